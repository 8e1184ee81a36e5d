import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Problem } from '../../core/problem.js';
import { FILTERS, type Filter, type Ticket } from '../../core/ticket.js';
import { Announcer } from '../../ui/announcer.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { Handover } from '../../ui/handover.js';
import { icon } from '../../ui/icons.js';
import { Ticking } from '../../ui/ticking.js';
import { trouble } from '../../ui/trouble.js';
import { AskView } from '../../ui/view-element.js';
import { waiting } from '../../ui/waiting.js';
import { styles } from './inbox.styles.js';
import { row } from './row.js';

/**
 * This person's tickets, the one that changed last first.
 *
 * @csspart ticket - One ticket.
 * @csspart notice - What went wrong, or what one should know.
 */
export class AskInbox extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { filter: {} };

  /** The filter to begin with where the view is placed in the page: `all`, `open`, `closed` or `favourites`. */
  declare filter: string | undefined;

  readonly #inbox = this.follow((session) => session.desk?.inbox);
  readonly #announcer = new Announcer(this);
  readonly #handover = new Handover(this);
  readonly #ticking = new Ticking(this);

  override render(): TemplateResult {
    return html`<div class="place">
      ${this.#title()} ${this.#isFollowedElsewhere ? this.#elsewhere() : html`<div class="group">${this.#stale()} ${this.#search()} ${this.#filters()} ${this.#tickets()}</div>`}
      ${this.#announcer.render()}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#handover.before();
    const filter = changed.has('filter') && FILTERS.find((one) => one === this.filter);
    if (filter) this.#inbox.model.choose(filter);
    if (this.#inbox.state.tickets.status === 'idle' && !this.#isFollowedElsewhere) void this.session.desk?.list();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#handover.after('h2');
    this.#ticking.by(this.session.world.clock);
    if (this.#inbox.state.tickets.status === 'ready') this.#announcer.sayOnce(this.t('inbox.count', { count: this.#inbox.model.listed.length }));
  }

  #title(): TemplateResult {
    const unread = this.#isFollowedElsewhere ? 0 : this.#inbox.model.unread;
    return html`<div class="title">
      <h2 tabindex="-1" aria-describedby=${unread ? 'unread' : nothing}>${this.t('inbox.title')}</h2>
      ${unread ? html`<span class="unread" aria-hidden="true">${unread}</span><span class="visually-hidden" id="unread">${this.t('inbox.unread', { count: unread })}</span>` : nothing}
    </div>`;
  }

  /** From the mobile app one is sent to the desktop (R54). */
  get #isFollowedElsewhere(): boolean {
    return this.session.setup.value.settings.surface === 'mobile-app';
  }

  #elsewhere(): TemplateResult {
    return html`<div class="notice" part="notice">${icon('inbox')}<p>${this.t('inbox.desktop')}</p></div>`;
  }

  #stale(): TemplateResult | typeof nothing {
    return this.#inbox.state.stale ? html`<div class="notice" part="notice" role="status">${icon('alert')}<p>${this.t('inbox.stale')}</p></div>` : nothing;
  }

  #search(): TemplateResult | typeof nothing {
    const { counts } = this.#inbox.model;
    if (counts.all < 2 && !this.#inbox.state.sought) return nothing;
    return html`<div class="search">
      <label class="visually-hidden" for="search">${this.t('inbox.search')}</label>
      ${icon('search')}
      <input
        id="search"
        type="search"
        autocomplete="off"
        placeholder=${this.t('inbox.search')}
        .value=${this.#inbox.state.sought}
        @input=${(event: Event) => this.#inbox.model.seek((event.target as HTMLInputElement).value)}
      />
    </div>`;
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
    const { tickets, filter, sought } = this.#inbox.state;
    if (tickets.status === 'failed') return this.#failed(tickets.problem);
    if (tickets.status !== 'ready') return waiting(this.words);
    const { listed } = this.#inbox.model;
    if (listed.length === 0) return sought.trim() ? html`<p class="muted">${this.t('inbox.emptySearch')}</p>` : this.#empty(filter);
    const now = this.session.world.clock.now();
    // By their ids: one that moves up while somebody is on it takes the focus along.
    return html`<ul class="rows tickets">
      ${repeat(listed, ({ id }) => id, (ticket) => html`<li>${row(ticket, now, () => this.#go(ticket), this.words)}</li>`)}
    </ul>`;
  }

  #failed(problem: Problem): TemplateResult {
    const login = problem.kind === 'signed-out' ? this.session.setup.value.settings.links?.login : undefined;
    return html`${trouble(problem, this.words, () => void this.#inbox.model.load())}
    ${login ? html`<p><a class="button primary" href=${login} target="_blank" rel="noopener">${this.t('inbox.login')}</a></p>` : nothing}`;
  }

  #empty(filter: Filter): TemplateResult {
    if (filter !== 'all') return html`<p class="muted">${this.t('inbox.emptyFilter')}</p>`;
    return html`<div class="empty">
      <p>${this.t('inbox.empty')}</p>
      <p class="muted">${this.t('inbox.emptyHint')}</p>
    </div>`;
  }

  /** A chat that goes on is a chat; everything else is a ticket to read. */
  #go({ id, channel, state, standing }: Ticket): void {
    const isChat = channel === 'chat' && state === 'open' && (standing === 'waiting' || standing === 'active');
    this.session.go({ name: isChat ? 'chat' : 'ticket', id });
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-inbox', AskInbox);

declare global {
  interface HTMLElementTagNameMap {
    'ask-inbox': AskInbox;
  }
}
