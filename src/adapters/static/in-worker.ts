import type { Problem } from '../../core/problem.js';
import type { Ask } from './ask.js';
import { Line, LostError } from './line.js';
import type { Source } from './messages.js';

/** What asking in a worker takes. */
export interface WorkerOptions {
  readonly source: Source;
  /** Starts a worker that runs `serve`; may throw. */
  readonly start: () => Worker;
  /** Answers where there is no worker, or no longer: from then on everything, and what was under way again. */
  readonly otherwise: Ask;
  readonly report: (problem: Problem) => void;
  /** Lets go of the worker, once what was asked is answered. */
  readonly signal?: AbortSignal | undefined;
}

/** Asks the articles in a worker, which is started with the first question. */
export function inWorker({ source, start, otherwise, report, signal: life }: WorkerOptions): Ask {
  let line: Line | undefined;
  let lost = false;

  const open = (): Line => {
    const opened = new Line(start(), source, report);
    life?.addEventListener('abort', () => opened.close(), { once: true });
    return opened;
  };

  return (async (method, about, { signal, ...meant }) => {
    life?.throwIfAborted();
    signal?.throwIfAborted();
    try {
      if (!lost) return await (line ??= open()).ask({ method, about, meant, signal });
    } catch (error) {
      // Whatever keeps it from starting is a matter of the page's policy; it is lost before it was there.
      if (line && !(error instanceof LostError)) throw error;
      lost = true;
    }
    return otherwise(method, about, { ...meant, signal });
  }) as Ask;
}
