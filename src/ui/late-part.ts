import type { ReactiveControllerHost } from 'lit';
import type { Problem } from '../core/problem.js';

/** A part that a view does not always have, fetched with the first that does. What could not be fetched is told, and tried again the next time. */
export class LatePart<T> {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<T>;
  #part: T | undefined;
  #fetching: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<T>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** The part, as soon as it is here. */
  get part(): T | undefined {
    return this.#part;
  }

  /** Fetches the part, unless it is here or on its way; resolves once that has worked or failed. */
  async need(tell: (problem: Problem) => void): Promise<void> {
    if (this.#part === undefined) await (this.#fetching ??= this.#get(tell));
  }

  async #get(tell: (problem: Problem) => void): Promise<void> {
    try {
      this.#part = await this.#fetch();
      this.#host.requestUpdate();
    } catch (error) {
      tell({ kind: 'load', message: `a part of a view could not be fetched (${String(error)})` });
    } finally {
      this.#fetching = undefined;
    }
  }
}
