import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/cli/markdown.js';
import { readPage } from '../../src/cli/page.js';
import { placeOf } from '../../src/cli/place.js';

describe('where a file stands says what it is', () => {
  for (const [path, id, language] of [
    ['import.md', 'import', undefined],
    ['nb/contacts/import.md', 'contacts/import', 'nb'],
    ['contacts/nb/import.md', 'contacts/import', 'nb'],
    ['contacts/import.nb.md', 'contacts/import', 'nb'],
    ['pt_br/import.html', 'import', 'pt-BR'],
    ['zh-hant/import.html', 'import', 'zh-Hant'],
    ['contacts/index.md', 'contacts', undefined],
    ['nb/index.md', 'index', 'nb'],
    ['faq/import.md', 'faq/import', undefined],
    ['release-1.2.md', 'release-1.2', undefined],
    ['nb.md', 'nb', undefined],
    ['v2/xx/import.md', 'v2/xx/import', undefined],
  ] as const)
    test(`${path} is ${id}${language ? ` in ${language}` : ''}`, () => expect(placeOf(path)).toEqual({ id, language }));
});

describe('Markdown as one reads it', () => {
  for (const [what, markdown, body] of [
    ['without marks', 'Some *words* and `code`, a [link](/x) &amp; ![a drawing](y.png).\nAnd on.', 'Some words and code, a link & a drawing. And on.'],
    ['lists line by line', '3. One\n4. Two\n   - Deep\n\n- End', '3. One\n4. Two\n• Deep\n\n• End'],
    ['tables by column', '| Plan | Mails | Price |\n|---|---|---|\n| Free | 500 | 0 |', 'Free – Mails: 500; Price: 0'],
    ['code as it is', '```\na  =  1\n  b\n```', 'a  =  1\n  b'],
    ['quotations', '> **Note:** mind the gap.', 'Note: mind the gap.'],
    ['lines that are broken', 'One  \nTwo', 'One\nTwo'],
    ['HTML in it as on a page', 'Press <kbd>A</kbd>.\n\n<details><summary>More</summary>Text</details>\n<script>x</script>', 'Press A.\n\nMore\n\nText'],
    ['no rules', 'One\n\n---\n\nTwo', 'One\n\nTwo'],
  ] as const)
    test(what, () => expect(readMarkdown(markdown, 'T').body).toBe(body));

  test('begins with its title, which is not said twice', () => {
    expect(readMarkdown('# Title\n\nText.\n\n# Title', undefined)).toEqual({ title: 'Title', body: 'Text.\n\nTitle', html: '<p>Text.</p>\n<h1>Title</h1>' });
    expect(readMarkdown('Text.\n\n## Later', undefined)).toMatchObject({ title: 'Later', body: 'Text.\n\nLater' });
    expect(readMarkdown('# Heading\n\nText.', 'Title')).toMatchObject({ title: 'Title', body: 'Heading\n\nText.' });
  });
});

describe('a page of HTML', () => {
  const page = (body: string, head = '') => readPage(`<!doctype html><html lang="nb"><head>${head}</head><body>${body}</body></html>`, undefined);

  test('is its main part, without what surrounds it', () => {
    const around = '<header>H</header><nav>N</nav><aside>A</aside><footer>F</footer><script>S</script><style>C</style>';
    for (const main of ['<main>', '<article>', '<div role="main">', '<div>'])
      expect(page(`${around}${main}${around}<h1>Title</h1><p>Text <b>bold</b></p><!-- no -->`)).toMatchObject({ title: 'Title', body: 'Text bold', language: 'nb' });
  });

  test('has its title from the heading, though it stands in a header, else from the head', () => {
    const head = '<title>Import &amp; more | Kestrel</title>';
    expect(page('<main><header><h1>Import</h1></header><p>Text</p></main>', head)).toMatchObject({ title: 'Import', body: 'Text', html: '<p>Text</p>' });
    expect(page('<p>Text</p>', head).title).toBe('Import & more | Kestrel');
    expect(page('<p>Text</p>').title).toBeUndefined();
  });

  test('is found by what its head says', () => {
    const head = '<meta name="Keywords" content="csv, excel ,"><meta name="description" content="How to import.">';
    expect(page('<p>Text</p>', head)).toMatchObject({ fields: { keywords: ['csv', 'excel'] }, body: 'How to import.\n\nText' });
    expect(page('<p>How to import. Text</p>', head).body).toBe('How to import. Text');
  });

  test('keeps inline text and blocks apart', () =>
    expect(page('One <span>two</span><div>three<p>four</p>five</div><table><tr><td>a</td><td>b</td></tr></table>').body).toBe('One two\n\nthree\n\nfour\n\nfive\n\na – b'));
});
