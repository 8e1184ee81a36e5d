import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/**
 * Says a sentence to people who listen to the page.
 *
 * Two live regions take turns: the same words said twice are two changes, and so are heard twice.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #said: readonly [string, string] = ['', ''];
  #last = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#said = ['', ''];
    this.#last = '';
  }

  /** Says a sentence, after whatever is being said. */
  say(sentence: string): void {
    this.#said = this.#said[0] ? ['', sentence] : [sentence, ''];
    this.#host.requestUpdate();
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
      <div role="status">${this.#said[0]}</div>
      <div role="status">${this.#said[1]}</div>
    </div>`;
  }
}
