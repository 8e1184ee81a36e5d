import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../support/files.js';

describe('the command of the package, installed by a host who is offline', () => {
  const site = mkdtempSync(join(tmpdir(), 'ask-help-command-'));
  const run = (folder: string, program: string, ...typed: readonly string[]): string => execFileSync(program, typed, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(() => {
    // What the package needs is there already, as if the host had it in their cache.
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };
    const needed = Object.entries(packages).filter(([path, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev);
    for (const [path] of needed) cpSync(path, join(site, path), { recursive: true });
    const [{ filename }] = JSON.parse(run('.', 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', site)) as [{ readonly filename: string }];
    writeFileSync(join(site, 'package.json'), '{ "private": true }');
    run(site, 'npm', 'install', '--offline', '--no-audit', '--no-fund', `./${filename}`);
    mkdirSync(join(site, 'docs'));
    writeFileSync(join(site, 'docs/import.md'), '---\nsection: Contacts\n---\n# Import contacts\n\nPress **Import**.');
    writeFileSync(join(site, 'docs/export.html'), '<title>Export contacts</title><p>Press Export.</p>');
  });
  afterAll(() => rmSync(site, { recursive: true }));

  test('npx ask-help index makes an index', () => {
    run(site, 'npx', '--offline', 'ask-help', 'index', 'docs', '--out', 'public/help-index.json');
    const { articles } = JSON.parse(readFileSync(join(site, 'public/help-index.json'), 'utf8')) as { readonly articles: readonly { readonly id: string }[] };
    expect(articles.map(({ id }) => id)).toEqual(['export', 'import']);
  });

  test('knows its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    expect(run(site, 'npx', '--offline', 'ask-help', '--version')).toBe(`${version}\n`);
  });
});

test('nothing of the command reaches a browser', () => {
  const files = filesBelow('dist/cdn', /\.js$/);
  expect(files).not.toHaveLength(0);
  expect(files.filter((file) => /front matter|parse5|["`']node:/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
