import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../src/adapters/static/build-index.js';
import type { BuiltIndex } from '../../../src/adapters/static/built-index.js';
import { readLibrary } from '../../../src/adapters/static/library.js';
import { staticBackend } from '../../../src/backends/static.js';
import type { Article } from '../../../src/core/article.js';
import { ProblemError, type Problem } from '../../../src/core/problem.js';
import { backendContract, CONTRACT_ARTICLES } from '../../../src/testing.js';
import { HELP_CENTRES } from './help-centre.js';

const ADDRESS = 'https://help.example.com/help-index.json';
const CENTRE = Object.entries(HELP_CENTRES).flatMap(([lang, articles]) => articles.map((article): Article => ({ ...article, lang })));
const QUESTIONS = ['import contacts', 'pasword', 'how do I reset my pass', 'fakturagebyret', '請求書はどこ', 'รหัสผ่าน', 'evenement', 'the'];

const sent = async (articles: readonly Article[]): Promise<BuiltIndex> => JSON.parse(JSON.stringify(await buildIndex(articles))) as BuiltIndex;
const serving = (text: string): typeof globalThis.fetch => async () => new Response(text);

/** What a backend finds for some questions, and what it tells its host. */
async function asked(given: { readonly articles: readonly Article[] | BuiltIndex } | { readonly url: string; readonly fetch: typeof globalThis.fetch }, languages = ['en', 'nb', 'ja', 'th', 'fr', 'pt']) {
  const problems: Problem[] = [];
  const { knowledge } = staticBackend({ ...given, report: (problem) => problems.push(problem) });
  const found = [];
  for (const language of languages) for (const text of QUESTIONS) found.push(await knowledge.search(text, { language }));
  return { found, told: problems.map(({ message }) => message) };
}

describe('a built index keeps the contract', async () => {
  const text = JSON.stringify(await buildIndex(CONTRACT_ARTICLES));
  const make = () => Promise.resolve({ backend: staticBackend({ url: ADDRESS, fetch: serving(text) }) });
  for (const { name, run } of backendContract(make, ['knowledge'])) test(name, run);
});

describe('a built index', () => {
  test('finds what the articles alone find, in every language, and has nothing to tell', async () => {
    const built = await asked({ articles: await sent(CENTRE) });
    expect(built).toEqual(await asked({ articles: CENTRE }));
    expect(built.told).toEqual([]);
  });

  test('does so whatever the articles say', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.lorem({ maxCount: 20 }));
    const articles = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), lang: fc.constantFrom('en', 'nb', 'ja'), title: text.map((title) => `T${title}`), body: text, keywords: fc.array(text, { maxLength: 3 }) }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(articles, text, async (some, question) => {
        const [alone, built] = [staticBackend({ articles: some }), staticBackend({ articles: await sent(some) })];
        for (const language of ['en', 'nb', 'fr']) expect(await built.knowledge.search(question, { language })).toEqual(await alone.knowledge.search(question, { language }));
      }),
      { numRuns: 60 },
    );
  });

  test('serves a language without articles by the nearest there is', async () => {
    const built = await sent(CENTRE.filter(({ lang }) => lang === 'nb'));
    expect(built.indexes.map(({ language }) => language)).toEqual(['nb']);
    expect(built.indexes).toHaveLength(1);
    expect((await asked({ articles: built }, ['fr', 'nn-NO'])).found.some(({ results }) => results.length)).toBe(true);
  });
});

describe('a file that is cut off', () => {
  test('gives one line that names it, wherever it is cut', async () => {
    const text = JSON.stringify(await buildIndex(CENTRE.slice(0, 2)));
    for (let end = 0; end < text.length; end++) {
      const problem = await staticBackend({ url: ADDRESS, fetch: serving(text.slice(0, end)) })
        .knowledge.search('import', { language: 'en' })
        .then(() => expect.unreachable(`it worked with ${end} letters`), (error: unknown) => error);
      expect(problem).toBeInstanceOf(ProblemError);
      expect((problem as ProblemError).message).toMatch(/^https:\/\/help\.example\.com\/help-index\.json: it[^\n]+$/);
    }
  });
});

describe('an index that cannot be used is told of once, and its articles are found all the same', async () => {
  const good = await sent(CENTRE);
  const [first] = good.indexes as [BuiltIndex['indexes'][number]];
  const expected = await asked({ articles: CENTRE });
  const every = (change: object) => ({ indexes: good.indexes.map((one) => ({ ...one, ...change })) });

  for (const [what, change, says] of [
    ['of another version', { version: 2 }, 'it is of version 2, and this is 1'],
    ['of no version', { version: undefined }, 'it is of version none, and this is 1'],
    ['without a list of indexes', { indexes: 'none' }, 'it has no list of indexes'],
    ['with an index that is none', { indexes: [null] }, ': null is not an object'],
    ['without postings', every({ steps: undefined }), 'it has no steps'],
    ['with a field of another kind', every({ words: 7 }), 'words: 7 is not a text'],
    ['over other articles', every({ size: 99 }), 'it is over 99 articles'],
    ['of billions of articles', every({ size: 4e9 }), 'it is over 4000000000 articles'],
    ['with a letter that is no number', every({ steps: ' ' }), 'a number in it is garbled'],
    ['that ends in the middle of a number', every({ having: `${first.having}\ue000` }), 'a number in it is cut off'],
    ['with words that lack their stems', every({ cuts: '' }), 'its words and stems do not agree'],
    ['with stems longer than their words', every({ cuts: first.cuts.replace(/^./, '\uc000') }), 'its words and stems do not agree'],
    ['with postings missing', every({ steps: first.steps.slice(1) }), 'its terms and articles do not agree'],
    ['with articles that do not ascend', every({ steps: first.steps.replace(/^./, '#') }), 'its terms and articles do not agree'],
    ['with an article that is not there', every({ steps: first.steps.replace(/^./, '\uc000') }), 'its terms and articles do not agree'],
    ['with counts that do not add up', every({ times: `${first.times}'` }), 'its lengths and terms do not agree'],
    ['with billions of words', every({ lengths: first.lengths.replace(/^./, '\uf8ff\uc000') }), 'its lengths and terms do not agree'],
  ] as const)
    test(what, async () => {
      const { found, told } = await asked({ articles: { ...good, ...change } as BuiltIndex });
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(`articles: its index cannot be used, `);
      expect(told[0]).toContain(says);
      expect(found).toEqual(expected.found);
    });

  test('with an article that is not right, which alone is told of', async () => {
    const { found, told } = await asked({ articles: { ...good, articles: [...good.articles, { id: 'x' }] } as unknown as BuiltIndex });
    expect(told).toEqual([`articles: 1 of ${CENTRE.length + 1} articles is not right, the first: article ${CENTRE.length + 1} (x), it has no title`]);
    expect(found).toEqual(expected.found);
  });

  test('with its bits turned at random, it never fails otherwise than with a problem, and never for long', async () => {
    const text = Buffer.from(JSON.stringify(good));
    const flips = fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(7)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(flips, async (turned) => {
        const bytes = Uint8Array.from(text);
        for (const [at, bit] of turned) bytes[at]! ^= 1 << bit;
        const { knowledge } = staticBackend({ url: ADDRESS, fetch: serving(new TextDecoder().decode(bytes)) });
        try {
          const { results } = await knowledge.search('import contacts', { language: 'en' });
          for (const { id } of results) expect((await knowledge.article(id, { language: 'en' })).id).toBe(id);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('more than ten thousand articles are found, and an engine is advised, once', async () => {
  const many = Array.from({ length: 10_001 }, (_, at): Article => ({ id: String(at), lang: 'en', title: `Article ${at}`, body: '' }));
  const told: string[] = [];
  const { articles } = await readLibrary(many, { from: 'articles', language: 'en', report: ({ message }) => told.push(message) });
  expect(articles).toHaveLength(10_001);
  expect(told).toEqual([expect.stringMatching(/^articles: 10001 articles are many for a browser.*"http".*"pagefind"/)]);
});
