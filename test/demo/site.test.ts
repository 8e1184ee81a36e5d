import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { newFolder, serve } from './serving.js';

const [folder, site] = [newFolder(), newFolder()];
let server: RunningServer;
beforeAll(async () => {
  for (const part of ['public', 'built']) mkdirSync(join(site, part));
  writeFileSync(join(site, 'secret.txt'), 'nobody may read this');
  writeFileSync(join(site, 'public/index.html'), '<!doctype html><title>Kestrel</title>');
  writeFileSync(join(site, 'built/ask.js'), 'export {};');
  server = await serve(folder, { site: { '/ask/': join(site, 'built'), '/': join(site, 'public'), '/later/': join(site, 'not-built') } });
});
afterAll(() => server.stop());

const get = async (path: string): Promise<[number, string, string]> => {
  const response = await fetch(`${server.url}${path}`);
  return [response.status, response.headers.get('Content-Type') ?? '', await response.text()];
};

for (const [path, type, content] of [
  ['/', 'text/html', '<title>Kestrel</title>'],
  ['/contacts', 'text/html', '<title>Kestrel</title>'],
  ['/help', 'text/html', 'Kestrel help centre'],
  ['/ask/ask.js', 'text/javascript', 'export {};'],
  ['/help/en', 'text/html', 'How do I import contacts?'],
  ['/help/nb/import-contacts', 'text/html', 'Hvordan importerer jeg kontakter?'],
] as const)
  test(`the demo has ${path}`, async () => {
    const [status, found, text] = await get(path);
    expect([status, found.split(';')[0]]).toEqual([200, type]);
    expect(text).toContain(content);
  });

for (const path of ['/none.html', '/later/x.js', '/help-api', '/help-api/contacts', '/help/xx', '/help/en/none', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/ask/..%2f..%2fsecret.txt', '/ask%2f..%2f..%2fsecret.txt'])
  test(`and nothing at ${path}`, async () => {
    const [status, , text] = await get(path);
    expect(status).toBe(404);
    expect(text).not.toContain('nobody may read this');
  });

test('a file may be kept, but is asked for anew each time', async () => {
  expect((await fetch(`${server.url}/ask/ask.js`)).headers.get('Cache-Control')).toBe('no-cache');
});
