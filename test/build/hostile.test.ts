import { Script } from 'node:vm';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { dataOf } from '../support/data.js';
import { serveHost, type HostSite } from '../support/host-site.js';
import { hostPage, visitHost } from '../support/host-visit.js';

interface Hostile {
  readonly name: string;
  readonly script?: string;
  readonly css?: string;
}

/** What breaks us today, by a part of its name, and where. Whoever mends one takes it off: it fails once it works. */
const BROKEN_BY_SCRIPT: Readonly<Record<string, string>> = {
  'ALLOWED_ATTR/ADD_ATTR': "the bundler's runtime copies exports with for-in and takes inherited keys for some of them",
  'gadget keys': 'property descriptors inherit `value` in Lit itself',
};
const HIDES_BUTTON: Readonly<Record<string, string>> = {
  'content-visibility': 'nothing at all is drawn',
  rotate: 'the button is scaled with its ancestors, since it is not in the top layer',
  'clip-path': 'the button is clipped with its ancestors, since it is not in the top layer',
  'body{filter': 'the button is fixed to the body and clipped by it, since it is not in the top layer',
};
const HIDES_PANEL: Readonly<Record<string, string>> = { 'content-visibility': 'nothing at all is drawn' };

/** Enough for what is known to fail. */
const IMPATIENCE = 1_500;

/** The least that a finger hits, in px (WCAG 2.5.8). */
const SMALLEST = 24;

const OURS = '<script type="module" src="/ask/ask.js"></script>';
const scripts = dataOf('faults/hostile-js.json') as readonly Hostile[] | undefined;
const sheets = dataOf('faults/hostile-css.json') as readonly Hostile[] | undefined;

let browser: Browser;
let site: HostSite;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveHost({
    ...pages('script', scripts, ({ script = '' }) => `<script>${script}</script>${OURS}`),
    ...pages('css', sheets, ({ css = '' }) => `<style>${css}</style>${OURS}`),
  });
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

describe('a page that has changed the language itself', () => {
  if (!scripts) test.skip('has a widget that works: the data is not here');

  scripts?.forEach(({ name, script }, index) => {
    if (!runs(script)) return test.skip(`has a widget that works: ${name} (its script is not in the data)`);
    return expectation('has a widget that works', name, BROKEN_BY_SCRIPT, async (patience) => {
      await using visit = await visitHost(browser, `${site.url}/script/${String(index)}`, { patience });
      const { visitor } = visit;
      await visitor.clicks('button', 'Help');
      await visitor.isAt('combobox', 'Ask a question');
      await visitor.types('How do I import contacts?');
      await visitor.key('Enter');
      await visitor.clicks('button', /^From/);
      await visitor.reads('rows without an address are left out');
    });
  });
});

describe('a page that styles everything it can reach', () => {
  if (!sheets) test.skip('has a button and a panel within reach: the data is not here');

  sheets?.forEach(({ name }, index) => {
    const url = (): string => `${site.url}/css/${String(index)}`;

    expectation('has a button within reach', name, HIDES_BUTTON, async (patience) => {
      await using visit = await visitHost(browser, url());
      await expectWithinReach(visit.page, 'button', patience);
    });

    expectation('has a panel within reach', name, HIDES_PANEL, async (patience) => {
      await using visit = await visitHost(browser, url());
      // Not by its button, which is another test's.
      await visit.page.evaluate(async () => {
        await customElements.whenDefined('ask-help');
        await (document.querySelector('ask-help') as HTMLElement & { show(): Promise<void> }).show();
      });
      for (const part of ['dialog', 'input', '[part=close-button]']) await expectWithinReach(visit.page, part, patience);
    });
  });
});

/** A test of one entry; one that must fail where the entry is known to break us. */
function expectation(title: string, name: string, known: Readonly<Record<string, string>>, run: (patience: number | undefined) => Promise<void>): void {
  const reason = Object.entries(known).find(([part]) => name.includes(part))?.[1];
  if (reason) test.fails(`${title}: ${name} (not yet: ${reason})`, () => run(IMPATIENCE));
  else test(`${title}: ${name}`, () => run(undefined));
}

/** Waits until the middle of something of ours can be hit, and that it is large enough for it. */
async function expectWithinReach(page: Page, selector: string, timeout = 10_000): Promise<void> {
  await expect.poll(() => page.evaluate(reach, selector), { timeout, message: `the ${selector} within reach` }).toBeGreaterThanOrEqual(SMALLEST);
}

/** Runs in the page: the shorter side of something of ours that is hit in its middle, in px; else 0. */
function reach(selector: string): number {
  const all = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const around = (node: Node): Node | null => (node instanceof Element && node.assignedSlot) || (node instanceof ShadowRoot ? node.host : node.parentNode);
  const wanted = all(document).find((one) => one.matches(selector) && one.getRootNode() instanceof ShadowRoot);
  if (!wanted) return 0;
  const { x, y, width, height } = wanted.getBoundingClientRect();
  const at = (root: DocumentOrShadowRoot): Element | null => {
    const found = root.elementFromPoint(x + width / 2, y + height / 2);
    return found?.shadowRoot && found.shadowRoot !== root ? (at(found.shadowRoot) ?? found) : found;
  };
  for (let hit: Node | null = at(document); hit; hit = around(hit)) if (hit === wanted) return Math.min(width, height);
  return 0;
}

/** A page for each entry, by its place in the list. */
function pages(kind: string, entries: readonly Hostile[] = [], head: (entry: Hostile) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map((entry, index) => [`/${kind}/${String(index)}`, hostPage({ head: head(entry) })]));
}

/** Whether there is a script, and not a word on where to find it. */
function runs(script: string | undefined): script is string {
  try {
    return script !== undefined && Boolean(new Script(script));
  } catch {
    return false;
  }
}
