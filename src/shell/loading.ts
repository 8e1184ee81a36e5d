import type { Attached, Given } from '../boot/given.js';
import type { Problem } from '../core/problem.js';
import { tellBy } from './events.js';

/** What an element says of itself while its panel is fetched. */
export interface Loader {
  readonly host: HTMLElement;
  /** The host's shadow root, which a page may have made to be closed. */
  readonly root: ShadowRoot;
  given(): Given;
  close(): void;
  open(): void;
  report(problem: Problem): void;
  /** The panel is on its way, here, or failed to come. */
  state(now: 'loading' | 'ready' | 'failed'): void;
}

/** Fetches the panel of an element once; after a failure, afresh at the next try. */
export class Loading {
  readonly #loader: Loader;
  #attaching: Promise<Attached> | undefined;
  #attached: Attached | undefined;
  #left = false;

  constructor(loader: Loader) {
    this.#loader = loader;
  }

  /** The panel where it is here already. */
  get attached(): Attached | undefined {
    return this.#attached;
  }

  /** The panel. Rejects where its code could not be fetched, once that has been told. */
  attach(): Promise<Attached> {
    return (this.#attaching ??= this.#load());
  }

  /** Sends on what an earlier page has left; a failure has been told, and the next occasion tries again. */
  resume(): void {
    this.attach().then((attached) => attached.resume()).catch(() => undefined);
  }

  /** Takes the panel off the page again. */
  leave(): void {
    this.#left = Boolean(this.#attaching) && !this.#attached;
    this.#attached?.dispose();
    this.#attached = this.#attaching = undefined;
  }

  async #load(): Promise<Attached> {
    const { host, root, given, close, open, report, state } = this.#loader;
    state('loading');
    try {
      const { attach } = await import('../boot/attach.js');
      const attached = await attach({ host, root }, given(), tellBy(host, report), { close, open, problem: report });
      this.#attached = attached;
      state('ready');
      // What the page changed, or took out, meanwhile.
      if (this.#left) this.leave();
      else await attached.update(given());
      return attached;
    } catch (error) {
      this.#attaching = undefined;
      state('failed');
      report({ kind: 'load', message: `the panel could not be loaded (${String(error)}); the fallback link is shown` });
      throw error;
    } finally {
      this.#left = false;
    }
  }
}
