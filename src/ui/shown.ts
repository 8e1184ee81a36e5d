import type { LitElement, ReactiveController } from 'lit';

/** Draws a view anew once it is shown after it was hidden, such as by a panel that was closed: what could not be heard then is said now. */
export class Shown implements ReactiveController {
  readonly #host: LitElement;
  /** What is hidden has no size. */
  readonly #sized = new ResizeObserver(() => this.#look());
  #wasShown = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#sized.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sized.disconnect();
  }

  /** Whether it can be seen, and what it says be heard. */
  get isShown(): boolean {
    return this.#host.checkVisibility();
  }

  #look(): void {
    const { isShown } = this;
    if (isShown && !this.#wasShown) this.#host.requestUpdate();
    this.#wasShown = isShown;
  }
}
