/** Longer than this, and a page feels it. */
const SLICE = 8;

/**
 * Runs a task for every item, giving the page its turn every few milliseconds.
 *
 * @throws the signal's reason, once it is aborted.
 */
export async function inSlices<T>(items: Iterable<T>, task: (item: T) => void, signal?: AbortSignal): Promise<void> {
  let until = performance.now() + SLICE;
  for (const item of items) {
    if (performance.now() > until) {
      await turn();
      signal?.throwIfAborted();
      until = performance.now() + SLICE;
    }
    task(item);
  }
}

/** Not `setTimeout`: browsers make every wait after the fifth at least four milliseconds long. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
