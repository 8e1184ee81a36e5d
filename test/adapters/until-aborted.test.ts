import { expect, test, vi } from 'vitest';
import { untilAborted } from '../../src/adapters/until-aborted.js';

test('work that is done leaves nothing at the signal, which may live as long as the page', async () => {
  const { signal } = new AbortController();
  const [added, removed] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
  expect(await untilAborted(Promise.resolve(7), signal)).toBe(7);
  await expect(untilAborted(Promise.reject(new Error('Broken')), signal)).rejects.toThrow('Broken');
  expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(added.mock.calls.map(([, listener]) => listener));
});

test('work that is not done by then is not waited for', async () => {
  const ending = new AbortController();
  const waiting = untilAborted(new Promise(() => undefined), ending.signal);
  ending.abort(new Error('Enough'));
  await expect(waiting).rejects.toThrow('Enough');
});
