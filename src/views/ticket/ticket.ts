import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Message, Ticket } from '../../core/ticket.js';
import { formatsOf } from '../../i18n/formats.js';
import { Thread } from '../../session/thread.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { trouble } from '../../ui/trouble.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './ticket.styles.js';

/**
 * One ticket as a timeline.
 *
 * @csspart message - One message.
 * @csspart notice - What went wrong.
 */
export class AskTicket extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { ticketId: { attribute: 'ticket-id' } };

  /** The ticket to show where the view is placed in the page; in the panel it is the one that was opened. */
  declare ticketId: string | undefined;

  #own: Thread | undefined;
  readonly #thread = this.follow((session) => this.#model(session.desk?.thread));

  override render(): TemplateResult {
    const { ticket, id } = this.#thread.state;
    switch (ticket.status) {
      case 'ready':
        return this.#ticket(ticket.value);
      case 'failed':
        return html`<div class="place">${trouble(ticket.problem, this.words, () => void this.#thread.model.open(id))}</div>`;
      default:
        return html`<div class="place"><div class="waiting" role="status"><span class="visually-hidden">${this.t('panel.loading')}</span></div></div>`;
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('ticketId') && this.ticketId) void this.#thread.model.open(this.ticketId);
  }

  #model(shared: Thread | undefined): Thread | undefined {
    return this.ticketId ? (this.#own ??= new Thread(this.session.setup, this.session.world)) : shared;
  }

  #ticket(ticket: Ticket): TemplateResult {
    const answered = ticket.messages.some((message) => message.from === 'support');
    return html`<article class="place">
      <div class="group">
        <h2 tabindex="-1" dir="auto">${ticket.summary}</h2>
        <div class="facts small muted">
          <span class="pill ${ticket.state}">${this.t(`inbox.state.${ticket.state}`)}</span>
          <span>${this.t('inbox.ticket.title', { number: ticket.number })}</span>
          <span>${this.t('inbox.ticket.created', { date: formatsOf(this.words).moment(ticket.created) })}</span>
        </div>
      </div>
      <ol class="timeline" aria-label=${this.t('inbox.ticket.timeline')}>
        ${ticket.messages.map((message) => this.#message(message))}
      </ol>
      ${ticket.state === 'open' && !answered ? html`<p class="small muted">${this.t('inbox.ticket.waiting')}</p>` : nothing}
      <p class="small muted">${this.t('inbox.ticket.replyTo', { email: ticket.email })}</p>
    </article>`;
  }

  #message(message: Message): TemplateResult {
    const formats = formatsOf(this.words);
    const who = message.from === 'visitor' ? this.t('inbox.ticket.you') : (message.name ?? this.t(`inbox.ticket.${message.from}`));
    return html`<li class="message ${message.from}" part="message">
      <span class="who small muted">
        <span class="label">${who}</span>
        <time datetime=${message.sent} title=${formats.moment(message.sent)}>${formats.ago(message.sent, this.session.world.clock.now())}</time>
      </span>
      <div class="bubble" dir="auto">${message.text}</div>
    </li>`;
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-ticket', AskTicket);

declare global {
  interface HTMLElementTagNameMap {
    'ask-ticket': AskTicket;
  }
}
