import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Attachment } from '../core/attachment.js';
import type { Message } from '../core/ticket.js';
import { grouped, sideOf, type Group } from '../core/timeline.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import { Burst, type Heard } from '../session/burst.js';
import type { Nearby } from '../session/world.js';
import { Announcer } from './announcer.js';
import { AtEnd } from './at-end.js';
import { content } from './content.js';
import { controls } from './controls.js';
import { defineElement } from './define.js';
import { download } from './download.js';
import { Ticking } from './ticking.js';
import { fileButton, messageBody, type Fetching } from './timeline-message.js';
import { isStuck, sendingBody, type Sending, type SendingMoves } from './timeline-sending.js';
import { textOf } from './timeline-text.js';
import { styles } from './timeline.styles.js';
import { tokens } from './tokens.js';

/** So many messages are shown at first, and with each step back. */
const PAGE = 100;

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
  readonly #ticking = new Ticking(this);
  readonly #atEnd = new AtEnd(this, () => (this.live ? this.renderRoot.querySelector<HTMLElement>('.scroller') : null));
  #burst: Burst | undefined;
  #known: ReadonlySet<string> | undefined;
  #shown = PAGE;
  /** How many have come while the end was out of view. */
  #missed = 0;
  #isExact = false;
  #files: ReadonlyMap<string, Fetching> = new Map();

  constructor() {
    super();
    Object.assign(this, { of: '', messages: [], sending: [], side: 'visitor', live: false });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#burst?.stop();
    this.#burst = undefined;
  }

  override render(): TemplateResult {
    const groups = grouped(this.messages.slice(-this.#shown));
    const earlier = this.messages.length - this.#shown;
    const label = this.words.t('inbox.ticket.timeline');
    const list = html`${earlier > 0
        ? html`<p class="earlier"><button class="button quiet" type="button" @click=${this.#showEarlier}>${this.words.t('inbox.message.earlier', { count: earlier })}</button></p>`
        : nothing}
      <ol class="timeline ${this.#shown > 3 * PAGE ? 'long' : ''}" tabindex="-1" aria-label=${label}>
        ${repeat(groups, ({ messages: [first] }) => first!.id, (group, index) => this.#guarded(group, index === groups.length - 1))}
        ${this.#sending()}
      </ol>
      ${this.typing === undefined ? nothing : html`<p class="typing small muted"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${this.#typingWords(this.typing)}</p>`}
      <div class="end"></div>`;
    return html`${this.live ? html`<div class="scroller" role="log" aria-live="off" tabindex="0" aria-label=${label}>${list}</div>` : list}
    ${this.#missed > 0
      ? html`<p class="new ${this.live ? 'over' : ''}"><button class="button primary" type="button" @click=${this.#toEnd}>${this.words.t('inbox.message.new', { count: this.#missed })}</button></p>`
      : nothing}
    ${this.#announcer.render()}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('of')) this.#begin();
    if (changed.has('messages')) this.#hear();
    if (this.#atEnd.isThere) this.#missed = 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#ticking.by(this.clock);
    if (this.#atEnd.isThere && this.#atEnd.isInView && document.visibilityState === 'visible') this.seen?.();
    // What one has sent oneself one wants to see.
    if (this.live && changed.has('sending') && this.sending.length > (changed.get('sending')?.length ?? 0)) this.#atEnd.go();
  }

  #begin(): void {
    this.#known = undefined;
    this.#shown = PAGE;
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
    this.#shown += this.#atEnd.isThere ? 0 : come.length;
    if (!this.#atEnd.isThere) this.#missed += come.length;
    this.#burst ??= new Burst(this.clock, (heard) => this.#say(heard));
    for (const message of come) this.#burst.add({ name: sideOf(message) === 'system' ? '' : this.#nameOf(message), text: textOf(message, this.words) });
  }

  /** Of two pages that hear the same, the one in front says it. */
  #say(heard: readonly Heard[]): void {
    if (document.visibilityState === 'visible') this.#announcer.say(this.#heardWords(heard));
  }

  #heardWords(heard: readonly Heard[]): string {
    const [{ name, text } = { name: '', text: '' }] = heard;
    if (heard.length === 1) return name ? `${name}: ${text}` : text;
    const isOfOne = name && heard.every((one) => one.name === name);
    return this.words.t(isOfOne ? 'inbox.message.newFrom' : 'inbox.message.new', { count: heard.length, name });
  }

  /** Draws a group anew only where something of it has changed: of a thousand messages, one more is one. */
  #guarded(group: Group, isLast: boolean): unknown {
    const minute = Math.floor(this.clock.now().getTime() / 60_000);
    const said = group.messages.flatMap(({ id, text, read }) => [id, text, read]);
    return guard([this.words.tags, this.side, minute, this.#isExact, this.#files, isLast, this.#lastOfMine, ...said], () => this.#group(group, isLast));
  }

  #group({ from, beginsDay, messages }: Group, isLast: boolean): TemplateResult {
    const [first] = messages as readonly [Message];
    const side = from === 'system' ? 'system' : from === this.side ? 'mine' : 'theirs';
    return html`${beginsDay ? html`<li class="day small muted">${formatsOf(this.words).near(first.sent, this.clock.now())}</li>` : nothing}
      <li class="group ${side}">
        ${side === 'system' ? nothing : html`<p class="who small muted"><bdi class="label">${this.#nameOf(first)}</bdi> ${this.#when(first.sent, isLast)}</p>`}
        ${repeat(messages, ({ id }) => id, (message) => guard([this.words.tags, this.#files, message], () => messageBody(message, this.words, (file) => this.#file(file))))}
        ${side === 'system' ? html`<p class="small muted">${this.#when(first.sent, isLast)}</p>` : nothing} ${side === 'mine' ? this.#state(messages.at(-1)!) : nothing}
      </li>`;
  }

  /** One stop of the Tab key for all times: pressed, they are exact. */
  #when(sent: string, isLast: boolean): TemplateResult {
    const formats = formatsOf(this.words);
    const [ago, exact] = [formats.ago(sent, this.clock.now()), formats.moment(sent)];
    return html`<button class="when" type="button" tabindex=${isLast ? 0 : -1} title=${exact} aria-label=${`${ago} (${exact})`} @click=${this.#toggleTimes}>
      <time datetime=${sent}>${this.#isExact ? exact : ago}</time>
    </button>`;
  }

  /** Under the last of my messages that is there, how far it has come. */
  #state(message: Message): TemplateResult | typeof nothing {
    return message.id === this.#lastOfMine ? html`<p class="small muted state">${this.words.t(message.read ? 'inbox.message.read' : 'inbox.message.sent')}</p>` : nothing;
  }

  get #lastOfMine(): string | undefined {
    return this.messages.findLast(({ from }) => from === this.side)?.id;
  }

  #sending(): TemplateResult | typeof nothing {
    const arrived = new Set(this.messages.map(({ reference }) => reference));
    const sending = this.sending.filter(({ key }) => !arrived.has(key));
    if (sending.length === 0) return nothing;
    // They go in their order: what stands behind one that is stuck is stuck.
    const stuck = sending.findIndex(isStuck);
    return html`<li class="group mine">
      <p class="who small muted"><bdi class="label">${this.words.t('inbox.ticket.you')}</bdi></p>
      ${repeat(sending, ({ key }) => key, (one, index) => sendingBody(one, stuck >= 0 && index >= stuck, this.moves, this.words))}
    </li>`;
  }

  #file(file: Attachment): TemplateResult {
    return fileButton(file, this.#files.get(file.id), () => void this.#fetch(file), this.words);
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
    this.#shown += PAGE;
    this.requestUpdate();
    await this.updateComplete;
    // What was read last stays where it was; the browser sees to that but at the very top.
    if (scroller) scroller.scrollTop = scroller.scrollHeight - below;
    if (!this.shadowRoot?.activeElement) this.renderRoot.querySelector<HTMLElement>('.timeline')?.focus();
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
