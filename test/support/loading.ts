import { existsSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { launchChromium } from './chromium.js';
import { serve } from './static-server.js';

/** A host's page with the widget of `dist/cdn` on it, and what the page fetched of ours so far. */
export interface HostPage extends AsyncDisposable {
  readonly page: Page;
  /** Paths within `dist/cdn`, in the order they were asked for. */
  files(): readonly string[];
  /** Opens the panel as a visitor does; from then on `files` are those asked for until the question field had the focus. */
  open(): Promise<void>;
}

const html = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,"><script type="module" src="/ask/ask.js"></script></head>
  <body><h1>A host</h1><ask-help endpoint="/help-api"><a href="/support">Help</a></ask-help></body>
</html>`;

/** A text, since what compiles our tests names functions by a helper that a page does not have. */
const MARK_USABLE = `requestAnimationFrame(function look() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused?.matches('[part~="search-input"]')) performance.mark('usable');
  else requestAnimationFrame(look);
})`;

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
    await page.emulateFocusedPage(true);
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/ask/')) asked.push(pathname.slice('/ask/'.length));
    });
    await page.goto(server.url);
    await page.waitForFunction(() => customElements.get('ask-help'));
    // By the page's own clock: on a busy machine we look too late, when what comes after has been asked for as well.
    await page.evaluate(MARK_USABLE);
    await page.waitForNetworkIdle();
    return {
      page,
      files: () => [...asked],
      open: async () => {
        await page.locator('ask-help >>> [part~="button"]').click();
        await page.waitForSelector('ask-help >>> [part~="search-input"]:focus', { visible: true });
        const early = await page.evaluate(() => {
          const [usable] = performance.getEntriesByName('usable');
          return performance.getEntriesByType('resource').flatMap(({ name, startTime }) => (startTime <= usable!.startTime ? [new URL(name).pathname.slice('/ask/'.length)] : []));
        });
        asked.splice(0, Infinity, ...asked.filter((file) => early.includes(file)));
      },
      [Symbol.asyncDispose]: close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}
