import { existsSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { launchChromium } from './chromium.js';
import { serve } from './static-server.js';

/** A host's page with the widget of `dist/cdn` on it, and what the page fetched of ours so far. */
export interface HostPage extends AsyncDisposable {
  readonly page: Page;
  /** Paths within `dist/cdn`, in the order they were asked for. */
  files(): readonly string[];
  /** Opens the panel as a visitor does and waits until the question field has the focus. */
  open(): Promise<void>;
}

const html = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,"><script type="module" src="/ask/ask.js"></script></head>
  <body><h1>A host</h1><ask-help endpoint="/help-api"><a href="/support">Help</a></ask-help></body>
</html>`;

/** Loads that page in Chromium and waits until the element is defined and the network is quiet. */
export async function loadHostPage(): Promise<HostPage> {
  if (!existsSync('dist/cdn/ask.js')) throw new Error('There is no dist/cdn/ask.js: run `npm run build` first.');
  const server = await serve({ pages: { '/': html }, folders: { '/ask/': 'dist/cdn' } });
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/ask/')) asked.push(pathname.slice('/ask/'.length));
    });
    await page.goto(server.url);
    await page.waitForFunction(() => customElements.get('ask-help'));
    await page.waitForNetworkIdle();
    return {
      page,
      files: () => [...asked],
      open: async () => {
        await page.locator('ask-help >>> [part~="button"]').click();
        await page.waitForSelector('ask-help >>> [part~="search-input"]:focus', { visible: true });
      },
      [Symbol.asyncDispose]: close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}
