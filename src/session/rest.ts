import type { Clock } from '../ports/clock.js';

/** A wait that may be cut short. */
export class Rest {
  readonly #clock: Clock;
  #end: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits so many ms, or until it is cut short, or the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const over = new AbortController();
      const end = (): void => {
        over.abort();
        signal.removeEventListener('abort', end);
        this.#end = undefined;
        resolve();
      };
      this.#end = end;
      signal.addEventListener('abort', end);
      this.#clock.after(milliseconds, end, over.signal);
      if (signal.aborted) end();
    });
  }

  /** Ends the wait; whether there was one. */
  cutShort(): boolean {
    const end = this.#end;
    end?.();
    return end !== undefined;
  }
}
