import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserTabs } from '../../src/adapters/browser/tabs.js';

/** A page whose browser answers so to whoever asks for a lock, with nothing kept in it. */
const page = (request: (name: string, options: { readonly signal: AbortSignal }, work: () => Promise<void>) => Promise<void>): ReturnType<typeof browserTabs> => {
  vi.stubGlobal('navigator', { locks: { request } });
  return browserTabs('https://kestrel.example');
};
afterEach(() => vi.unstubAllGlobals());

const blocked = new DOMException('Access to the Locks API is denied in this context.', 'SecurityError');
const { signal } = new AbortController();

describe('work that one tab does at a time', () => {
  test('is done where the page may store nothing, and is refused every lock', async () => {
    const done: string[] = [];
    await page(() => Promise.reject(blocked)).alone('outbox', async () => void done.push('sent'), signal);
    expect(done).toEqual(['sent']);
  });

  for (const [what, thrown] of [
    ['fails', new Error('the work itself')],
    ['fails as a refused lock does', blocked],
  ] as const)
    test(`and ${what} is not done again`, async () => {
      let times = 0;
      const work = (): Promise<void> => Promise.reject((times++, thrown));
      await expect(page((_, __, given) => given()).alone('outbox', work, signal)).rejects.toBe(thrown);
      expect(times).toBe(1);
    });

  test('is not done where nobody wants it any more', async () => {
    const done: string[] = [];
    const left = AbortSignal.abort(new Error('left'));
    const gone = page((_, asked) => Promise.reject(asked.signal.reason as Error));
    await expect(gone.alone('outbox', async () => void done.push('sent'), left)).rejects.toThrow('left');
    expect(done).toEqual([]);
  });

  test('makes way for other tabs once nobody here wants it, though it goes on and on', async () => {
    const left = new AbortController();
    const held = page((_, __, given) => given()).alone('outbox', () => (queueMicrotask(() => left.abort(new Error('left'))), new Promise(() => undefined)), left.signal);
    await expect(held).rejects.toThrow('left');
  });
});
