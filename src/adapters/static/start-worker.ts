import { workerFrom, type Scripts } from './worker-from.js';

/** Apart from where it is used, or bundlers take the worker's address for a file that they have to copy. */
const here = import.meta.url;

/**
 * Starts the worker of `worker.ts`. Throws where that is forbidden; a policy may also forbid it later, by an `error` event.
 *
 * The script-tag build knows where the worker stands and has a module of its own in place of this one: see `vite.config.ts`.
 */
export function startWorker(scripts?: Scripts): Worker {
  try {
    // The very words by which bundlers know a worker.
    return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  } catch {
    // Not bundled, and from another origin or for a page with Trusted Types.
    return workerFrom(new URL('./worker.js', here), scripts);
  }
}
