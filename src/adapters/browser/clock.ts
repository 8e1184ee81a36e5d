import type { Clock } from '../../ports/clock.js';

/** The browser's own time. */
export const browserClock: Clock = {
  now: () => new Date(),
  after(milliseconds, task, signal) {
    if (signal?.aborted) return;
    const timer = setTimeout(task, milliseconds);
    signal?.addEventListener('abort', () => clearTimeout(timer), { once: true });
  },
  awake(task, signal) {
    window.addEventListener('online', task, { signal });
    window.addEventListener('pageshow', (event) => event.persisted && task(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && task(), { signal });
  },
};
