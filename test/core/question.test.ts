import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { matchesPage, outcomeOf, suggestionsFor, worthSuggesting, type Suggestion } from '../../src/core/question.js';
import { answer, hit } from '../support/fake-backend.js';

describe('what is shown for a question (R3–R5)', () => {
  const results = [hit('import')];
  for (const { what, found, confidence, is } of [
    { what: 'a sure answer', found: { answer: answer('import', 0.9), results }, is: 'answer' },
    { what: 'a sure answer without anything beside it', found: { answer: answer('import', 1), results: [] }, is: 'answer' },
    { what: 'an answer nearly sure', found: { answer: answer('import', 0.899), results }, is: 'list' },
    { what: 'an answer that nobody can tell how sure', found: { answer: answer('import', NaN), results }, is: 'list' },
    { what: 'an unsure answer alone', found: { answer: answer('import', 0.5), results: [] }, is: 'nothing' },
    { what: 'results', found: { results }, is: 'list' },
    { what: 'nothing', found: { results: [] }, is: 'nothing' },
    { what: 'an answer sure enough for the host', found: { answer: answer('import', 0.5), results }, confidence: 0.5, is: 'answer' },
    { what: 'an answer not sure enough for the host', found: { answer: answer('import', 0.95), results }, confidence: 0.99, is: 'list' },
  ] as const)
    test(`${what}: ${is}`, () => expect(outcomeOf(found, confidence)).toBe(is));
});

describe('what is typed is enough to look for', () => {
  for (const [text, worth] of [['', false], ['  ', false], ['i', false], [' i ', false], ['im', true], ['ø', false], ['👍', false], ['票', true], ['あ', true], ['ア', true], ['7', false], ['42', true]] as const)
    test(`${JSON.stringify(text)}: ${worth ? 'yes' : 'no'}`, () => expect(worthSuggesting(text)).toBe(worth));
});

describe('a pattern of pages', () => {
  for (const [pattern, path, matches] of [
    ['/contacts', '/contacts', true],
    ['/contacts', '/contacts/', false],
    ['/contacts/*', '/contacts/', true],
    ['/contacts/*', '/contacts/new', true],
    ['/contacts/*', '/contacts', false],
    ['/contacts*', '/contacts', true],
    ['*', '', true],
    ['*', '/anything/at/all', true],
    ['', '', true],
    ['', '/', false],
    ['*/edit', '/contacts/7/edit', true],
    ['*/edit', '/contacts/7/edit/more', false],
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a//c', true],
    ['/a/*/c', '/a/c', false],
    ['/ab*ba', '/aba', false],
    ['/ab*ba', '/abba', true],
    ['/a*a*a', '/aa', false],
    ['/a*a*a', '/aaa', true],
    ['/a**b', '/ab', true],
    ['/pri.e', '/price', false],
    ['/a+(b)[c]{d}^$|?', '/a+(b)[c]{d}^$|?', true],
    ['/search?q=*', '/search?q=x', true],
    ['/new\n*', '/new\nline', true],
  ] as const)
    test(`${JSON.stringify(pattern)} ${matches ? 'means' : 'does not mean'} ${JSON.stringify(path)}`, () => expect(matchesPage(pattern, path)).toBe(matches));

  test('means what the same expression would', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 6 });
    fc.assert(fc.property(few, few, (pattern, path) => matchesPage(pattern, path) === new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(path)), { numRuns: 2_000 });
  });

  test('of many stars does not hold up the page', { timeout: 1_000 }, () => {
    expect(matchesPage('*a'.repeat(40) + '*b', 'a'.repeat(2_000))).toBe(false);
  });
});

describe('the suggestions for a page (R2, R9)', () => {
  const all: readonly Suggestion[] = [
    { question: 'Everywhere?' },
    { question: 'Contacts?', pages: ['/contacts/*', '/people/*'] },
    { question: 'Deals?', pages: ['/deals/*'] },
    { question: 'Hvor?', language: 'nb' },
    { question: 'Hvor på kontakter?', language: 'nb', pages: ['/contacts/*'] },
    { question: 'Where, in English?', language: 'en-GB' },
    { question: 'Contacts?' },
    { question: 'Nowhere named?', pages: [] },
  ];
  for (const { page, language, is } of [
    { page: '/contacts/7', language: 'en', is: ['Contacts?', 'Everywhere?', 'Where, in English?', 'Nowhere named?'] },
    { page: '/people/', language: 'ja', is: ['Contacts?', 'Everywhere?', 'Nowhere named?'] },
    { page: '/contacts/7', language: 'nb-NO', is: ['Contacts?', 'Hvor på kontakter?', 'Everywhere?', 'Hvor?', 'Nowhere named?'] },
    { page: '/', language: 'en-US', is: ['Everywhere?', 'Where, in English?', 'Contacts?', 'Nowhere named?'] },
  ])
    test(`${page} in ${language}: ${is.join(' ')}`, () => expect(suggestionsFor(all, page, language).map(({ question }) => question)).toEqual(is));

  test('are none where there are none', () => expect(suggestionsFor([], '/', 'en')).toEqual([]));
});
