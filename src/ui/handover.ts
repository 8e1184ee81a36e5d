import type { LitElement } from 'lit';

/** Hands the focus on when what had it is drawn no more, or can no longer have it: it must never fall back to the page. */
export class Handover {
  readonly #host: LitElement;
  #had = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Looks, before a drawing, whether the focus is here. */
  before(): void {
    this.#had = this.#active !== null;
  }

  /** Moves the focus, after a drawing that lost it, to what the first of these selectors finds that finds anything; whether it is well kept. */
  after(...selectors: readonly string[]): boolean {
    if (!this.#had || (this.#active && !this.#active.matches(':disabled'))) return true;
    const [heir] = selectors.flatMap((selector) => this.#host.renderRoot.querySelector<HTMLElement>(selector) ?? []);
    heir?.focus();
    return heir !== undefined;
  }

  get #active(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }
}
