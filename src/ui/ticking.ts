import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Nearby } from '../session/world.js';

/** How often what says "5 minutes ago" is drawn anew, in ms. */
const EVERY = 60_000;

/** Draws a view anew each minute and whenever the page comes back to life: "5 minutes ago" does not stay true. */
export class Ticking implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #stop: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Begins, with the clock that goes here; once is enough. */
  by(clock: Nearby['clock']): void {
    if (this.#stop) return;
    const { signal } = (this.#stop = new AbortController());
    const tick = (): void => {
      this.#host.requestUpdate();
      clock.after(EVERY, tick, signal);
    };
    clock.after(EVERY, tick, signal);
    clock.awake(() => this.#host.requestUpdate(), signal);
  }

  hostDisconnected(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }
}
