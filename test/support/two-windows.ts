import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { startServer } from '../../demo/server/start.js';
import { prepare } from '../faults/in-page.js';
import { faultsOf } from './axe-on-page.js';
import { launchChromium } from './chromium.js';
import { ARTICLES } from './own-articles.js';
import { Visitor } from './visitor.js';

/** A window of somebody's. */
export interface Window extends Visitor {
  /** How long after an instant, in ms, words came into view. */
  seenAfter(words: string, began: number): Promise<number>;
  /** What axe has against something in the page, in words; empty where it has nothing. */
  faultsOf(selector: string): Promise<readonly string[]>;
  /** Hands a file over as a file picker does. */
  gives(name: string, text: string): Promise<void>;
}

/** The reference server with a host's page and the page of support on it. */
export interface Office extends AsyncDisposable {
  /** A visitor nobody has seen before, on a page of the host's. */
  visitor(options: { readonly name: string; readonly language?: string; readonly dir?: string; readonly width?: number }): Promise<Window>;
  /** Somebody of support, signed in. */
  support(name: string, width?: number): Promise<Window>;
}

const PATIENCE = 30_000;

/** Opens the office. The widget and the page of support are as built, be it in other folders than the usual ones. */
export async function openOffice(): Promise<Office> {
  const [data, pages] = [mkdtempSync(join(tmpdir(), 'ask-help-office-')), mkdtempSync(join(tmpdir(), 'ask-help-pages-'))];
  const site = { '/ask/': process.env['ASK_CDN'] ?? 'dist/cdn', '/agent/': process.env['ASK_AGENT'] ?? 'dist/agent', '/': pages };
  const [browser, server] = await Promise.all([launchChromium(), startServer({ port: 0, data, articles: ARTICLES, site })]);
  return {
    async visitor({ name, language = 'en', dir = 'ltr', width = 1280 }) {
      const id = `${name.toLowerCase()}-${crypto.randomUUID()}`;
      writeFileSync(join(pages, `${id}.html`), hostPage({ id, name, language, dir }));
      return open(browser, `${server.url}/${id}.html`, width);
    },
    async support(name, width = 1280) {
      const window = await open(browser, `${server.url}/agent/`, width);
      await window.writes('Your name', name);
      await window.key('Enter');
      await window.finds('heading', 'Support desk');
      return window;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.stop();
      for (const folder of [data, pages]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function open(browser: Browser, url: string, width: number): Promise<Window> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height: 800 });
  // Two windows side by side: neither is behind the other.
  await page.emulateFocusedPage(true);
  await page.evaluateOnNewDocument(prepare, 0);
  await page.goto(url);
  return Object.assign(new Visitor(page, PATIENCE), {
    seenAfter: (words: string, began: number) => seenAfter(page, words, began),
    faultsOf: (selector: string) => faultsOf(page, selector),
    gives: (name: string, text: string) => page.evaluate((called, content) => inPage.give([new File([content], called, { type: 'text/plain' })]), name, text),
  });
}

function seenAfter(page: Page, words: string, began: number): Promise<number> {
  return page.evaluate(
    async (wanted, since) => {
      await inPage.until(() => inPage.text().includes(wanted));
      return Date.now() - since;
    },
    words,
    began,
  );
}

function hostPage({ id, name, language, dir }: { readonly id: string; readonly name: string; readonly language: string; readonly dir: string }): string {
  const settings = JSON.stringify({ plan: 'professional', account: { created: '2023-01-01' }, person: { id, name, email: `${id}@example.com`, seat: 'core' } });
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><script type="module" src="/ask/ask.js"></script></head>
  <body>
    <main><h1>A host</h1></main>
    <ask-help endpoint="/help-api" locale="${language}"><script type="application/json">${settings}</script></ask-help>
    <script>
      document.querySelector('ask-help').token = async () => {
        const answer = await fetch('/help-api/dev/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ${JSON.stringify(settings)} });
        return (await answer.json()).token;
      };
    </script>
  </body>
</html>`;
}
