import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdOnPage } from '../../src/adapters/browser/leaving.js';

beforeEach(() => vi.stubGlobal('window', new EventTarget()));
afterEach(() => vi.unstubAllGlobals());

/** Whether the browser would ask before the page is left. */
const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

test('the browser asks before the page is left, as long as something would be lost', () => {
  const hold = holdOnPage();
  const asked = [true, true, false].map((on) => (hold(on), asks()));
  expect([...asked, asks()]).toEqual([true, true, false, false]);
});

test('a widget that has nothing to lose does not lift what another holds', () => {
  const [one, other] = [holdOnPage(), holdOnPage()];
  one(true);
  other(true);
  other(false);
  expect(asks()).toBe(true);
  one(false);
  expect(asks()).toBe(false);
});
