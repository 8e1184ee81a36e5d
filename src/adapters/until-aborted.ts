/**
 * What comes of some work, or the signal's reason, for work that need not heed a signal itself. Without `Promise.race`,
 * which the polyfills of some pages have broken.
 */
export const untilAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).then(() => signal.removeEventListener('abort', stop));
  });
