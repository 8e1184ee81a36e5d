import type { Live } from '../../ports/live.js';
import { refusal, type MemoryStore } from './store.js';

/** Connections that a test may cut. */
export interface Line {
  readonly live: Required<Live>;
  /** Breaks every connection that stands. */
  cut(): void;
}

/** Hears what happens in memory, as it happens. */
export function memoryLine(store: MemoryStore): Line {
  const standing = new Set<() => void>();
  const live: Required<Live> = {
    follow: (hear, { since, signal } = {}) =>
      new Promise((_, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        hear({ kind: 'ready', number: store.number });
        for (const change of since === undefined ? [] : store.since(since)) hear({ kind: 'change', ...change });
        const stop = store.listen(hear);
        const end = (reason: Error): void => {
          stop();
          standing.delete(cut);
          reject(reason);
        };
        const cut = (): void => end(refusal('offline', 'The connection was cut'));
        standing.add(cut);
        signal?.addEventListener('abort', () => end(signal.reason as Error), { once: true });
      }),
    async ask({ since, signal } = {}) {
      signal?.throwIfAborted();
      const changes = since === undefined ? [] : store.since(since);
      return Promise.resolve([{ kind: 'ready', number: store.number }, ...changes.map((change) => ({ kind: 'change' as const, ...change }))]);
    },
  };
  return { live, cut: () => [...standing].forEach((cut) => cut()) };
}
