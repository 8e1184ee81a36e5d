import type { Browser, JSHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Knowledge } from '../../src/ports/knowledge.js';
import { launchChromium } from '../support/chromium.js';
import { generatedArticles } from '../support/generated-articles.js';
import { serveHost, type HostSite } from '../support/host-site.js';
import { hostPage, visitHost, type HostVisit } from '../support/host-visit.js';
import { ARTICLES } from '../support/own-articles.js';
import { manifest } from '../support/sizes.js';

const QUESTION = 'How do I import contacts?';

const INDEXED = hostPage({ attributes: 'index="/help.json"' });
const EMPTY = '<!doctype html><title>A host</title>';
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
    '/empty': EMPTY,
    '/empty-no-workers': under(EMPTY, `${SELF}; worker-src 'none'`),
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

test('the worker fetches the word forms of one language alone', async () => {
  const before = site.asked.length;
  await using visit = await visitHost(browser, `${site.url}/same-origin`);
  await asks(visit);
  expect(site.asked.slice(before).filter((path) => path.includes('stemmer'))).toEqual([expect.stringContaining('/stemmer-en-')]);
});

test('a widget that leaves the page leaves no worker behind', async () => {
  await using visit = await visitHost(browser, `${site.url}/same-origin`);
  await asks(visit);
  await visit.page.$eval('ask-help', (help) => help.remove());
  await expect.poll(() => visit.page.workers()).toEqual([]);
});

// How long the page's own thread is held up meanwhile, `npm run bench:search` measures.
describe('two thousand articles are read, indexed and asked', () => {
  for (const { title, path, workers } of [
    { title: 'in a worker', path: '/empty', workers: 1 },
    { title: 'on the page, where it forbids workers', path: '/empty-no-workers', workers: 0 },
  ])
    test(title, async () => {
      await using visit = await visitHost(browser, site.url + path);
      const { page } = visit;
      const knowledge = (await page.evaluateHandle(knowledgeOf(manifest()['src/adapters/static/index.ts']!.file))) as JSHandle<Knowledge>;
      for (const text of ['imp', 'import contacts', QUESTION]) expect(await page.evaluate(firstOf, knowledge, text)).toBe('import-contacts');
      expect(page.workers()).toHaveLength(workers);
    });
});

/** In the page: what the widget asks, without the widget. As a text, since the runner would make an `import()` its own. */
const knowledgeOf = (door: string): string => `import('/ask/${door}').then(({ staticBackend }) => staticBackend({ url: '/large.json' }).knowledge)`;

/** Runs in the page: the best article for a question. */
const firstOf = async (knowledge: Knowledge, text: string): Promise<string | undefined> => (await knowledge.search(text, { language: 'en' })).results[0]?.id;

/** Opens the panel, asks, and waits for the answer. */
async function asks({ visitor }: HostVisit): Promise<void> {
  await visitor.clicks('button', 'Help');
  await visitor.isAt('combobox', 'Ask a question');
  await visitor.types(QUESTION);
  await visitor.key('Enter');
  await visitor.finds('button', /^From/);
}
