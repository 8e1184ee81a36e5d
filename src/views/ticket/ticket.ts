import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Ticket } from '../../core/ticket.js';
import { formatsOf } from '../../i18n/formats.js';
import type { Thread } from '../../session/thread.js';
import { Announcer } from '../../ui/announcer.js';
import { define as defineComposer } from '../../ui/composer.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { Handover } from '../../ui/handover.js';
import { icon } from '../../ui/icons.js';
import { LatePart } from '../../ui/late-part.js';
import { replyMoves } from '../../ui/reply-moves.js';
import { standingOf } from '../../ui/standing.js';
import { star } from '../../ui/star.js';
import { define as defineTimeline } from '../../ui/timeline.js';
import { transcriptMoves } from '../../ui/transcript-moves.js';
import { trouble } from '../../ui/trouble.js';
import { unkept } from '../../ui/unkept.js';
import { AskView } from '../../ui/view-element.js';
import { waiting } from '../../ui/waiting.js';
import { survey, thanks, type Opinion } from './survey.js';
import { styles } from './ticket.styles.js';

const SILENT: Opinion = { score: undefined, text: '', lacks: false };

/**
 * One ticket: its timeline, and what one can do about it while it is open, or closed.
 *
 * @csspart message - One message.
 * @csspart notice - What went wrong, or what one should know.
 * @csspart submit-button - Sends the reply.
 */
export class AskTicket extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { ticketId: { attribute: 'ticket-id' } };

  /** The ticket to show where the view is placed in the page; in the panel it is the one that was opened. */
  declare ticketId: string | undefined;

  #own: Thread | undefined;
  readonly #thread = this.follow((session) => this.#model(session.desk?.thread));
  readonly #replies = this.follow((session) => session.desk?.replies);
  readonly #composing = this.follow((session) => session.desk?.composing);
  readonly #typing = this.follow((session) => session.desk?.typing);
  readonly #announcer = new Announcer(this);
  readonly #handover = new Handover(this);
  /** Shows what was agreed about a call: few tickets are one. */
  readonly #card = new LatePart(this, async () => {
    (await import('./callback.js')).define();
    return true;
  });
  #opinion = SILENT;
  /** What was done last, to do it again where it failed. */
  #last: (() => Promise<boolean>) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#own) this.session.desk?.release(this.#own);
    this.#own = undefined;
  }

  /** The same throughout: another function would be drawn as a change. */
  readonly #moves = replyMoves(this, () => this.session);
  readonly #seen = (): void => void this.#thread.model.seen();
  readonly #file = async (id: string): Promise<Blob | undefined> => this.session.setup.value.backend.tickets?.file?.(id);

  override render(): TemplateResult {
    const { ticket, id } = this.#thread.state;
    if (ticket.status === 'ready') return this.#ticket(ticket.value);
    const again = (): void => void Promise.all([this.#thread.model.open(id), this.arrive()]);
    // The same element while one waits and where that fails, so that it keeps the focus.
    return html`<div class="place" tabindex="-1">
      ${ticket.status === 'failed' ? trouble(ticket.problem, this.words, again) : waiting(this.words)}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#handover.before();
    // Another person begins without a ticket.
    if (this.ticketId && this.#thread.state.id !== this.ticketId) {
      void this.#thread.model.open(this.ticketId);
      void this.session.desk?.list();
    }
    const { ticket } = this.#thread.state;
    if (ticket.status === 'ready' && ticket.value.channel === 'callback') void this.#card.need(this.session.world.tell.problem);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#handover.after('.stands, ask-composer', '.place');
  }

  protected override focusStart(): boolean {
    const isThere = super.focusStart();
    const { ticket } = this.#thread.state;
    if (isThere && ticket.status === 'ready') void this.renderRoot.querySelector('ask-timeline')?.showUnread(ticket.value.unread);
    return isThere;
  }

  #model(shared: Thread | undefined): Thread | undefined {
    return this.ticketId ? (this.#own ??= this.session.desk?.anotherThread()) : shared;
  }

  #ticket(ticket: Ticket): TemplateResult {
    const isOpen = ticket.state === 'open';
    return html`<article class="place">
      ${this.#head(ticket)} ${this.#thread.state.stale ? html`<div class="notice" part="notice" role="status">${icon('alert')}<p>${this.t('inbox.stale')}</p></div>` : nothing}
      ${ticket.channel === 'callback' ? this.#call(ticket) : nothing} ${this.#timeline(ticket)} ${this.#trouble()}
      ${isOpen ? this.#whileOpen(ticket) : this.#onceClosed(ticket)}
      ${ticket.channel === 'chat' ? html`<p class="buttons">${transcriptMoves(ticket, this.#mail(ticket), this.session.world.clock, this.words)}</p>` : nothing}
      <p class="small muted">${this.t('inbox.ticket.replyTo', { email: ticket.email })}</p>
      ${this.#announcer.render()}
    </article>`;
  }

  #head(ticket: Ticket): TemplateResult {
    const standing = standingOf(ticket, this.words, this.session.world.clock.now());
    const turn = (): void => this.#do(() => this.#thread.model.change({ starred: !ticket.starred }));
    return html`<header class="head">
      <div class="group">
        <h2 tabindex="-1" dir="auto">${ticket.summary}</h2>
        <div class="facts small muted">
          <span class="pill ${ticket.state}">${this.t(`inbox.state.${ticket.state}`)}</span>
          ${standing ? html`<span class="standing">${standing}</span>` : nothing}
          <span>${this.t('inbox.ticket.title', { number: ticket.number })}</span>
          <span>${this.t('inbox.ticket.created', { date: formatsOf(this.words).moment(ticket.created) })}</span>
        </div>
      </div>
      ${this.#thread.model.may('starred')
        ? html`<button class="square" type="button" aria-label=${this.t('inbox.starred')} aria-pressed=${ticket.starred ? 'true' : 'false'} @click=${turn}>${star}</button>`
        : nothing}
    </header>`;
  }

  #call(ticket: Ticket): TemplateResult {
    const act = (change: () => Promise<boolean>): Promise<boolean> => this.#try(change);
    return html`<ask-callback exportparts="field" .ticket=${ticket} .thread=${this.#thread.model} .act=${act}></ask-callback>`;
  }

  #timeline(ticket: Ticket): TemplateResult {
    return html`<ask-timeline
      exportparts="message"
      .of=${ticket.id}
      .messages=${ticket.messages}
      .sending=${this.#replies.model.of(ticket.id)}
      .moves=${this.#moves}
      .typing=${this.#typing.state.who[ticket.id]}
      .words=${this.words}
      .clock=${this.session.world.clock}
      .seen=${this.#seen}
      .file=${this.#file}
    ></ask-timeline>`;
  }

  #whileOpen(ticket: Ticket): TemplateResult {
    const isAnswered = ticket.messages.some(({ from }) => from === 'support');
    return html`${isAnswered || ticket.channel === 'chat' ? nothing : html`<p class="small muted">${this.t('inbox.ticket.waiting')}</p>`}
      ${ticket.channel === 'chat'
        ? html`<p><button class="button primary" type="button" @click=${() => this.#continue(ticket)}>${icon('chat')}${this.t('inbox.ticket.continue')}</button></p>`
        : nothing}
      ${unkept(this.#replies.model, this.#composing.model, this.words)} <ask-composer exportparts="submit-button" .ticket=${ticket.id}></ask-composer>
      <p>${this.#button('inbox.ticket.close', 'close', () => this.#close())}</p>`;
  }

  #onceClosed(ticket: Ticket): TemplateResult {
    const moves = { write: (change: Partial<Opinion>) => this.#write(change), send: () => this.#rate() };
    return html`<p class="stands" tabindex="-1">${this.t('inbox.ticket.closed')}</p>
      ${ticket.rating ? thanks(ticket.rating, this.words) : this.#thread.model.ratable ? survey(this.#opinion, this.#thread.state.doing === 'rate', moves, this.words) : nothing}
      <p class="buttons">
        ${this.#button('inbox.ticket.reopen', 'reopen', () => this.#reopen())}
        <button class="button" type="button" @click=${() => this.#again(ticket)}>${this.t('inbox.ticket.again')}</button>
      </p>`;
  }

  #button(key: string, doing: string, act: () => void): TemplateResult {
    const isBusy = this.#thread.state.doing === doing;
    return html`<button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => isBusy || act()}>${this.t(key)}</button>`;
  }

  #trouble(): TemplateResult | typeof nothing {
    const { problem } = this.#thread.state;
    // What is wrong in a field is said there.
    if (!problem || problem.fields?.['slot'] || problem.fields?.['phone']) return nothing;
    const said = problem.code === 'mail' ? 'inbox.transcript.none' : problem.kind === 'refused' ? 'inbox.ticket.notNow' : undefined;
    if (said) return html`<div class="notice" part="notice" role="alert">${icon('alert')}<p>${this.t(said)}</p></div>`;
    return trouble(problem, this.words, this.#last && (() => this.#do(this.#last!)));
  }

  #do(act: () => Promise<boolean>, then?: () => void): void {
    void this.#try(act).then((worked) => worked && then?.());
  }

  #try(act: () => Promise<boolean>): Promise<boolean> {
    this.#last = act;
    return act();
  }

  #close(): void {
    this.#do(() => this.#thread.model.close(), () => this.#announcer.say(this.t('inbox.ticket.closed')));
  }

  #reopen(): void {
    this.#do(() => this.#thread.model.reopen(), () => this.#announcer.say(this.t('inbox.ticket.reopened')));
  }

  #write(change: Partial<Opinion>): void {
    this.#opinion = { ...this.#opinion, ...(change.score && { lacks: false }), ...change };
    this.requestUpdate();
  }

  #rate(): void {
    const { score, text } = this.#opinion;
    if (score === undefined) return this.#write({ lacks: true });
    const done = (): void => {
      this.#opinion = SILENT;
      this.#announcer.say(this.t('inbox.rating.thanks', { score, word: this.t(`inbox.rating.${score}`) }));
    };
    this.#do(() => this.#thread.model.rate({ score, text: text.trim() }), done);
  }

  /** Goes back into the chat; one that is over waits for somebody again first. */
  #continue({ id, standing }: Ticket): void {
    const go = (): void => this.session.go({ name: 'chat', id });
    if (standing === 'waiting' || standing === 'active') go();
    else this.#do(() => this.#thread.model.change({ standing: 'waiting' }), go);
  }

  /** Begins another ticket about the same (R63). */
  #again({ channel, premium, summary }: Ticket): void {
    const { desk } = this.session;
    const offer = desk?.contact.offered(channel, premium);
    this.session.go({ name: 'form', channel, premium });
    if (offer) void desk?.drafting.open(offer, summary);
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
  defineElement('ask-ticket', AskTicket);
}

declare global {
  interface HTMLElementTagNameMap {
    'ask-ticket': AskTicket;
  }
}
