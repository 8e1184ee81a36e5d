import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_ARTICLES } from '../../src/testing.js';
import { launchChromium } from '../support/chromium.js';
import { visitHost } from '../support/host-visit.js';
import { pagefindSite, type PagefindSite } from '../support/pagefind-site.js';
import { serve, type StaticServer } from '../support/static-server.js';

/** A host's page whose own bundle asks a Pagefind index. */
const hostPage = (index: string, language = 'en'): string => `<!doctype html>
<html lang="${language}">
  <head><meta charset="utf-8"><title>A host</title><script type="module" src="/ask/ask.js"></script></head>
  <body>
    <ask-help></ask-help>
    <script type="module">
      import { pagefindBackend } from '/bundle/host.js';
      document.querySelector('ask-help').backend = pagefindBackend({ url: '${index}' });
    </script>
  </body>
</html>`;

describe('a site with a Pagefind index', () => {
  let folder: string;
  let index: PagefindSite;
  let elsewhere: StaticServer;
  let host: StaticServer;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ask-host-'));
    const lib = { entry: 'src/backends/pagefind.ts', formats: ['es' as const], fileName: 'host' };
    await build({ configFile: false, logLevel: 'error', publicDir: false, build: { outDir: join(folder, 'bundle'), lib } });
    index = await pagefindSite(CONTRACT_ARTICLES);
    await cp(index.folder, join(folder, 'broken'), { recursive: true });
    await writeFile(join(folder, 'broken/wasm.en.pagefind'), 'no WebAssembly');
    elsewhere = await serve({ folders: { '/pagefind/': index.folder }, shared: true });
    host = await serve({
      pages: {
        '/': hostPage('/pagefind/'),
        '/nb': hostPage('/pagefind/', 'nb'),
        '/elsewhere': hostPage(`${elsewhere.url}/pagefind/`),
        '/broken': hostPage('/broken/'),
        '/nowhere': hostPage('/nowhere/'),
      },
      folders: { '/ask/': 'dist/cdn', '/bundle/': join(folder, 'bundle'), '/pagefind/': index.folder, '/broken/': join(folder, 'broken') },
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([host.stop(), elsewhere.stop(), index.stop()]);
    await rm(folder, { recursive: true });
  });

  for (const { what, path } of [
    { what: 'of its own', path: '/' },
    { what: 'on another origin', path: '/elsewhere' },
  ])
    test(`lists and opens the pages of an index ${what}`, async () => {
      await using visit = await visitHost(browser, host.url + path);
      const { visitor } = visit;
      await visitor.presses('button', 'Help');
      await visitor.isAt('combobox', 'Ask a question');
      await visitor.types('pasword lettre');
      await visitor.key('Enter');
      await visitor.presses('button', /^Reset your password/);
      await visitor.reads(/We send you a letter with a code/);
      expect(visit.errors).toEqual([]);
      expect(visit.warnings).toEqual([]);
    });

  test('is asked in the language of the page', async () => {
    await using visit = await visitHost(browser, `${host.url}/nb`);
    const { visitor } = visit;
    await visitor.presses('button', 'Hjelp');
    await visitor.isAt('combobox', /./);
    await visitor.types('importert kontakt');
    await visitor.key('Enter');
    await visitor.finds('button', /^Hvordan importerer jeg kontakter\?/);
  });

  for (const { what, path, told } of [
    { what: 'broken', path: '/broken', told: '/broken/: the index is broken, or out of reach' },
    { what: 'missing', path: '/nowhere', told: '/nowhere/pagefind-entry.json: the server answers 404' },
  ])
    test(`says so in a line where its index is ${what}, and the panel works`, async () => {
      await using visit = await visitHost(browser, host.url + path);
      const { visitor } = visit;
      await visitor.presses('button', 'Help');
      await visitor.isAt('combobox', 'Ask a question');
      await visitor.types('password');
      await visitor.key('Enter');
      await visitor.reads(/^Something went wrong/);
      expect(visit.warnings.join('\n')).toContain(told);
      await visitor.finds('button', 'Try again');
    });
});
