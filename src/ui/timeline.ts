import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Attachment } from '../core/attachment.js';
import type { Message } from '../core/ticket.js';
import { grouped, sideOf } from '../core/timeline.js';
import type { Words } from '../i18n/words.js';
import { Burst, type Heard } from '../session/burst.js';
import type { Nearby } from '../session/world.js';
import { Announcer } from './announcer.js';
import { AtEnd } from './at-end.js';
import { content } from './content.js';
import { controls } from './controls.js';
import { defineElement } from './define.js';
import { download } from './download.js';
import { Handover } from './handover.js';
import { Shown } from './shown.js';
import { Ticking } from './ticking.js';
import { groupOf, type Timeline } from './timeline-group.js';
import { fileButton, type Fetching } from './timeline-message.js';
import { sendingGroup, stuckWords, type Sending, type SendingMoves } from './timeline-sending.js';
import { heardWords, textOf } from './timeline-text.js';
import { styles } from './timeline.styles.js';
import { tokens } from './tokens.js';

/** So many messages are shown at first, and with each step back. */
const PAGE = 100;
/** So long, in ms, it rests between two drawings: while messages pour in there is time for what somebody types. */
const REST = 50;

/**
 * The messages of a ticket: mine and theirs told apart by side, shape and name, with what is on its way at the end. Says what comes
 * from the other side, a burst at a time. Needs the words of `inbox`, and no session: the page of a support person uses it too.
 *
 * @csspart message - One message.
 */
export class AskTimeline extends LitElement {
  static override styles = [tokens, controls, content, styles];
  static override properties = {
    of: { attribute: false }, messages: { attribute: false }, sending: { attribute: false, hasChanged: differ }, moves: { attribute: false }, typing: { attribute: false },
    side: { attribute: false }, me: { attribute: false }, live: { attribute: false }, words: { attribute: false }, clock: { attribute: false }, file: { attribute: false }, seen: { attribute: false },
  };

  /** The id of the ticket: another one begins anew. */
  declare of: string;
  declare messages: readonly Message[];
  /** My own messages that are not there yet. */
  declare sending: readonly Sending[];
  declare moves: SendingMoves;
  /** Who is typing on the other side; `''` where that is known of nobody by name. */
  declare typing: string | undefined;
  /** Who looks at it. */
  declare side: 'visitor' | 'support';
  /** The name of who looks at it, where others speak for the same side. */
  declare me: string | undefined;
  /** Whether it is a conversation that goes on: then it scrolls by itself, and stays at its end. */
  declare live: boolean;
  declare words: Words;
  declare clock: Nearby['clock'];
  /** Called while the end is in view: then everything has been seen. */
  declare seen: (() => void) | undefined;
  /** Fetches a file. */
  declare file: ((id: string) => Promise<Blob | undefined>) | undefined;

  readonly #announcer = new Announcer(this);
  readonly #handover = new Handover(this);
  readonly #shown = new Shown(this);
  readonly #ticking = new Ticking(this);
  readonly #atEnd = new AtEnd(this, () => (this.live ? this.renderRoot.querySelector<HTMLElement>('.scroller') : null));
  #burst: Burst | undefined;
  #known: ReadonlySet<string> | undefined;
  #count = PAGE;
  /** Over once it may be drawn again. */
  #rest: Promise<void> | undefined;
  /** How many have come while the end was out of view. */
  #missed = 0;
  #isExact = false;
  #files: ReadonlyMap<string, Fetching> = new Map();
  /** The message that could not be taken back. */
  #untaken: string | undefined;

  constructor() {
    super();
    Object.assign(this, { of: '', messages: [], sending: [], side: 'visitor', live: false });
  }

  /** Brings the first of so many messages of the other side that have not been read into view, unless it is there. */
  async showUnread(count: number): Promise<void> {
    await this.updateComplete;
    const theirs = [...this.renderRoot.querySelectorAll('.theirs > .bubble')];
    const first = count > 0 ? theirs.at(-Math.min(count, theirs.length)) : undefined;
    const before = first?.getBoundingClientRect().top;
    first?.scrollIntoView({ block: 'nearest' });
    // Where something has to move at all, it moves so far that what comes after is seen too.
    if (first?.getBoundingClientRect().top !== before) first?.scrollIntoView();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#burst?.stop();
    this.#burst = undefined;
  }

  override render(): TemplateResult {
    const groups = grouped(this.messages.slice(-this.#count));
    const earlier = this.messages.length - this.#count;
    const common = this.#common;
    const label = this.words.t('inbox.ticket.timeline');
    const list = html`${earlier > 0
        ? html`<p class="earlier"><button class="button quiet" type="button" @click=${this.#showEarlier}>${this.words.t('inbox.message.earlier', { count: earlier })}</button></p>`
        : nothing}
      <ol class="timeline ${this.#count > 3 * PAGE ? 'long' : ''}" tabindex="-1" aria-label=${label}>
        ${repeat(groups, ({ messages: [first] }) => first!.id, (group, index) => groupOf(group, index === groups.length - 1, common))}
        ${sendingGroup(this.#onTheirWay, this.#untaken, this.#sendingMoves, this.words)}
      </ol>
      ${this.typing === undefined ? nothing : html`<p class="typing small muted"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${this.#typingWords(this.typing)}</p>`}
      <div class="end"></div>`;
    return html`${this.live ? html`<div class="scroller" role="log" aria-live="off" tabindex="0" aria-label=${label}>${list}</div>` : list}
    ${this.#missed > 0
      ? html`<p class="new ${this.live ? 'over' : ''}"><button class="button primary" type="button" @click=${this.#toEnd}>${this.words.t('inbox.message.new', { count: this.#missed })}</button></p>`
      : nothing}
    ${this.#announcer.render()}`;
  }

  protected override async scheduleUpdate(): Promise<void> {
    await this.#rest;
    // By a timer, and not with the next frame: a tab that is hidden has none.
    this.#rest = new Promise((over) => this.clock.after(REST, over));
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#handover.before();
    if (changed.has('of')) this.#begin();
    if (changed.has('messages')) this.#hear();
    if (this.#atEnd.isThere) this.#missed = 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#ticking.by(this.clock);
    this.#handover.after('.sending .state', '.state', '.timeline');
    // Said where it can be heard: a panel that is closed is drawn all the same.
    if (this.#shown.isShown) this.#announcer.sayOnce(stuckWords(this.#onTheirWay, this.words));
    if (this.#atEnd.isThere && this.#atEnd.isInView && document.visibilityState === 'visible') this.seen?.();
    // What one has sent oneself one wants to see.
    if (this.live && changed.has('sending') && this.sending.length > (changed.get('sending')?.length ?? 0)) this.#atEnd.go();
  }

  #begin(): void {
    this.#known = this.#untaken = undefined;
    this.#count = PAGE;
    this.#missed = 0;
    this.#files = new Map();
    this.#burst?.stop();
    this.#burst = undefined;
  }

  /** Notices what has come since the last drawing. What stood there at first is no news. */
  #hear(): void {
    const before = this.#known;
    if (this.messages.length > 0 || before) this.#known = new Set(this.messages.map(({ id }) => id));
    if (!before) return;
    const come = this.messages.filter((message) => !before.has(message.id) && message.from !== this.side);
    // Nothing that was in view moves out of it because more has come below.
    this.#count += this.#atEnd.isThere ? 0 : come.length;
    if (!this.#atEnd.isThere) this.#missed += come.length;
    this.#burst ??= new Burst(this.clock, (heard) => this.#say(heard));
    for (const message of come) this.#burst.add({ name: sideOf(message) === 'system' ? '' : this.#nameOf(message), text: textOf(message, this.words) });
  }

  /** Of two pages that hear the same, the one in front says it. */
  #say(heard: readonly Heard[]): void {
    if (document.visibilityState === 'visible') this.#announcer.say(heardWords(heard, this.words));
  }

  /** What the groups have in common, as it stands now. */
  get #common(): Timeline {
    const { words, side } = this;
    return {
      words,
      side,
      now: this.clock.now(),
      isExact: this.#isExact,
      lastOfMine: this.messages.findLast(({ from }) => from === side)?.id,
      files: this.#files,
      nameOf: (message) => this.#nameOf(message),
      file: (file) => fileButton(file, this.#files.get(file.id), () => void this.#fetch(file), words),
      toggleTimes: this.#toggleTimes,
    };
  }

  /** What is not among the messages yet, though it may have arrived. */
  get #onTheirWay(): readonly Sending[] {
    return this.sending.filter(({ key }) => !this.messages.some(({ reference }) => reference === key));
  }

  readonly #sendingMoves: SendingMoves = { retry: (key) => this.moves.retry(key), takeBack: (key) => void this.#takeBack(key) };

  async #takeBack(key: string): Promise<void> {
    this.#untaken = undefined;
    this.requestUpdate();
    if ((await this.moves.takeBack(key)) !== false) return;
    // Only what was gone meanwhile is said once more.
    await this.updateComplete;
    this.#untaken = key;
    this.requestUpdate();
  }

  async #fetch({ id, name }: Attachment): Promise<void> {
    if (this.#files.get(id) === 'busy') return;
    this.#stand(id, 'busy');
    const blob = await this.file?.(id).catch(() => undefined);
    this.#stand(id, blob ? undefined : 'failed');
    if (blob && this.isConnected) download(blob, name, this.clock);
    else this.#announcer.say(this.words.t('inbox.message.file.failed'));
  }

  #stand(id: string, fetching: Fetching | undefined): void {
    const { [id]: _, ...others } = Object.fromEntries(this.#files);
    this.#files = new Map(Object.entries(fetching ? { ...others, [id]: fetching } : others));
    this.requestUpdate();
  }

  #nameOf(message: Message): string {
    if (message.from === this.side && (this.me === undefined || this.me === message.name)) return this.words.t('inbox.ticket.you');
    return message.name ?? this.words.t(`inbox.ticket.${message.from === 'visitor' ? 'visitor' : 'support'}`);
  }

  #typingWords(name: string): string {
    return name ? this.words.t('inbox.message.typing', { name }) : this.words.t('inbox.message.someoneTyping');
  }

  readonly #showEarlier = async (): Promise<void> => {
    const scroller = this.renderRoot.querySelector('.scroller');
    const below = (scroller?.scrollHeight ?? 0) - (scroller?.scrollTop ?? 0);
    this.#count += PAGE;
    // The button is about to go.
    if (this.#count >= this.messages.length) this.renderRoot.querySelector<HTMLElement>('.timeline')?.focus({ preventScroll: true });
    this.requestUpdate();
    await this.updateComplete;
    // What was read last stays where it was; the browser sees to that but at the very top.
    if (scroller) scroller.scrollTop = scroller.scrollHeight - below;
  };

  readonly #toEnd = (): void => {
    this.#atEnd.go();
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>(this.live ? '.scroller' : '.timeline')?.focus({ preventScroll: true });
  };

  readonly #toggleTimes = (): void => {
    this.#isExact = !this.#isExact;
    this.requestUpdate();
  };
}

/** Whether two lists have other things in them. */
function differ(one: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  return one.length !== other?.length || one.some((thing, index) => thing !== other[index]);
}

/** Called by whoever shows a timeline. */
export const define = (): void => defineElement('ask-timeline', AskTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'ask-timeline': AskTimeline;
  }
}
