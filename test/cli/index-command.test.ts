import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import type { BuiltIndex } from '../../src/adapters/static/built-index.js';
import { staticBackend } from '../../src/backends/static.js';
import { folderWith } from './folder.js';

type Folder = ReturnType<typeof folderWith>;
const open: Folder[] = [];
const folder = (files: Parameters<typeof folderWith>[0]): Folder => {
  const made = folderWith(files);
  open.push(made);
  return made;
};
afterEach(() => open.splice(0).forEach((one) => one[Symbol.dispose]()));

const MIXED = {
  'docs/en/import.md': '# Import contacts\n\nPress **Import**.',
  'docs/nb/import.md': '---\ntitle: Importere kontakter\nkeywords: [csv]\n---\nTrykk på Importer.',
  'docs/faq/index.html': '<html lang="nl"><title>Vragen | Kestrel</title><nav>Weg</nav><main><h1>Vragen</h1><p>Wat is dit?</p></main>',
  'docs/more.json': '[{ "id": "export", "title": "Export", "body": "Press Export." }]',
  'docs/.hidden/no.md': '---\nnothing: true',
  'docs/node_modules/no.md': '',
  'docs/logo.svg': '<svg/>',
};

const builtBy = ({ folder }: Folder, file = 'help-index.json'): BuiltIndex => JSON.parse(readFileSync(join(folder, file), 'utf8')) as BuiltIndex;

describe('ask-help index', () => {
  test('makes an index of Markdown, HTML and JSON that a widget can use', async () => {
    const site = folder(MIXED);
    expect(await site.run('index', 'docs')).toMatchObject({ code: 0, printed: '', said: expect.stringMatching(/^help-index\.json: 4 articles \(2 in en, 1 in nb, 1 in nl\); [\d.]+ kB, [\d.]+ kB with Brotli\n$/) as string });
    const { articles } = builtBy(site);
    expect(articles).toEqual([
      { id: 'export', lang: 'en', title: 'Export', body: 'Press Export.' },
      { id: 'faq', lang: 'nl', title: 'Vragen', body: 'Wat is dit?', html: '<p>Wat is dit?</p>' },
      { id: 'import', lang: 'en', title: 'Import contacts', body: 'Press Import.', html: '<p>Press <strong>Import</strong>.</p>' },
      { id: 'import', lang: 'nb', title: 'Importere kontakter', keywords: ['csv'], body: 'Trykk på Importer.', html: '<p>Trykk på Importer.</p>' },
    ]);
    const told: string[] = [];
    const { knowledge } = staticBackend({ articles: builtBy(site), report: ({ message }) => told.push(message) });
    expect((await knowledge.search('importer kontakt', { language: 'nb' })).results[0]).toMatchObject({ id: 'import', lang: 'nb' });
    expect(told).toEqual([]);
  });

  test('makes the same of the same, and again beside its own index', async () => {
    const site = folder(MIXED);
    await site.run('index', 'docs', '--out', 'docs/out/index.json');
    const first = readFileSync(join(site.folder, 'docs/out/index.json'), 'utf8');
    expect((await site.run('index', 'docs', '--out', 'docs/out/index.json')).code).toBe(0);
    expect(readFileSync(join(site.folder, 'docs/out/index.json'), 'utf8')).toBe(first);
    expect(readdirSync(join(site.folder, 'docs/out'))).toEqual(['index.json']);
  });

  test('takes one file, and writes to standard output', async () => {
    const site = folder({ 'help.json': '{ "articles": [{ "id": "a", "title": "A", "html": "<p>B &amp; C</p>" }] }' });
    const { code, printed, said } = await site.run('index', 'help.json', '--out', '-', '--language', 'nb_NO');
    expect(code).toBe(0);
    expect((JSON.parse(printed) as BuiltIndex).articles).toEqual([{ id: 'a', lang: 'nb-NO', title: 'A', body: 'B & C', html: '<p>B &amp; C</p>' }]);
    expect(said).toMatch(/^Standard output: 1 article \(1 in nb-NO\)/);
  });

  test('follows links, though never in a circle', async () => {
    const site = folder({ 'docs/a.md': '# A\n\nText.' });
    mkdirSync(join(site.folder, 'docs/deep'));
    symlinkSync('..', join(site.folder, 'docs/deep/up'));
    expect((await site.run('index', 'docs')).code).toBe(0);
    expect(builtBy(site).articles).toHaveLength(1);
  });

  test('says how far it is while it is long at work', async () => {
    const site = folder(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`docs/${at}.md`, `# A${at}\n\nText.`])));
    expect((await site.run('index', 'docs')).said).toMatch(/^Reading \d+ of 40 files\n/);
  });
});

describe('what is wrong is named with file and line, all of it, and nothing is written', () => {
  const utf16 = new Uint8Array([0xff, 0xfe, 0x41, 0]);
  for (const [what, file, content, says] of [
    ['YAML that is none', 'a.md', '---\ntitle: A\nkeywords: [\n---\nText', /^docs\/a\.md:\d: its front matter is not YAML: /],
    ['a key twice', 'a.md', '---\ntitle: A\ntitle: B\n---\nText', /^docs\/a\.md:3: its front matter is not YAML: .*unique/],
    ['a key that is none', 'a.md', '---\ntitle: A\ntilte: B\n---\nText', /^docs\/a\.md:3: tilte: it is no key of an article; these are: title, language, id, section, updated, /],
    ['a date that is none', 'a.md', '---\ntitle: A\nupdated: 2026-02-31\n---\nText', /^docs\/a\.md:3: updated: "2026-02-31" is not an ISO date/],
    ['a list that is none', 'a.md', '---\r\ntitle: A\r\nkeywords: b\r\n---\r\nText', /^docs\/a\.md:3: keywords: "b" is not a list/],
    ['a language that is none', 'a.md', '---\ntitle: A\nlanguage: klingon language\n---\nText', /^docs\/a\.md:3: language: "klingon language" is not a language tag/],
    ['front matter that is a list', 'a.md', '---\n- a\n---\nText', /^docs\/a\.md:2: its front matter is not keys and values/],
    ['front matter without an end', 'a.md', '---\ntitle: A\n', /^docs\/a\.md:1: its front matter does not end/],
    ['no title', 'a.md', 'Text.', /^docs\/a\.md:1: it has no title/],
    ['no text', 'a.md', '# A\n', /^docs\/a\.md:1: it has no text/],
    ['an empty file', 'a.html', '', /^docs\/a\.html:1: it has no title/],
    ['JSON that is none', 'a.json', '[\n{ "id": "a",\n  "title": oops }]', /^docs\/a\.json:3: it is not JSON: /],
    ['JSON that is cut off', 'a.json', '[\n{ "id": "a",\n', /^docs\/a\.json:3: it is not JSON: /],
    ['a JSON article without an id', 'a.json', '[{ "id": "a", "title": "A", "body": "B" },\n {\n  "title": "A" }]', /^docs\/a\.json:2: an article has no id/],
    ['a field of another kind', 'a.json', '{ "articles": [\n{ "id": "a",\n "title": 7, "body": "B" }] }', /^docs\/a\.json:3: title: 7 is not a text/],
    ['JSON that is no article', 'a.json', '7', /^docs\/a\.json:1: it is neither an article nor a list of articles/],
    ['UTF-16', 'a.md', utf16, /^docs\/a\.md:1: it is UTF-16; save it as UTF-8/],
    ['Latin-1', 'a.md', new Uint8Array([0x23, 0x20, 0x41, 0x0a, 0xe6]), /^docs\/a\.md:2: a letter in it is not UTF-8/],
    ['no text at all', 'a.md', new Uint8Array([0x41, 0, 0x42]), /^docs\/a\.md: it is not a text/],
  ] as const)
    test(what, async () => {
      const site = folder({ 'docs/good.md': '# Good\n\nText.', 'docs/z.md': 'No title.' });
      site.write(`docs/${file}`, content);
      const { code, printed, said } = await site.run('index', 'docs');
      expect({ code, printed }).toEqual({ code: 1, printed: '' });
      expect(said).toMatch(says);
      expect(said).toContain('docs/z.md:1: it has no title');
      expect(said).toMatch(/\nNothing is written: \d+ things are to be mended first\.\n$/);
      expect(existsSync(join(site.folder, 'help-index.json'))).toBe(false);
    });

  test('two articles that are one', async () => {
    const site = folder({ 'docs/en/a.md': '# A\n\nText.', 'docs/a.en.html': '<title>A</title>Text', 'docs/b.json': '[{"id":"c","title":"C","body":"D"},\n{"id":"a","title":"A","body":"B"}]' });
    const { said } = await site.run('index', 'docs');
    expect(said).toContain('docs/b.json:2: it has the id "a" in the language en, and so has docs/a.en.html:1');
    expect(said).toContain('docs/en/a.md:1: it has the id "a" in the language en, and so has docs/a.en.html:1');
  });

  test('what is not there, what is none, and a place that cannot be written', async () => {
    const site = folder({ 'docs/a.md': '# A\n\nText.', 'empty/logo.svg': '', 'file.txt': '' });
    expect(await site.run('index', 'nowhere')).toMatchObject({ code: 1, said: expect.stringMatching(/^nowhere: it is not there\n/) as string });
    expect(await site.run('index', 'empty')).toMatchObject({ code: 1, said: expect.stringMatching(/^empty: there are no articles in it\n/) as string });
    expect(await site.run('index', 'file.txt')).toMatchObject({ code: 1, said: expect.stringMatching(/^file\.txt: it is none of \.md, /) as string });
    expect(await site.run('index', 'docs', '--out', 'docs')).toMatchObject({ code: 1, said: 'docs: it is a folder\n' });
    expect(await site.run('index', 'docs', '--out', 'file.txt/x.json')).toMatchObject({ code: 1, said: 'file.txt/x.json: a folder in its path is a file\n' });
    expect(readdirSync(site.folder).sort()).toEqual(['docs', 'empty', 'file.txt']);
  });
});

describe('a command line', () => {
  for (const [typed, code, says] of [
    [['--help'], 0, /^Usage: ask-help index FOLDER\|FILE/],
    [['--version'], 0, /^1\.2\.3\n$/],
    [[], 2, /^ask-help: there is no command\n\nUsage/],
    [['indx', 'docs'], 2, /^ask-help: there is no command "indx"\n\nUsage/],
    [['index'], 2, /^ask-help: which folder or file\?\n\nUsage/],
    [['index', 'a', 'b'], 2, /^ask-help: one folder or file at a time/],
    [['index', 'a', '--outt', 'b'], 2, /^ask-help: Unknown option '--outt'\n\nUsage/],
    [['index', 'a', '--language', 'no language'], 2, /^ask-help: --language: "no language" is not a language tag/],
  ] as const)
    test(`ask-help ${typed.join(' ')} ends with ${code}`, async () => {
      const { code: ended, printed, said } = await folder({}).run(...typed);
      expect(ended).toBe(code);
      expect(code ? said : printed).toMatch(says);
    });

  test('runs as a program', async () => {
    const site = folder({ 'docs/a.md': '# A\n\nText.' });
    const program = join(import.meta.dirname, '../../src/cli/ask-help.ts');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), program, 'index', 'docs', '--out', '-'], { cwd: site.folder });
    expect((JSON.parse(stdout) as BuiltIndex).articles).toHaveLength(1);
    expect(stderr).toMatch(/^Standard output: 1 article \(1 in en\)/);
  });
});
