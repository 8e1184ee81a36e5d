import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FILTERS, type Filter, type Ticket } from '../../core/ticket.js';
import { formatsOf } from '../../i18n/formats.js';
import { Announcer } from '../../ui/announcer.js';
import { channelIcon } from '../../ui/channel-icon.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { icon } from '../../ui/icons.js';
import { trouble } from '../../ui/trouble.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './inbox.styles.js';

/**
 * This person's tickets, the one that changed last first.
 *
 * @csspart ticket - One ticket.
 * @csspart notice - What went wrong.
 */
export class AskInbox extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { filter: {} };

  /** The filter to begin with where the view is placed in the page: `all`, `open`, `closed` or `favourites`. */
  declare filter: string | undefined;

  readonly #inbox = this.follow((session) => session.desk?.inbox);
  readonly #announcer = new Announcer(this);

  override render(): TemplateResult {
    return html`<div class="place">
      <h2 tabindex="-1">${this.t('inbox.title')}</h2>
      <div class="group">${this.#filters()} ${this.#tickets()}</div>
      ${this.#announcer.render()}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const filter = changed.has('filter') && FILTERS.find((one) => one === this.filter);
    if (filter) this.#inbox.model.choose(filter);
    if (this.#inbox.state.tickets.status === 'idle') void this.#inbox.model.load();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#inbox.state.tickets.status === 'ready') this.#announcer.sayOnce(this.t('inbox.count', { count: this.#inbox.model.listed.length }));
  }

  #filters(): TemplateResult {
    const { filter } = this.#inbox.state;
    const { counts } = this.#inbox.model;
    return html`<div class="filters" role="group" aria-label=${this.t('inbox.filters')}>
      ${FILTERS.map(
        (one) => html`<button
          class="button quiet"
          type="button"
          aria-pressed=${one === filter ? 'true' : 'false'}
          @click=${() => this.#inbox.model.choose(one)}
        >
          ${this.t(`inbox.filter.${one}`)} <span class="muted">${counts[one]}</span>
        </button>`,
      )}
    </div>`;
  }

  #tickets(): TemplateResult {
    const { tickets, filter } = this.#inbox.state;
    if (tickets.status === 'failed') return trouble(tickets.problem, this.words, () => void this.#inbox.model.load());
    if (tickets.status !== 'ready') return html`<div class="waiting" role="status"><span class="visually-hidden">${this.t('panel.loading')}</span></div>`;
    const { listed } = this.#inbox.model;
    if (listed.length === 0) return this.#empty(filter);
    return html`<ul class="rows tickets">${listed.map((ticket) => html`<li>${this.#ticket(ticket)}</li>`)}</ul>`;
  }

  #empty(filter: Filter): TemplateResult {
    if (filter !== 'all') return html`<p class="muted">${this.t('inbox.emptyFilter')}</p>`;
    return html`<div class="empty">
      <p>${this.t('inbox.empty')}</p>
      <p class="muted">${this.t('inbox.emptyHint')}</p>
    </div>`;
  }

  #ticket(ticket: Ticket): TemplateResult {
    const last = ticket.messages.at(-1);
    return html`<button class="row" part="ticket" type="button" @click=${() => this.session.go({ name: 'ticket', id: ticket.id })}>
      ${channelIcon(ticket.channel)}
      <span class="words">
        <span class="name" dir="auto">${ticket.summary}</span>
        ${last ? html`<span class="small muted last" dir="auto">${last.text}</span>` : nothing}
        <span class="small muted facts">
          <span class="pill ${ticket.state}">${this.t(`inbox.state.${ticket.state}`)}</span>
          <span>${ticket.number}</span>
          <time datetime=${ticket.updated} title=${formatsOf(this.words).moment(ticket.updated)}>${formatsOf(this.words).ago(ticket.updated, this.session.world.clock.now())}</time>
          ${ticket.unread ? html`<span>${this.t('inbox.unread', { count: ticket.unread })}</span>` : nothing}
          ${ticket.starred ? html`<span class="visually-hidden">${this.t('inbox.starred')}</span>` : nothing}
        </span>
      </span>
      ${ticket.unread ? html`<span class="dot"></span>` : nothing} ${icon('forward')}
    </button>`;
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-inbox', AskInbox);

declare global {
  interface HTMLElementTagNameMap {
    'ask-inbox': AskInbox;
  }
}
