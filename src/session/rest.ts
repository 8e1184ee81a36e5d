import type { Clock } from '../ports/clock.js';

/** A wait that may be cut short. */
export class Rest {
  readonly #clock: Clock;
  #end: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits so many ms, or until it is cut short, or the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const over = new AbortController();
      this.#end = () => {
        over.abort();
        signal.removeEventListener('abort', this.#end);
        resolve();
      };
      signal.addEventListener('abort', this.#end);
      this.#clock.after(milliseconds, this.#end, over.signal);
      if (signal.aborted) this.#end();
    });
  }

  /** Ends the wait. */
  cutShort(): void {
    this.#end();
  }
}
