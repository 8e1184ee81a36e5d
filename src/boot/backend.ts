import type { Problem } from '../core/problem.js';
import type { Settings } from '../core/settings.js';
import type { Backend } from '../ports/backend.js';
import type { Knowledge } from '../ports/knowledge.js';
import type { Policy } from '../ui/trusted.js';
import { later } from './later.js';
import type { Given } from './given.js';

/** What a backend is made from; as long as these stay the same, so does the backend. */
const madeFrom = (given: Given, settings: Settings): readonly unknown[] => [given.backend, given.token, settings.endpoint, settings.index];

/** Chooses and keeps the backend: the host's own object, else its `endpoint`, with articles from its `index` where there is one. */
export class Backends {
  readonly #report: (problem: Problem) => void;
  #from: readonly unknown[] = [];
  #backend: Backend = {};
  /** Ends with the backend of now. */
  #life = new AbortController();

  constructor(report: (problem: Problem) => void) {
    this.#report = report;
  }

  /** The backend for what the host has set now. */
  choose(given: Given, settings: Settings): Backend {
    const from = madeFrom(given, settings);
    if (from.some((one, index) => one !== this.#from[index]) || this.#from.length === 0) {
      this.#from = from;
      this.dispose();
      this.#life = new AbortController();
      this.#backend = this.#make(given, settings);
    }
    return this.#backend;
  }

  /** Lets go of whatever the backend holds, such as a worker. */
  dispose(): void {
    this.#life.abort();
  }

  #make(given: Given, settings: Settings): Backend {
    if (given.backend !== undefined) {
      if (typeof given.backend === 'object' && given.backend !== null) return given.backend;
      this.#report({ kind: 'setting', setting: 'backend', message: 'backend: it is not an object of ports; none is used' });
    }
    if (given.token !== undefined && typeof given.token !== 'function')
      this.#report({ kind: 'setting', setting: 'token', message: 'token: it is not a function that gives the token; none is sent' });
    const token = typeof given.token === 'function' ? (given.token as () => string | Promise<string>) : undefined;
    const http = settings.endpoint ? this.#http(settings.endpoint, token) : {};
    return settings.index ? { ...http, knowledge: this.#index(settings.index) } : http;
  }

  #http(endpoint: string, token: (() => string | Promise<string>) | undefined): Backend {
    const { href } = new URL(endpoint, document.baseURI);
    return later(() => import('../adapters/http/index.js').then(({ httpBackend }) => httpBackend({ endpoint: href, ...(token && { token }) })));
  }

  #index(index: string): Knowledge | undefined {
    const url = new URL(index, document.baseURI).href;
    const { signal } = this.#life;
    return later(async () => {
      const [{ staticBackend }, scripts] = await Promise.all([import('../adapters/static/index.js'), scriptPolicy()]);
      return staticBackend({ url, report: this.#report, signal, scripts });
    }).knowledge;
  }
}

/** Our Trusted Types policy; nothing where the page allows no such name. */
const scriptPolicy = (): Promise<Policy | undefined> =>
  import('../ui/trusted.js').then(
    ({ policy }) => policy,
    () => undefined,
  );
