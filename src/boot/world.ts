import { browserKeep } from '../adapters/browser/keep.js';
import { newKey } from '../adapters/browser/key.js';
import { holdOnPage } from '../adapters/browser/leaving.js';
import { browserTabs } from '../adapters/browser/tabs.js';
import type { Nearby, World } from '../session/world.js';

/** What the desk needs of the browser, beside what a question needs. */
export const wholeWorld = (nearby: Nearby, context: () => unknown): World => ({
  ...nearby,
  keep: browserKeep(location.origin),
  tabs: browserTabs(location.origin),
  newKey,
  chance: Math.random,
  holdBack: holdOnPage(),
  address: () => location.origin + location.pathname,
  context,
});
