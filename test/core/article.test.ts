import { describe, expect, test } from 'vitest';
import { articleBehind, versionFor, type Article } from '../../src/core/article.js';
import { article } from '../support/fake-backend.js';

describe('the version of an article to read', () => {
  const versions = ['de', 'en', 'nb', 'pt-BR'].map((lang) => article('import', { lang }));
  for (const [language, lang] of [
    ['nb', 'nb'],
    ['nb-NO', 'nb'],
    ['nn-NO', 'nb'],
    ['pt-BR', 'pt-BR'],
    ['ja', 'en'],
    ['no such tag', 'en'],
    [undefined, 'en'],
  ] as const)
    test(`in ${language ?? 'no language'} is the one in ${lang}`, () => expect(versionFor(versions, language)?.lang).toBe(lang));

  test('is any, rather than none', () => expect(versionFor([article('import', { lang: 'fi' })], 'nb')?.lang).toBe('fi'));
  test('is none where there is no article', () => expect(versionFor([], 'nb')).toBeUndefined());
});

describe('a link in an article', () => {
  const base = 'https://app.example/deals';
  const from = (id: string, url?: string): Article => article(id, url === undefined ? {} : { url });
  const help = from('import', 'https://help.example/en/articles/import');

  for (const [href, id] of [
    ['https://help.example/en/articles/export', 'export'],
    ['https://help.example/en/articles/export?from=import#part', 'export'],
    ['https://help.example/en/articles/import', 'import'],
    ['https://help.example/en/articles/%C3%A5pne', 'åpne'],
    ['https://help.example/en/articles/', undefined],
    ['https://help.example/en/pricing', undefined],
    ['https://other.example/en/articles/export', undefined],
    ['http://help.example/en/articles/export', undefined],
    ['mailto:export', undefined],
    ['https://help.example/en/articles/100%', undefined],
    ['https://help.example/en/articles/%E0%A4%A', undefined],
  ] as const)
    test(`to ${href} leads ${id ? `to the article ${id}` : 'away'}`, () => expect(articleBehind(new URL(href), help, base)).toBe(id));

  for (const { what, article: own, href, id } of [
    { what: 'an article without an address', article: from('import'), href: 'https://help.example/export', id: undefined },
    { what: 'an address that is none', article: from('import', 'https://'), href: 'https://help.example/export', id: undefined },
    { what: 'an address that does not end in the id', article: from('import', 'https://help.example/42'), href: 'https://help.example/43', id: undefined },
    { what: 'an address below the page\'s', article: from('import', '/help/import'), href: 'https://app.example/help/export', id: 'export' },
    { what: 'an id of two parts', article: from('guides/import', 'https://help.example/guides/import'), href: 'https://help.example/guides/export', id: 'guides/export' },
    { what: 'an id that is the end of a word', article: from('port', 'https://help.example/import'), href: 'https://help.example/imexport', id: undefined },
  ])
    test(`in ${what} leads ${id ? `to ${id}` : 'away'}`, () => expect(articleBehind(new URL(href), own, base)).toBe(id));
});
