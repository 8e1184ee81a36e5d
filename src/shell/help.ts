import type { Attached, Prefill } from '../boot/given.js';
import type { Offer } from '../core/channel.js';
import type { Channel } from '../core/plan.js';
import type { Problem } from '../core/problem.js';
import type { PlaceName } from '../core/view.js';
import { AskCloseEvent, AskShowEvent, tellBy, tellProblem } from './events.js';
import { drawButton, nameButton } from './round-button.js';
import { HELP_STYLES } from './round-button.styles.js';
import { attributeOf, collect, LIVE, OBJECTS, SCALARS } from './settings.js';
import { buttonWord } from './words.js';

const VIEWS = 'ask-article, ask-contact, ask-ticket-form, ask-inbox, ask-ticket';

/**
 * A question-mark button, and behind it the way from a question to a solved case.
 *
 * Costs a page this one file until somebody comes near the button. Every setting is an attribute, a key of the JSON child
 * or a property, in rising order.
 *
 * @slot - A link for when the widget cannot run, and views placed in the page.
 * @slot icon - A drawing instead of the question mark.
 * @slot header - Beside the panel's title.
 * @slot home - At the end of home.
 * @slot footer - Below "Contact us".
 * @csspart button - The round button.
 * @fires {AskShowEvent} ask-show - Before the panel opens; cancelable.
 * @fires {AskCloseEvent} ask-close - Before the panel closes; cancelable.
 * @fires {AskQuestionEvent} ask-question - A question is asked.
 * @fires {AskAnswerEvent} ask-answer - Something, or nothing, was found.
 * @fires {AskFeedbackEvent} ask-feedback - Something helped or did not; cancelable.
 * @fires {AskContactEvent} ask-contact - A channel is picked; cancelable.
 * @fires {AskSubmitEvent} ask-submit - Before a ticket is sent; cancelable.
 * @fires {AskSubmittedEvent} ask-submitted - A ticket has arrived.
 * @fires {AskProblemEvent} ask-problem - Something went wrong.
 * @cssproperty --ask-accent - Buttons, links and what is chosen.
 * @cssproperty --ask-on-accent - Text on the accent.
 * @cssproperty --ask-surface - Behind everything.
 * @cssproperty --ask-text - Text.
 * @cssproperty --ask-muted - Secondary text.
 * @cssproperty --ask-border - Hairlines.
 * @cssproperty --ask-danger - What is wrong.
 * @cssproperty --ask-focus - The focus ring.
 * @cssproperty --ask-font - The font family; the page's own by default.
 * @cssproperty --ask-font-size - The size of text, 15px by default.
 * @cssproperty --ask-radius - The panel's corners, 16px by default.
 * @cssproperty --ask-shadow - The panel's and the button's shadow.
 * @cssproperty --ask-button-size - The button's diameter.
 * @cssproperty --ask-inset - The button's distance from the window's edge.
 * @cssproperty --ask-panel-width - The panel's width, 400px by default.
 * @cssproperty --ask-panel-height - The panel's height, 640px by default.
 * @cssproperty --ask-z - The button's stacking order.
 * @cssstate open - The panel is open.
 * @cssstate loading - The panel is on its way.
 * @cssstate failed - The panel could not be loaded; the fallback link shows.
 */
export class AskHelp extends HTMLElement {
  static readonly observedAttributes = [...SCALARS.map(attributeOf), 'open', 'without-button', 'lang'];

  readonly #internals = this.attachInternals();
  readonly #properties: Record<string, unknown> = {};
  readonly #told = new Set<string>();
  #button!: HTMLButtonElement;
  #fallback!: HTMLSlotElement;
  #attaching: Promise<Attached> | undefined;
  #attached: Attached | undefined;
  /** What has the focus again after closing, and what the panel stands beside. */
  #opener: Element | undefined;
  #anchor: Element | undefined;
  #changing = false;
  #life: AbortController | undefined;

  constructor() {
    super();
    const { button, fallback } = drawButton(this, HELP_STYLES, {
      press: () => void this.toggle(this.#button),
      near: () => void this.prepare(),
    });
    this.#button = button;
    this.#fallback = fallback;
  }

  /** Whether the panel is open; the one property that shows as an attribute. */
  get open(): boolean {
    return this.hasAttribute('open');
  }
  set open(open: boolean) {
    this.toggleAttribute('open', open);
  }

  /** Whether there is no button, since the page has one of its own. */
  get withoutButton(): boolean {
    return this.hasAttribute('without-button');
  }
  set withoutButton(without: boolean) {
    this.toggleAttribute('without-button', without);
  }

  /** The word on the button, in the language of the page. */
  get word(): string {
    const { settings } = this.#given();
    return typeof settings['label'] === 'string' && settings['label'] ? settings['label'] : buttonWord(String(settings['locale']));
  }

  connectedCallback(): void {
    for (const key of [...SCALARS, ...OBJECTS, ...LIVE, 'open', 'withoutButton'] as const) this.#upgrade(key);
    if (this.#life && !this.#life.signal.aborted) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    const children = new MutationObserver(() => this.#changed());
    children.observe(this, { childList: true, characterData: true, subtree: true });
    const page = new MutationObserver(() => this.#changed());
    page.observe(document.documentElement, { attributeFilter: ['lang'] });
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void this.prepare());
    for (const view of this.querySelectorAll(VIEWS)) seen.observe(view);
    signal.addEventListener('abort', () => [children, page, seen].forEach((observer) => observer.disconnect()));
    this.#draw();
    if (this.open && !this.#internals.states.has('open')) void this.show();
  }

  disconnectedCallback(): void {
    // A page that moves us takes us out and puts us back at once: that is no farewell.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#life?.abort();
      this.#attached?.dispose();
      this.#attached = this.#attaching = undefined;
      this.#state('open', false);
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (name === 'open' && (before === null) !== (after === null) && this.#life) {
      if (after === null) this.#hide();
      else if (!this.#internals.states.has('open')) void this.show();
    }
    this.#changed();
  }

  /** Loads what the panel needs, without opening it, asking the backend or touching storage. */
  async prepare(): Promise<void> {
    try {
      await this.#attach();
    } catch {
      // Told when it happened; the next try starts afresh.
    }
  }

  /** Opens the panel, at a place where one is named. */
  async show(place?: PlaceName, opener?: Element): Promise<void> {
    await this.#open(place ?? 'home', (attached, anchor) => attached.show(place, anchor), opener);
  }

  /** Closes the panel, unless the page prevents it. */
  async close(): Promise<void> {
    if (!this.#internals.states.has('open')) return void this.toggleAttribute('open', false);
    if (!this.dispatchEvent(new AskCloseEvent())) return void this.toggleAttribute('open', true);
    this.#state('open', false);
    this.toggleAttribute('open', false);
    this.#attached?.hide();
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
  }

  /** Opens the panel if it is closed, closes it if it is open. */
  async toggle(opener?: Element): Promise<void> {
    await (this.open ? this.close() : this.show(undefined, opener));
  }

  /** Opens the panel and asks a question. */
  async ask(text: string): Promise<void> {
    await this.#open('home', (attached, anchor) => attached.ask(text, anchor));
  }

  /** Opens the panel at an article. */
  async openArticle(id: string, language?: string): Promise<void> {
    await this.#open({ article: id }, (attached, anchor) => attached.openArticle(id, language, anchor));
  }

  /** Opens the panel at the channels, or at the form of one. */
  async contact(channel?: Channel): Promise<void> {
    await this.#open(channel ? { form: channel } : 'contact', (attached, anchor) => attached.contact(channel, anchor));
  }

  /** Fills fields of the next ticket in advance. */
  async prefill(fields: Prefill): Promise<void> {
    await (await this.#attach()).prefill(fields);
  }

  /** Forgets everything of this person. */
  async signOut(): Promise<void> {
    // Without a visit so far there may still be words kept from the last one.
    await (await this.#attach()).signOut();
  }

  /** The channels this visitor may use now, and why not the others. */
  async offers(): Promise<readonly Offer[]> {
    return (await this.#attach()).offers();
  }

  /** Opens, unless the page prevents it, and enters a place; the panel stands beside what opened it. */
  async #open(place: PlaceName, enter: (attached: Attached, anchor: Element | undefined) => Promise<void>, opener?: Element): Promise<void> {
    if (!this.#internals.states.has('open')) {
      if (!this.dispatchEvent(new AskShowEvent(place))) return void this.toggleAttribute('open', false);
      this.#opener = opener ?? document.activeElement ?? undefined;
      this.#anchor = opener ?? (this.withoutButton ? undefined : this.#button);
      this.#state('open', true);
      this.toggleAttribute('open', true);
    }
    try {
      const attached = await this.#attach();
      // The visitor may have closed it again while it was loading.
      if (this.#internals.states.has('open')) await enter(attached, this.#anchor);
    } catch {
      this.#state('open', false);
      this.toggleAttribute('open', false);
      this.#fallBack();
    }
  }

  #attach(): Promise<Attached> {
    return (this.#attaching ??= this.#load());
  }

  async #load(): Promise<Attached> {
    this.#state('loading', true);
    try {
      const { attach } = await import('../boot/attach.js');
      const attached = await attach(this, this.#given(), tellBy(this), {
        close: () => void this.close(),
        problem: (problem) => this.#report(problem),
      });
      this.#attached = attached;
      this.#state('failed', false);
      this.#draw();
      // What the page changed, or took out, meanwhile.
      if (this.#life?.signal.aborted) attached.dispose();
      else await attached.update(this.#given());
      return attached;
    } catch (error) {
      this.#attaching = undefined;
      this.#state('failed', true);
      this.#report({ kind: 'load', message: `the panel could not be loaded (${String(error)}); the fallback link is shown` });
      this.#draw();
      throw error;
    } finally {
      this.#state('loading', false);
    }
  }

  #hide(): void {
    if (this.#internals.states.has('open')) void this.close();
  }

  /** A page without our panel still has the host's own: its `fallback-href`, if that is an address of the web. */
  #fallBack(): void {
    const href = this.#given().settings['fallbackHref'];
    if (typeof href !== 'string' || !URL.canParse(href, document.baseURI)) return;
    const url = new URL(href, document.baseURI);
    if (/^https?:$/.test(url.protocol)) location.assign(url);
  }

  #given(): ReturnType<typeof collect> {
    return collect(this, this.#properties, (problem) => this.#report(problem));
  }

  /** Waits until the host has set all it sets in one go. */
  #changed(): void {
    if (this.#changing || !this.isConnected) return;
    this.#changing = true;
    queueMicrotask(() => {
      this.#changing = false;
      this.#draw();
      void this.#attached?.update(this.#given());
    });
  }

  #draw(): void {
    const failed = this.#internals.states.has('failed');
    const { settings } = this.#given();
    const placement = String(settings['placement'] ?? '');
    nameButton(this.#button, this.word);
    this.#button.hidden = this.withoutButton;
    this.#button.classList.toggle('start', placement.endsWith('start'));
    this.#button.classList.toggle('top', placement.startsWith('top'));
    // The slot shows placed views; the fallback link only when there is no panel to open.
    this.#fallback.hidden = !failed && !this.querySelector(VIEWS);
  }

  #state(name: 'open' | 'loading' | 'failed', on: boolean): void {
    this.#internals.states[on ? 'add' : 'delete'](name);
    if (name === 'open') this.#button.ariaExpanded = String(on);
  }

  #report(problem: Problem): void {
    const key = problem.kind === 'setting' ? problem.message : '';
    if (key && this.#told.has(key)) return;
    this.#told.add(key);
    tellProblem(this, problem);
  }

  /** Takes a property that was set before the element was upgraded, and hears of later ones. */
  #upgrade(key: string): void {
    if (!Object.hasOwn(this, key)) return;
    const value = (this as unknown as Record<string, unknown>)[key];
    delete (this as unknown as Record<string, unknown>)[key];
    (this as unknown as Record<string, unknown>)[key] = value;
  }

  static {
    for (const key of [...SCALARS, ...OBJECTS, ...LIVE])
      Object.defineProperty(this.prototype, key, {
        configurable: true,
        get(this: AskHelp) {
          return this.#properties[key] ?? this.#given().settings[key];
        },
        set(this: AskHelp, value: unknown) {
          this.#properties[key] = value;
          this.#changed();
        },
      });
  }
}
