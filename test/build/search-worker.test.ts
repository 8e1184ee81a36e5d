import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { generatedArticles } from '../support/generated-articles.js';
import { serveHost, type HostSite } from '../support/host-site.js';
import { hostPage, visitHost, type HostVisit } from '../support/host-visit.js';
import { ARTICLES } from '../support/own-articles.js';

const QUESTION = 'How do I import contacts?';

/** As slow as a cheap telephone, beside the machine that this runs on. */
const THROTTLED = 4;

/** What the page has to be told of a task, in ms; browsers tell of none that is shorter. */
const LONG = 50;

const INDEXED = hostPage({ attributes: 'index="/help.json"' });
const LARGE = hostPage({ attributes: 'index="/large.json"' });
const SELF = "default-src 'self'; script-src 'self'; style-src 'self'";

let browser: Browser;
let cdn: HostSite;
let site: HostSite;

beforeAll(async () => {
  browser = await launchChromium();
  cdn = await serveHost({});
  const foreign = hostPage({ head: `<script type="module" src="${cdn.url}/ask/ask.js"></script>`, attributes: 'index="/help.json"' });
  const from = (scripts: string): string => `default-src 'self'; script-src ${scripts}; style-src 'self'`;
  const under = (text: string, policy: string) => ({ text, headers: { 'content-security-policy': policy } });
  site = await serveHost({
    '/help.json': JSON.stringify(ARTICLES),
    '/large.json': JSON.stringify([...ARTICLES, ...generatedArticles(2_000)]),
    '/same-origin': INDEXED,
    '/other-origin': foreign,
    '/self': under(INDEXED, SELF),
    '/trusted': under(INDEXED, `${SELF}; require-trusted-types-for 'script'; trusted-types ask-help`),
    '/trusted-foreign': under(foreign, `${from(`${cdn.url} blob:`)}; require-trusted-types-for 'script'; trusted-types ask-help`),
    '/no-workers': under(INDEXED, `${SELF}; worker-src 'none'`),
    '/no-blobs': under(foreign, from(cdn.url)),
    '/large': LARGE,
    '/large-no-workers': under(LARGE, `${SELF}; worker-src 'none'`),
  });
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
  await cdn[Symbol.asyncDispose]();
});

describe('articles in a file are searched in a worker', () => {
  for (const { title, path, script } of [
    { title: 'where our script is of the same origin', path: '/same-origin', script: /\/ask\/chunks\/search-worker-/ },
    { title: 'where our script is of another origin', path: '/other-origin', script: /^blob:/ },
    { title: 'where the page allows scripts of its own alone', path: '/self', script: /\/search-worker-/ },
    { title: 'where the page has trusted types of one name, ask-help', path: '/trusted', script: /\/search-worker-/ },
    { title: 'where it has them and our script is of another origin', path: '/trusted-foreign', script: /^blob:/ },
  ])
    test(title, async () => {
      await using visit = await visitHost(browser, site.url + path);
      await asks(visit);
      expect(visit.page.workers().map((worker) => worker.url())).toEqual([expect.stringMatching(script)]);
      expect(await visit.violations()).toEqual([]);
      expect([...visit.errors, ...visit.warnings]).toEqual([]);
    });
});

describe('articles in a file are searched on the page, and nobody is told of anything', () => {
  for (const { title, path } of [
    { title: 'where the page forbids workers', path: '/no-workers' },
    { title: 'where it forbids the blob that a script of another origin needs', path: '/no-blobs' },
  ])
    test(title, async () => {
      await using visit = await visitHost(browser, site.url + path);
      await asks(visit);
      expect(visit.page.workers()).toEqual([]);
      expect([...visit.errors, ...visit.warnings, ...(await visit.problems())]).toEqual([]);
    });
});

test('a widget that leaves the page leaves no worker behind', async () => {
  await using visit = await visitHost(browser, `${site.url}/same-origin`);
  await asks(visit);
  await visit.page.$eval('ask-help', (help) => help.remove());
  await expect.poll(() => visit.page.workers()).toEqual([]);
});

describe('two thousand articles, and a machine four times as slow', () => {
  for (const { title, path, patience } of [
    { title: 'in a worker', path: '/large', patience: 30_000 },
    { title: 'on the page, where it forbids workers', path: '/large-no-workers', patience: 50_000 },
  ])
    test(`never hold the page up: ${title}`, async () => {
      await using visit = await visitHost(browser, site.url + path, { prepare: listenForLongTasks, patience });
      const { visitor, page } = visit;
      await visitor.clicks('button', 'Help');
      await visitor.isAt('combobox', 'Ask a question');
      await page.emulateCPUThrottling(THROTTLED);
      const start = await page.evaluate(() => performance.now());
      await visitor.types('import contacts');
      await visitor.finds('option', /^How do I import/);
      const tasks = await page.evaluate((from) => long.filter((task) => task.start >= from), start);
      expect(tasks.filter(({ length }) => length > LONG)).toEqual([]);
    });
});

/** Opens the panel, asks, and waits for the answer. */
async function asks({ visitor }: HostVisit): Promise<void> {
  await visitor.clicks('button', 'Help');
  await visitor.isAt('combobox', 'Ask a question');
  await visitor.types(QUESTION);
  await visitor.key('Enter');
  await visitor.finds('button', /^From/);
}

declare const long: { readonly start: number; readonly length: number }[];

const listenForLongTasks = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    const tasks: (typeof long)[number][] = [];
    Object.assign(globalThis, { long: tasks });
    const take = (list: PerformanceObserverEntryList): void => list.getEntries().forEach(({ startTime, duration }) => tasks.push({ start: startTime, length: duration }));
    new PerformanceObserver(take).observe({ type: 'longtask' });
  });
