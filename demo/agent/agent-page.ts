import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { browserClock } from '../../src/adapters/browser/clock.js';
import { Announcer } from '../../src/ui/announcer.js';
import { Words } from '../../src/i18n/words.js';
import { content } from '../../src/ui/content.js';
import { controls } from '../../src/ui/controls.js';
import { tokens } from '../../src/ui/tokens.js';
import { developmentAccess } from './access.js';
import { styles } from './agent-page.styles.js';
import { Desk } from './desk.js';
import { keptFor } from './kept.js';
import { listOf, nameOf, wanting } from './lists.js';
import { openOffice } from './office.js';
import { signIn } from './sign-in.js';
import { ticketLists } from './ticket-lists.js';

/** Where the name is kept that somebody signed in with, until the tab is closed. */
const NAME = 'ask-agent-name';
/** How often what says "waits 3 min" is drawn anew, in ms. */
const TICK = 15_000;

/**
 * The page of a person of support: who waits, who wants to be called, what is open; and the conversation that is looked at, which
 * the address names.
 */
export class AgentPage extends LitElement {
  static override styles = [tokens, controls, content, styles];
  static override properties = { endpoint: {} };

  /** The address of the agents' side of the server. */
  declare endpoint: string;

  /** The page itself is in English; what visitors share with it comes from their words. */
  readonly #words = new Words((problem) => console.warn('[ask]', problem.message));
  #name = '';
  #desk: Desk | undefined;
  #shift = new AbortController();
  #life = new AbortController();
  #waiting: ReadonlySet<string> | undefined;
  readonly #announcer = new Announcer(this);

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#life = new AbortController());
    window.addEventListener('hashchange', () => this.#desk && void this.#open(this.#desk, idInAddress()), { signal });
    const tick = (): void => {
      this.requestUpdate();
      browserClock.after(TICK, tick, signal);
    };
    tick();
    const name = sessionStorage.getItem(NAME);
    if (name) this.#begin(name);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
    this.#end();
  }

  override render(): TemplateResult {
    return html`${this.#desk ? this.#whole(this.#desk) : signIn((name) => this.#begin(name))} ${this.#announcer.render()}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const tickets = [...(this.#desk?.state.value.tickets?.values() ?? [])];
    const count = wanting(tickets);
    document.title = `${count ? `(${count}) ` : ''}Support desk · Kestrel`;
    const waiting = tickets.filter((ticket) => listOf(ticket) === 'waiting');
    const [fresh] = waiting.filter(({ id }) => this.#waiting && !this.#waiting.has(id));
    if (fresh) this.#announcer.say(`${nameOf(fresh)} waits in a chat.`);
    if (this.#desk?.state.value.tickets) this.#waiting = new Set(waiting.map(({ id }) => id));
  }

  #begin(name: string): void {
    sessionStorage.setItem(NAME, name);
    const access = developmentAccess(this.endpoint, name);
    this.#name = name;
    this.#shift = new AbortController();
    const office = openOffice({ endpoint: this.endpoint, token: () => access.token() });
    this.#desk = new Desk(office, { clock: browserClock, signal: this.#shift.signal, kept: keptFor(name, sessionStorage), refused: () => access.renew() });
    this.#desk.state.listen(() => this.requestUpdate());
    this.requestUpdate();
    const here = idInAddress();
    void this.#words.load('inbox').then(() => this.requestUpdate());
    void this.#open(this.#desk, here);
    if (!here) this.#focus('.lists h2');
  }

  #end(): void {
    this.#shift.abort();
    this.#desk = this.#waiting = undefined;
    this.requestUpdate();
  }

  #whole(desk: Desk): TemplateResult {
    const { here } = desk.state.value;
    return html`<div class="desk" ?data-here=${here !== undefined}>
      <header class="bar">
        <h1>Support desk</h1>
        ${this.#link(desk)}
        <span class="me">${this.#name}</span>
        <button class="button quiet" type="button" @click=${() => this.#signOut()}>Sign out</button>
      </header>
      <main>
        <nav class="lists" aria-label="Tickets">${ticketLists(desk.state.value, { name: this.#name, now: browserClock.now(), isTyping: desk.isTyping })}</nav>
        <div class="here">
          ${here === undefined
            ? html`<p class="nobody muted">Choose somebody from the lists.</p>`
            : html`<agent-conversation .desk=${desk} .words=${this.#words} .name=${this.#name} @agent-back=${() => this.#back()}></agent-conversation>`}
        </div>
      </main>
    </div>`;
  }

  #link({ state: { value } }: Desk): TemplateResult {
    const words = { connecting: 'Connecting …', live: 'Live', broken: 'No connection. Trying again …' }[value.link];
    return html`<span class="line small" data-link=${value.link} role="status"><span class="lamp" aria-hidden="true"></span>${words}</span>
      ${value.tickets === undefined && value.problem ? html`<span class="small" role="alert">The tickets could not be loaded.</span>` : nothing}`;
  }

  #signOut(): void {
    sessionStorage.removeItem(NAME);
    this.#end();
    location.hash = '';
  }

  #back(): void {
    location.hash = '';
    this.#focus('.lists h2');
  }

  /** Opens a conversation: one begins at its head, at once where it is known from the list, since a focus that moved later would be in the way. */
  async #open(desk: Desk, here: string | undefined): Promise<void> {
    const opened = desk.open(here);
    await this.updateComplete;
    if (here === undefined) return;
    const conversation = this.renderRoot.querySelector('agent-conversation');
    if (await conversation?.arrive()) return;
    await opened;
    await conversation?.arrive();
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

/** The ticket that the address names behind its `#`. */
const idInAddress = (): string | undefined => decodeURIComponent(location.hash.slice(1)) || undefined;

declare global {
  interface HTMLElementTagNameMap {
    'agent-page': AgentPage;
  }
}
