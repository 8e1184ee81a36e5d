import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Ticket } from '../../core/ticket.js';
import type { Thread } from '../../session/thread.js';
import { Announcer } from '../../ui/announcer.js';
import { define as defineComposer } from '../../ui/composer.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { Handover } from '../../ui/handover.js';
import { icon } from '../../ui/icons.js';
import { replyMoves } from '../../ui/reply-moves.js';
import { define as defineTimeline } from '../../ui/timeline.js';
import { transcriptMoves } from '../../ui/transcript-moves.js';
import { trouble } from '../../ui/trouble.js';
import { unkept } from '../../ui/unkept.js';
import { AskView } from '../../ui/view-element.js';
import { waiting } from '../../ui/waiting.js';
import { styles } from './chat.styles.js';
import { Sound } from './sound.js';
import { goesOn, ongoing, standsAs } from './stands.js';

/**
 * A chat: how it stands, what is said, and a field to say more. It is a ticket all the time, so that nothing depends on it going on.
 * Placed in the page it shows the chat that goes on, or begins one.
 *
 * @csspart message - One message.
 * @csspart notice - What went wrong, or what one should know.
 * @csspart submit-button - Sends a message.
 */
export class AskChat extends AskView {
  static override styles = [AskView.styles, content, styles];

  #own: Thread | undefined;
  readonly #thread = this.follow((session) => (this.#isPlaced ? (this.#own ??= session.desk?.anotherThread()) : session.desk?.thread));
  readonly #inbox = this.follow((session) => session.desk?.inbox);
  readonly #replies = this.follow((session) => session.desk?.replies);
  readonly #composing = this.follow((session) => session.desk?.composing);
  readonly #typing = this.follow((session) => session.desk?.typing);
  readonly #live = this.follow((session) => session.desk?.live);
  readonly #announcer = new Announcer(this);
  readonly #handover = new Handover(this);
  readonly #sound = new Sound(() => this.requestUpdate());
  /** How many messages of support were there at the last drawing, and of which chat. */
  #heard: { readonly id: string; readonly count: number } | undefined;
  #last: (() => Promise<boolean>) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sound.stop();
    if (this.#own) this.session.desk?.release(this.#own);
    this.#own = undefined;
  }

  /** The same throughout: another function would be drawn as a change. */
  readonly #moves = replyMoves(this, () => this.session);
  readonly #seen = (): void => void this.#thread.model.seen();
  readonly #file = async (id: string): Promise<Blob | undefined> => this.session.setup.value.backend.tickets?.file?.(id);

  override render(): TemplateResult {
    const { ticket, id } = this.#thread.state;
    if (this.#isPlaced && !id) return this.#beginning();
    const chat = ticket.status === 'ready' ? ticket.value : undefined;
    return html`<header class="head">
        <h2 tabindex="-1">${this.t('chat.title')}</h2>
        <p class="stands small" role="status">${chat && goesOn(chat) ? standsAs(chat, this.words) : nothing}</p>
        ${chat ? this.#options(chat) : nothing}
        <p class="link-state small" role="status">${this.#linkWords()}</p>
      </header>
      ${chat ? this.#chat(chat) : this.#none(id)} ${this.#announcer.render()}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#handover.before();
    if (this.#isPlaced) this.#find();
    this.#listen();
  }

  protected override firstUpdated(): void {
    void this.#sound.recall(this.session);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#handover.after('.over, ask-composer', 'h2');
  }

  /** Whether it stands in the host's page: there it shows the chat that goes on, and in the panel the one that was opened. */
  get #isPlaced(): boolean {
    return this.closest('ask-help') !== null;
  }

  #find(): void {
    const { tickets } = this.#inbox.state;
    if (tickets.status === 'idle' && this.#inbox.model.possible) void this.session.desk?.list();
    const found = tickets.status === 'ready' ? ongoing(tickets.value) : undefined;
    const { ticket } = this.#thread.state;
    const isInOne = ticket.status === 'ready' && goesOn(ticket.value);
    if (found && !isInOne && found.id !== this.#thread.state.id) void this.#thread.model.open(found.id);
  }

  /** No chat goes on: one can be begun, in the panel, or the channels say why not. */
  #beginning(): TemplateResult {
    const { tickets } = this.#inbox.state;
    const isFetched = tickets.status === 'ready' || tickets.status === 'failed' || !this.#inbox.model.possible;
    if (!isFetched) return html`<div class="place">${waiting(this.words)}</div>`;
    const isOffered = this.session.desk?.contact.offered('chat');
    const go = (): void => this.session.go(isOffered ? { name: 'form', channel: 'chat' } : { name: 'contact' });
    return html`<div class="place">
      <h2 tabindex="-1">${this.t('chat.title')}</h2>
      ${isOffered ? nothing : html`<p>${this.t('form.closed')}</p>`}
      <p><button class="button ${isOffered ? 'primary' : ''}" type="button" @click=${go}>${this.t(isOffered ? 'chat.begin' : 'form.channels')}</button></p>
    </div>`;
  }

  /** Sounds when support has said something more. */
  #listen(): void {
    const { ticket } = this.#thread.state;
    if (ticket.status !== 'ready') return;
    const { id, messages } = ticket.value;
    const count = messages.filter(({ from }) => from === 'support').length;
    if (this.#heard?.id === id && count > this.#heard.count) this.#sound.play();
    this.#heard = { id, count };
  }

  /** A connection that is there, or is replaced by asking again and again, is not worth a word. */
  #linkWords(): string | typeof nothing {
    const { link } = this.#live.state;
    return link === 'broken' || link === 'connecting' ? this.t(`chat.${link}`) : nothing;
  }

  #none(id: string): TemplateResult {
    const { ticket } = this.#thread.state;
    if (ticket.status === 'failed') return html`<div class="place">${trouble(ticket.problem, this.words, () => void this.#thread.model.open(id))}</div>`;
    return html`<div class="place">${waiting(this.words)}</div>`;
  }

  #chat(chat: Ticket): TemplateResult {
    return html`<ask-timeline
        exportparts="message"
        .live=${true}
        .of=${chat.id}
        .messages=${chat.messages}
        .sending=${this.#replies.model.of(chat.id)}
        .moves=${this.#moves}
        .typing=${this.#typing.state.who[chat.id]}
        .words=${this.words}
        .clock=${this.session.world.clock}
        .seen=${this.#seen}
        .file=${this.#file}
      ></ask-timeline>
      <footer class="foot">
        ${this.#trouble()} ${unkept(this.#replies.model, this.#composing.model, this.words)} ${chat.standing === 'waiting' && goesOn(chat) ? html`<p class="small muted">${this.t('chat.meanwhile')}</p>` : nothing}
        ${goesOn(chat) ? html`<ask-composer exportparts="submit-button" .chat=${true} .ticket=${chat.id}></ask-composer>` : this.#over(chat)}
      </footer>`;
  }

  /** It is over: what happens now, and the ways on. */
  #over(chat: Ticket): TemplateResult {
    const isBusy = this.#thread.state.doing === 'continue';
    const again = (): void => this.#do(() => this.#thread.model.change({ standing: 'waiting' }));
    return html`<p class="over" tabindex="-1" role="status">${standsAs(chat, this.words)}</p>
      <p class="buttons">
        ${chat.state === 'open'
          ? html`<button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => isBusy || again()}>${this.t('inbox.ticket.continue')}</button>`
          : nothing}
        <button class="button" type="button" @click=${() => this.session.go({ name: 'ticket', id: chat.id })}>${this.t('chat.toTicket')}</button>
      </p>`;
  }

  #options(chat: Ticket): TemplateResult {
    const end = (): void => this.#do(() => this.#thread.model.change({ standing: 'ended' }));
    return html`<details class="options">
      <summary class="small">${this.t('chat.options')}</summary>
      <div class="buttons">
        <button class="button quiet" type="button" aria-pressed=${this.#sound.on ? 'true' : 'false'} @click=${() => void this.#sound.turn(this.session)}>${this.t('chat.sound')}</button>
        ${transcriptMoves(chat, this.#mail(chat), this.session.world.clock, this.words)}
        ${goesOn(chat) ? html`<button class="button quiet" type="button" @click=${end}>${this.t('chat.end')}</button>` : nothing}
      </div>
    </details>`;
  }

  #trouble(): TemplateResult | typeof nothing {
    const { problem, stale } = this.#thread.state;
    const isTold = problem?.code === 'mail' ? 'inbox.transcript.none' : problem?.kind === 'refused' ? 'inbox.ticket.notNow' : !problem && stale ? 'inbox.stale' : undefined;
    if (isTold) return html`<div class="notice" part="notice" role=${problem ? 'alert' : 'status'}>${icon('alert')}<p>${this.t(isTold)}</p></div>`;
    return problem ? trouble(problem, this.words, this.#last && (() => this.#do(this.#last!))) : nothing;
  }

  #do(act: () => Promise<boolean>, then?: () => void): void {
    this.#last = act;
    void act().then((worked) => worked && then?.());
  }

  #mail({ email }: Ticket): (() => void) | undefined {
    if (!this.session.setup.value.backend.chat?.transcript) return undefined;
    return () => this.#do(() => this.#thread.model.transcript(email), () => this.#announcer.say(this.t('inbox.transcript.sent', { email })));
  }
}

/** Called by whoever loads this chunk. */
export function define(): void {
  defineTimeline();
  defineComposer();
  defineElement('ask-chat', AskChat);
}

declare global {
  interface HTMLElementTagNameMap {
    'ask-chat': AskChat;
  }
}
