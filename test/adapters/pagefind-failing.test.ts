import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagefindBackend, type PagefindOptions } from '../../src/backends/pagefind.js';
import { CONTRACT_ARTICLES } from '../../src/testing.js';
import { importFromWeb, pagefindSite, type PagefindSite } from '../support/pagefind-site.js';
import { serve, type StaticServer } from '../support/static-server.js';

describe('an index that cannot be used is told in a line that names the address', () => {
  let site: PagefindSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = await pagefindSite(CONTRACT_ARTICLES);
    const entry = JSON.stringify({ version: '1.5.2', languages: { en: { hash: 'en_1', wasm: 'en', page_count: 3 } } });
    server = await serve({
      pages: {
        '/page/pagefind-entry.json': '<!doctype html><title>Not found</title>',
        '/next/pagefind-entry.json': entry.replace('1.5.2', '2.0.0'),
        '/other/pagefind-entry.json': '{"entries":[]}',
        '/html/pagefind-entry.json': entry,
        '/html/pagefind.js': '<!doctype html><title>Not found</title>',
        '/none/pagefind-entry.json': entry,
        '/foreign/pagefind-entry.json': entry,
        '/foreign/pagefind.js': 'export const search = 1;',
      },
    });
  });
  afterAll(() => Promise.all([site.stop(), server.stop()]));

  const problemOf = async (options: PagefindOptions): Promise<unknown> =>
    pagefindBackend({ load: importFromWeb, ...options })
      .knowledge.search('invoice', { language: 'en' })
      .catch((error: unknown) => (error as { problem?: unknown }).problem);

  for (const { what, path, message } of [
    { what: 'nothing is there', path: 'nowhere', message: 'nowhere/pagefind-entry.json: the server answers 404' },
    { what: 'every address is a page', path: 'page', message: 'page/pagefind-entry.json: it is HTML and not JSON; is the address right?' },
    { what: 'a later Pagefind wrote it', path: 'next', message: 'next/pagefind-entry.json: Pagefind 2.0.0 wrote it; 1.x is understood' },
    { what: 'something else stands there', path: 'other', message: 'other/pagefind-entry.json: it is not of a Pagefind index' },
    { what: 'the script is a page', path: 'html', message: 'html/pagefind.js?ask-help: it cannot be loaded, or is no script' },
    { what: 'the script is missing', path: 'none', message: 'none/pagefind.js?ask-help: it cannot be loaded, or is no script' },
    { what: 'the script is another', path: 'foreign', message: 'foreign/pagefind.js?ask-help: it is not the script of a Pagefind index' },
  ])
    test(`where ${what}`, async () => expect(await problemOf({ url: `${server.url}/${path}/` })).toMatchObject({ kind: 'server', message: `${server.url}/${message}` }));

  test('where the server is out of reach', async () => {
    const gone = await serve({});
    await gone.stop();
    expect(await problemOf({ url: gone.url })).toEqual({ kind: 'offline', message: `${gone.url}/pagefind-entry.json: it cannot be reached` });
  });

  test('where it is no address', async () => {
    expect(await problemOf({ url: 'pagefind' })).toEqual({ kind: 'setting', setting: 'url', message: 'pagefindBackend: "pagefind" is not an address' });
  });

  test('and tried again with the next question', async () => {
    let times = 0;
    const load = async (url: string): Promise<unknown> => ((times += 1) === 1 ? Promise.reject(new TypeError('Failed to fetch')) : importFromWeb(url));
    const { knowledge } = site.backend({ load });
    await expect(knowledge.search('invoice', { language: 'en' })).rejects.toMatchObject({ problem: { kind: 'server' } });
    expect((await knowledge.search('invoice', { language: 'en' })).results).toHaveLength(1);
  });
});
