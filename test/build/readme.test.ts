import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SETTINGS_KEYS } from '../../src/core/settings.js';
import { attributeOf, LIVE, SCALARS } from '../../src/shell/settings.js';
import { VIEWS } from '../../src/shell/watch.js';
import { PARTS } from '../../src/ui/parts.js';
import { filesBelow } from '../support/files.js';

const text = (file: string): string => readFileSync(file, 'utf8');
const readme = text('README.md');
const help = text('src/shell/help.ts');
const about = JSON.parse(text('package.json')) as Readonly<Record<'exports' | 'dependencies' | 'devDependencies' | 'scripts', Readonly<Record<string, unknown>>>>;

/** Every name that a pattern's first group finds, once. */
const all = (within: string, pattern: RegExp): readonly string[] => [...new Set([...within.matchAll(pattern)].map(([, found = '']) => found))];

/** What stands in `code` of a document, word by word: `` `open` / `close()` `` has "open" and "close(". */
const named = (document: string): ReadonlySet<string> => new Set(all(document, /`([^`\n]+)`/g).flatMap((code) => [code, ...code.split(/[\s,|]+/), ...all(code, /(\w+\()/g)]));

/** An event's class, and the fields it has. */
const events = [...text('src/shell/events.ts').matchAll(/class (Ask\w+Event) extends AskEvent \{([^]*?)constructor[^]*?super\('(ask-[\w-]+)'/g)].map(
  ([, name = '', fields = '', type = '']) => ({ name, type, fields: all(fields, /^ {2}(?:readonly )?(\w+):/gm) }),
);

describe('README.md names', () => {
  for (const { what, names } of [
    { what: 'setting', names: SETTINGS_KEYS },
    { what: 'attribute', names: [...SCALARS.map(attributeOf), ...all(all(help, /observedAttributes = \[(.*)\]/g).join(), /'([\w-]+)'/g)] },
    { what: 'property that no JSON can carry', names: LIVE },
    { what: 'method', names: all(help, /^ {2}async (\w+\()/gm) },
    { what: 'event', names: events.map(({ type }) => type) },
    { what: 'slot', names: all(help, /@slot (\w+)/g) },
    { what: 'part', names: PARTS },
    { what: 'CSS variable', names: filesBelow('src', /\.ts$/).flatMap((file) => all(text(file), /(--ask-[\w-]+)/g)) },
    { what: 'way into the package', names: Object.keys(about.exports).flatMap(entries) },
  ])
    test(`every ${what}`, () => {
      expect(names).not.toHaveLength(0);
      expect([...new Set(names)].filter((name) => !named(readme).has(name))).toEqual([]);
    });

  test('every state', () => {
    expect(all(help, /@cssstate (\w+)/g).filter((state) => !readme.includes(`:state(${state})`))).toEqual([]);
  });

  test('every view that a page may hold', () => {
    expect(VIEWS.split(', ').filter((tag) => !readme.includes(`<${tag}`))).toEqual([]);
  });

  for (const { type, fields } of events)
    test(`every field of ${type}, in its row`, () => {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${type}\``)) ?? '';
      expect(fields.filter((field) => !named(row).has(field))).toEqual([]);
    });

  test('no CSS variable that there is not', () => {
    const used = filesBelow('src', /\.ts$/).map(text).join('\n');
    expect(all(readme, /(--ask-[\w-]+)/g).filter((name) => !used.includes(name))).toEqual([]);
  });
});

describe('CONTRIBUTING.md names', () => {
  const packages = [...Object.keys(about.dependencies), ...Object.keys(about.devDependencies)];
  const why = text('CONTRIBUTING.md').split('## Why each package is there')[1] ?? '';
  const rows = all(why, /^\| (`.*?) \|/gm).flatMap((cell) => all(cell, /`([^`]+)`/g));

  test('every package that we depend on, and no other', () => {
    expect([...rows].sort()).toEqual([...packages].sort());
  });

  test('every script', () => {
    const names = named(text('CONTRIBUTING.md'));
    const called = (script: string): boolean => names.has(`npm run ${script}`) || names.has(`npm ${script}`);
    expect(Object.keys(about.scripts).filter((script) => !called(script))).toEqual([]);
  });
});

describe('src/README.md names', () => {
  const map = text('src/README.md');

  test('every folder of src', () => {
    const folders = readdirSync('src', { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
    const paths = folders.map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/').replace('src/', ''));
    expect(paths.filter((path) => !map.includes(`\`${path}/`))).toEqual([]);
  });

  test('no file that there is not', () => {
    const files = all(map, /`((?:[\w-]+\/)+[\w.-]+\.ts)`/g);
    expect(files).not.toHaveLength(0);
    expect(files.filter((file) => !existsSync(`src/${file}`) && !existsSync(file))).toEqual([]);
  });
});

test.each(['README.md', 'CONTRIBUTING.md', 'src/README.md'])('every link of %s leads somewhere', (file) => {
  const links = all(text(file), /(?:\]\(|<img src=")([^)\s"]+)[)"]/g).filter((link) => !link.startsWith('https:'));
  const headings = all(text(file), /^#+ (.+)$/gm).map((heading) => `#${heading.toLowerCase().replace(/[^\w -]/g, '').replaceAll(' ', '-')}`);
  const there = (link: string): boolean => (link.startsWith('#') ? headings.includes(link) : existsSync(join(dirname(file), link)));
  expect(links.filter((link) => !there(link))).toEqual([]);
});

/** `./policy` → `ask-help/policy`; a star stands for every file there is. */
function entries(path: string): readonly string[] {
  const entry = path.replace(/^\./, 'ask-help');
  if (!entry.includes('*')) return [entry];
  return filesBelow('src/backends', /\.ts$/).map((file) => entry.replace('*', file.slice('src/backends/'.length, -'.ts'.length)));
}
