import type { ReactiveControllerHost } from 'lit';
import type { Problem } from '../core/problem.js';

/** A part that a view does not always have, fetched with the first that does. What could not be fetched is told, and tried again the next time. */
export class LatePart<T> {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<T | undefined>;
  #part: T | undefined;
  #isFetching = false;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<T | undefined>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** The part, as soon as it is here. */
  get part(): T | undefined {
    return this.#part;
  }

  /** Fetches the part, unless it is here or on its way. */
  async need(tell: (problem: Problem) => void): Promise<void> {
    if (this.#part !== undefined || this.#isFetching) return;
    this.#isFetching = true;
    try {
      this.#part = await this.#fetch();
    } catch (error) {
      tell({ kind: 'load', message: `a part of a view could not be fetched (${String(error)})` });
    }
    this.#isFetching = false;
    if (this.#part !== undefined) this.#host.requestUpdate();
  }
}
