import { ProblemError, type Problem } from '../../core/problem.js';
import type { Asked, FromPage, FromWorker, Source } from './messages.js';
import { inSlices } from './slices.js';

/** How long a worker may take to say that it runs, in ms. */
const PATIENCE = 5_000;

/** What a question is rejected with whose worker is lost: somebody else has to answer it. */
export class LostError extends Error {}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** The page's end of the line to a worker: questions go there, answers come back, each to who asked. */
export class Line {
  readonly #worker: Worker;
  readonly #report: (problem: Problem) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #over = new AbortController();
  readonly #begun: Promise<void>;
  #count = 0;
  #closing = false;

  constructor(worker: Worker, source: Source, report: (problem: Problem) => void) {
    this.#worker = worker;
    this.#report = report;
    const { signal } = this.#over;
    const patience = setTimeout(() => this.#end(), PATIENCE);
    signal.addEventListener('abort', () => clearTimeout(patience));
    worker.addEventListener('message', () => clearTimeout(patience), { signal, once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data), { signal });
    for (const end of ['error', 'messageerror'] as const)
      worker.addEventListener(end, (event) => {
        // The page's own `onerror` need not hear of what costs nobody anything.
        event.preventDefault();
        this.#end();
      }, { signal });
    // What a host put into its articles may be nothing that can be sent.
    this.#begun = this.#begin(source).catch(() => this.#end());
  }

  /** Puts a question. Rejects with a `LostError` where the worker is lost before it has answered. */
  ask({ signal, ...asked }: Asked & { readonly signal: AbortSignal | undefined }): Promise<unknown> {
    const id = this.#count++;
    const drop = (): void => {
      this.#take(id)?.reject(signal!.reason);
      this.#say({ kind: 'drop', id });
    };
    return new Promise((resolve, reject) => {
      if (this.#over.signal.aborted) return reject(new LostError());
      this.#waiting.set(id, { resolve, reject });
      signal?.addEventListener('abort', drop, { signal: this.#over.signal });
      void this.#begun.then(() => this.#waiting.has(id) && this.#say({ kind: 'ask', id, ...asked }));
    }).finally(() => signal?.removeEventListener('abort', drop));
  }

  /** Lets go of the worker, once what was asked is answered. */
  close(): void {
    this.#closing = true;
    if (this.#waiting.size === 0) this.#end();
  }

  /** One by one, since to send ten thousand at once would hold the page up. */
  async #begin({ articles = [], ...source }: Source): Promise<void> {
    await inSlices(articles, (article) => this.#say({ kind: 'article', article }), this.#over.signal);
    this.#say({ kind: 'begin', ...source });
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'answer') this.#take(message.id)?.resolve(message.answer);
    if (message.kind === 'failed') this.#take(message.id)?.reject(new ProblemError(message.problem));
    if (message.kind === 'report') this.#report(message.problem);
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#closing && this.#waiting.size === 0) this.#end();
    return waiting;
  }

  #say(message: FromPage): void {
    this.#worker.postMessage(message);
  }

  #end(): void {
    this.#over.abort();
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new LostError());
    this.#waiting.clear();
  }
}
