import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

/**
 * Says a sentence to people who listen to the page.
 *
 * Two live regions take turns: the same words said twice are two changes, and so are heard twice.
 */
export class Announcer implements ReactiveController {
  readonly #host: LitElement;
  #last = '';
  /** What is to be said once, be it that nobody can hear it yet. */
  #once = '';
  #turn = 0;
  #shown: ResizeObserver | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#last = '';
    this.#shown?.disconnect();
    this.#shown = undefined;
  }

  /** Says a sentence, after whatever is being said. */
  say(sentence: string): void {
    this.#turn = 1 - this.#turn;
    // Written past Lit: to say something is no reason to draw the view again.
    this.#regions.forEach((region, index) => (region.textContent = index === this.#turn ? sentence : ''));
  }

  /** Says a sentence unless it is the one said last: for what is drawn again and again. While the view is hidden it waits to be said. */
  sayOnce(sentence: string): void {
    this.#once = sentence;
    const [region] = this.#regions;
    if (sentence === this.#last || !region) return;
    if (!region.checkVisibility()) return this.#wait(region);
    this.#last = sentence;
    this.say(sentence);
  }

  /** The live regions; they stand in the view from its first drawing, or screen readers miss the first sentence. */
  render(): TemplateResult {
    return html`<div class="visually-hidden">
      <div role="status"></div>
      <div role="status"></div>
    </div>`;
  }

  get #regions(): NodeListOf<Element> {
    return this.#host.renderRoot.querySelectorAll('.visually-hidden > [role=status]');
  }

  /** What is hidden has no size: it is shown when it gets one. */
  #wait(region: Element): void {
    this.#shown ??= new ResizeObserver(() => this.sayOnce(this.#once));
    this.#shown.observe(region);
  }
}
