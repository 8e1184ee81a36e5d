import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { serveHost, type HostSite } from '../support/host-site.js';
import { hostPage, visitHost } from '../support/host-visit.js';
import type { Visitor } from '../support/visitor.js';

const QUESTION = 'How do I import contacts?';
const SUPPORT = '<!doctype html><title>Support</title><h1>Write to support@example.com</h1>';
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'";
const TRUSTED = `${STRICT}; require-trusted-types-for 'script'`;

let browser: Browser;
let site: HostSite;
let cdn: HostSite;

beforeAll(async () => {
  browser = await launchChromium();
  cdn = await serveHost({});
  site = await serveHost({
    '/': hostPage(),
    '/fallback': hostPage({ attributes: 'fallback-href="/support"' }),
    '/placed': hostPage({ inside: '<ask-inbox></ask-inbox>' }),
    '/twice': hostPage({ head: '<script type="module" src="/ask/ask.js"></script><script type="module" src="/ask/ask.js?v=2"></script>' }),
    '/classic': hostPage({ head: `<script src="${cdn.url}/ask/classic.js"></script>` }),
    '/strict': { text: hostPage(), headers: { 'content-security-policy': STRICT } },
    '/trusted': { text: hostPage(), headers: { 'content-security-policy': TRUSTED } },
    '/named': { text: hostPage(), headers: { 'content-security-policy': `${TRUSTED}; trusted-types ask-help` } },
    '/support': SUPPORT,
  });
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
  await cdn[Symbol.asyncDispose]();
});

describe('a page whose panel cannot be fetched', () => {
  test('shows its own link, says so once, and opens the panel at the next press once it can', async () => {
    const gate = new Gate(/\/ask\/chunks\//);
    await using visit = await visitHost(browser, site.url, { prepare: (page) => gate.stand(page) });
    const { visitor, page } = visit;

    // The pointer has asked for the panel before the press does; both wait for the same.
    await visitor.clicks('button', 'Help');
    await gate.refuse();
    await visitor.finds('link', 'Support');
    expect(await page.$eval('ask-help', (help) => help.matches(':state(failed)') && !help.matches(':state(loading), [open]'))).toBe(true);
    expect(visit.warnings).toEqual([expect.stringContaining('the panel could not be loaded')]);
    expect(await visit.problems()).toEqual(['load']);

    await gate.open();
    await visitor.clicks('button', 'Help');
    await asks(visitor);
    expect((await visitor.things()).filter(({ role, name }) => role === 'link' && name === 'Support')).toEqual([]);
    expect(visit.warnings).toHaveLength(1);
    expect(visit.errors).toEqual([]);
  });

  // The focus has asked for the panel, and failed, before Enter asks again.
  test('says so once to whoever comes with the keyboard, too', async () => {
    await using visit = await visitHost(browser, site.url, { prepare: (page) => new Gate(/\/ask\/chunks\//).stand(page, 'refusing') });
    await visit.visitor.tabsTo('button', 'Help');
    await visit.visitor.finds('link', 'Support');
    await visit.visitor.key('Enter');
    await visit.page.waitForNetworkIdle();
    expect(visit.warnings).toHaveLength(1);
  });

  test('goes to fallback-href where the host has named one', async () => {
    const gate = new Gate(/\/ask\/chunks\//);
    await using visit = await visitHost(browser, `${site.url}/fallback`, { prepare: (page) => gate.stand(page) });
    await visit.visitor.clicks('button', 'Help');
    await gate.refuse();
    await visit.visitor.finds('heading', 'Write to support@example.com');
    expect(visit.page.url()).toBe(`${site.url}/support`);
    expect(visit.errors).toEqual([]);
  });

  test('offers to try again where a single view could not be fetched', async () => {
    const gate = new Gate(/\/chunks\/answer-/);
    await using visit = await visitHost(browser, site.url, { prepare: (page) => gate.stand(page) });
    const { visitor } = visit;
    await visitor.clicks('button', 'Help');
    await visitor.isAt('combobox', 'Ask a question');
    await visitor.types(QUESTION);
    await visitor.key('Enter');
    await gate.refuse();
    await visitor.reads('A part of the help could not be loaded.');
    await gate.open();
    await visitor.presses('button', 'Try again');
    await visitor.finds('button', /^From/);
    expect(visit.warnings).toEqual([expect.stringContaining('the view "answer" could not be fetched')]);
    expect(visit.errors).toEqual([]);
  });
});

describe('a page with a view of ours in it that cannot be fetched', () => {
  for (const file of [/\/chunks\/placed-/, /\/chunks\/inbox-/])
    test(`is told so, and nothing is thrown at it: ${file.source}`, async () => {
      await using visit = await visitHost(browser, `${site.url}/placed`, { prepare: (page) => new Gate(file).stand(page, 'refusing') });
      await visit.visitor.clicks('button', 'Help');
      await visit.visitor.isAt('combobox', 'Ask a question');
      await expect.poll(() => visit.warnings).toEqual([expect.stringContaining('could not be fetched')]);
      expect([await visit.problems(), visit.errors]).toEqual([['load'], []]);
    });
});

describe('a page on which our script never runs', () => {
  for (const { title, prepare } of [
    { title: 'because it is blocked', prepare: (page: Page) => new Gate(/\/ask\/ask\.js/).stand(page, 'refusing') },
    { title: 'because JavaScript is off', prepare: (page: Page) => page.setJavaScriptEnabled(false) },
  ])
    test(`has a link that leads on, ${title}`, async () => {
      await using visit = await visitHost(browser, site.url, { prepare });
      await visit.visitor.presses('link', 'Support');
      await visit.visitor.finds('heading', 'Write to support@example.com');
      expect(visit.errors).toEqual([]);
    });
});

describe('a page that loads our script in its own way', () => {
  test('twice, under two addresses, has one widget that works', async () => {
    await using visit = await visitHost(browser, `${site.url}/twice`);
    await asks(visit.visitor, { press: true });
    const things = await visit.visitor.things();
    expect(things.filter(({ role, name }) => role === 'dialog' || (role === 'button' && name === 'Help'))).toHaveLength(2);
    expect(visit.warnings).toEqual([]);
    expect(visit.errors).toEqual([]);
  });

  test('as a classic script from another origin has a widget that works', async () => {
    await using visit = await visitHost(browser, `${site.url}/classic`);
    await asks(visit.visitor, { press: true });
    await visit.visitor.clicks('button', /^From/);
    await visit.visitor.reads('Was this article helpful?');
    expect(cdn.asked).toContain('/ask/ask.js');
    expect(visit.errors).toEqual([]);
  });
});

test('a browser that refuses to store anything lets one write a ticket, and says that the draft is not kept', async () => {
  await using visit = await visitHost(browser, site.url, { prepare: (page) => page.evaluateOnNewDocument(refuseStorage) });
  const { visitor } = visit;
  await visitor.clicks('button', 'Help');
  await visitor.presses('button', 'Contact us');
  await visitor.presses('button', /^E-mail support/);
  await visitor.writes('Issue summary', 'Import stalls');
  await visitor.writes('Description', 'At 40 per cent');
  await visitor.reads('This browser does not let us keep your draft.');
  await visitor.presses('button', 'Send message');
  await visitor.reads(/Your ticket number is \d+/);
  expect(visit.errors).toEqual([]);
});

describe('a page with a strict policy', () => {
  for (const { title, path } of [
    { title: 'everything from itself alone', path: '/strict' },
    { title: 'and trusted types for whatever becomes script', path: '/trusted' },
    { title: 'and trusted types of one name alone, ask-help', path: '/named' },
  ])
    test(`is kept to while one opens, searches and reads two articles: ${title}`, () => readsTwoArticles(path));

  async function readsTwoArticles(path: string): Promise<void> {
    await using visit = await visitHost(browser, site.url + path);
    const { visitor } = visit;
    await visitor.clicks('button', 'Help');
    await visitor.reads(/^(Ask a question|Support)$/);
    expect(await visit.problems()).toEqual([]);
    await asks(visitor);
    await visitor.clicks('button', /^From/);
    await visitor.reads('rows without an address are left out');
    await visitor.clicks('button', 'Back');
    await visitor.clicks('button', 'See related results');
    await visitor.clicks('button', /^Share contacts/);
    await visitor.reads(', then a team.');
    expect(await visit.violations()).toEqual([]);
    expect(visit.errors).toEqual([]);
  }
});

/** Asks a question and waits for the answer; with `press`, opens the panel first. */
async function asks(visitor: Visitor, { press = false } = {}): Promise<void> {
  if (press) await visitor.clicks('button', 'Help');
  await visitor.isAt('combobox', 'Ask a question');
  await visitor.types(QUESTION);
  await visitor.key('Enter');
  await visitor.finds('button', /^From/);
}

/** Runs in the page, before anything of it. */
function refuseStorage(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
}

/** Stands before some of our files: holds whoever asks for them until they are refused, or let in. */
class Gate {
  readonly #files: RegExp;
  readonly #held: HTTPRequest[] = [];
  #way: 'holding' | 'refusing' | 'open' = 'holding';

  constructor(files: RegExp) {
    this.#files = files;
  }

  async stand(page: Page, way: 'holding' | 'refusing' = 'holding'): Promise<void> {
    this.#way = way;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (this.#way === 'open' || !this.#files.test(request.url())) void request.continue();
      else if (this.#way === 'refusing') void request.abort();
      else this.#held.push(request);
    });
  }

  /** Refuses who waits once there is somebody, and whoever comes. */
  async refuse(): Promise<void> {
    await expect.poll(() => this.#held.length).toBeGreaterThan(0);
    this.#way = 'refusing';
    await Promise.all(this.#held.splice(0).map((request) => request.abort()));
  }

  /** Lets in whoever comes from now on. */
  async open(): Promise<void> {
    this.#way = 'open';
    return Promise.resolve();
  }
}
