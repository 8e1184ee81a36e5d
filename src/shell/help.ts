import type { Attached } from '../boot/given.js';
import type { Offer } from '../core/offer.js';
import type { Channel } from '../core/plan.js';
import type { Prefill } from '../core/prefill.js';
import type { PlaceName } from '../core/view.js';
import { AskCloseEvent, AskShowEvent, tellOnce } from './events.js';
import { followFallback } from './fallback.js';
import { drawButton, nameButton, placeButton } from './round-button.js';
import { HELP_STYLES } from './round-button.styles.js';
import { Loading } from './loading.js';
import { attributeOf, collect, defineSettings, KEYS, SCALARS, takeEarly } from './settings.js';
import { whenWaiting } from './waiting.js';
import { VIEWS, watch } from './watch.js';
import { buttonWord } from './words.js';

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
  readonly #report = tellOnce(this);
  readonly #drawn = drawButton(this, HELP_STYLES, {
    press: () => void this.toggle(this.#drawn.button),
    near: () => void this.prepare(),
  });
  readonly #loading = new Loading({
    host: this,
    root: this.#drawn.root,
    given: () => this.#given(),
    close: () => void this.close(),
    open: () => void this.show(),
    report: this.#report,
    state: (now) => {
      this.#state('loading', now === 'loading');
      if (now !== 'loading') this.#state('failed', now === 'failed');
      this.#draw();
    },
  });
  /** What has the focus again after closing, and what the panel stands beside. */
  #opener: Element | undefined;
  #anchor: Element | undefined;
  #changing = false;
  #life: AbortController | undefined;

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
    const { label, locale } = this.#given().settings;
    return typeof label === 'string' && label ? label : buttonWord(String(locale));
  }

  connectedCallback(): void {
    takeEarly(this, [...KEYS, 'open', 'withoutButton']);
    if (this.#life && !this.#life.signal.aborted) return;
    this.#life = watch(this, { changed: () => this.#changed(), seen: () => void this.prepare() });
    this.#draw();
    whenWaiting(() => this.isConnected && this.#loading.resume());
    if (this.open && !this.#internals.states.has('open')) void this.show();
  }

  disconnectedCallback(): void {
    // A page that moves us takes us out and puts us back at once: that is no farewell.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#life?.abort();
      this.#loading.leave();
      this.#state('open', false);
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (name === 'open' && (before === null) !== (after === null) && this.#life) {
      const shown = this.#internals.states.has('open');
      if (shown !== (after !== null)) void (shown ? this.close() : this.show());
    }
    this.#changed();
  }

  /** Loads what the panel needs, without opening it, asking the backend or touching storage. */
  async prepare(): Promise<void> {
    try {
      await this.#loading.attach();
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
    this.#loading.attached?.hide();
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
    await (await this.#loading.attach()).prefill(fields);
  }

  /** Forgets everything of this person. */
  async signOut(): Promise<void> {
    await (await this.#loading.attach()).signOut();
  }

  /** The channels this visitor may use now, and why not the others. */
  async offers(): Promise<readonly Offer[]> {
    return (await this.#loading.attach()).offers();
  }

  /** Opens, unless the page prevents it, and enters a place; the panel stands beside what opened it. */
  async #open(place: PlaceName, enter: (attached: Attached, anchor: Element | undefined) => Promise<void>, opener?: Element): Promise<void> {
    if (!this.#internals.states.has('open')) {
      if (!this.dispatchEvent(new AskShowEvent(place))) return void this.toggleAttribute('open', false);
      this.#opener = opener ?? document.activeElement ?? undefined;
      this.#anchor = opener ?? (this.withoutButton ? undefined : this.#drawn.button);
      this.#state('open', true);
      this.toggleAttribute('open', true);
    }
    try {
      const attached = await this.#loading.attach();
      // The visitor may have closed it again while it was loading.
      if (this.#internals.states.has('open')) await enter(attached, this.#anchor);
    } catch {
      this.#state('open', false);
      this.toggleAttribute('open', false);
      followFallback(this.#given().settings['fallbackHref']);
    }
  }

  #given(): ReturnType<typeof collect> {
    return collect(this, this.#properties, this.#report);
  }

  /** Waits until the host has set all it sets in one go. */
  #changed(): void {
    if (this.#changing || !this.isConnected) return;
    this.#changing = true;
    queueMicrotask(() => {
      this.#changing = false;
      this.#draw();
      void this.#loading.attached?.update(this.#given());
    });
  }

  #draw(): void {
    nameButton(this.#drawn.button, this.word);
    placeButton(this.#drawn.button, this.#given().settings['placement']);
    this.#drawn.button.hidden = this.withoutButton;
    // The slot shows placed views; the fallback link only when there is no panel to open.
    this.#drawn.fallback.hidden = !this.#internals.states.has('failed') && !this.querySelector(VIEWS);
  }

  #state(name: 'open' | 'loading' | 'failed', on: boolean): void {
    this.#internals.states[on ? 'add' : 'delete'](name);
    if (name === 'open') this.#drawn.button.ariaExpanded = String(on);
  }

  static {
    defineSettings(this.prototype, {
      get: (element, key) => element.#properties[key] ?? element.#given().settings[key],
      set: (element, key, value) => {
        element.#properties[key] = value;
        element.#changed();
      },
    });
  }
}
