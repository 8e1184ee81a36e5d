import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

/**
 * Says a sentence to people who listen to the page.
 *
 * Two live regions take turns: the same words said twice are two changes, and so are heard twice.
 */
export class Announcer implements ReactiveController {
  readonly #host: LitElement;
  #last = '';
  #turn = 0;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#last = '';
  }

  /** Says a sentence, after whatever is being said. */
  say(sentence: string): void {
    this.#turn = 1 - this.#turn;
    const regions = this.#host.renderRoot.querySelectorAll('.visually-hidden > [role=status]');
    // Written past Lit: to say something is no reason to draw the view again.
    regions.forEach((region, index) => (region.textContent = index === this.#turn ? sentence : ''));
  }

  /** Says a sentence unless it is the one said last: for what is drawn again and again. */
  sayOnce(sentence: string): void {
    if (sentence === this.#last) return;
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
}
