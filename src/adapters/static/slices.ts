/** Longer than this, and a page feels it. */
const SLICE = 8;

/** How long a busy page keeps us waiting at most, in ms. */
const PATIENCE = 100;

/** How browsers tell of idle moments: not all of them do, and TypeScript's library takes one for certain and knows no other. */
interface Idle {
  readonly scheduler?: { readonly postTask?: (task: () => void, options: { readonly priority: 'background' }) => unknown };
  readonly requestIdleCallback?: (task: () => void, options: { readonly timeout: number }) => unknown;
}

/** When the slice ends that this thread is in: one after the other, short things add up to long ones. */
let until = 0;

/**
 * Runs a task for every item in slices of a few milliseconds, on a page whenever it has nothing else to do.
 *
 * @throws the signal's reason, once it is aborted.
 */
export async function inSlices<T>(items: Iterable<T>, task: (item: T) => void, signal?: AbortSignal): Promise<void> {
  const rest = typeof document === 'undefined' ? turn : idle;
  for (const item of items) {
    if (performance.now() > until) {
      await rest();
      signal?.throwIfAborted();
      until = performance.now() + SLICE;
    }
    task(item);
  }
}

/** Lets whatever has come already go first. Not `setTimeout`: browsers make every wait after the fifth four milliseconds long. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Waits until the page is idle, or has been busy for so long that it is our turn all the same. */
function idle(): Promise<void> {
  const { scheduler, requestIdleCallback } = globalThis as Idle;
  return new Promise((resolve) => {
    if (scheduler?.postTask) {
      const late = setTimeout(resolve, PATIENCE);
      scheduler.postTask(() => {
        clearTimeout(late);
        resolve();
      }, { priority: 'background' });
    } else if (requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    else resolve(turn());
  });
}
