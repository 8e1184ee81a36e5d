import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSearch } from '../../../src/search.js';
import { HELP_CENTRES, helpCentre } from './help-centre.js';

const file = join(process.env['ASK_DATA'] ?? '../shared/data', 'input/naughty.json');
const there = existsSync(file);
if (!there) console.warn(`${file} is not there: searching for naughty strings is skipped (ASK_DATA names the folder)`);

describe('whatever somebody types', () => {
  test.skipIf(!there)('a naughty string is searched for like any other', async () => {
    const naughty = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly text: string }[];
    const search = await createSearch(HELP_CENTRES['en']!, { language: 'en', confidence: 0 });
    for (const { text } of naughty) {
      for (const hit of await search.search(text)) expect(hit.score).toBeGreaterThan(0);
      const answer = await search.answer(text);
      if (answer) expect(answer.confidence).toBeLessThanOrEqual(1);
    }
  });

  test.skipIf(!there)('a naughty string is an article like any other', async () => {
    const naughty = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly text: string }[];
    const search = await createSearch(naughty.map(({ text }, index) => ({ id: String(index), title: text, body: text, keywords: [text] })));
    for (const { text } of naughty) expect(Array.isArray(await search.search(text))).toBe(true);
  });

  for (const [what, text] of [
    ['a megabyte of words', 'password '.repeat(120_000)],
    ['a megabyte of one letter', 'a'.repeat(1_000_000)],
    ['a megabyte of Japanese', '請求書'.repeat(350_000)],
    ['a megabyte of emoji', '🙂'.repeat(250_000)],
    ['a megabyte of quotation marks', '"'.repeat(1_000_000)],
    ['lone surrogates', '\ud800 pass\udfffword \udc00'],
    ['marks without letters', '\u0301\u0301 \u064b'],
    ['names of what objects have', '__proto__ constructor toString hasOwnProperty'],
    ['signs of patterns', '.* (+) [a-z]{1,9} \\ ^$ |'],
    ['both directions', '\u202epassword\u202c \u2066reset\u2069'],
  ] as const) {
    test(`${what} can be asked, at once`, async () => {
      const search = await helpCentre('en');
      const start = performance.now();
      expect(Array.isArray(await search.search(text))).toBe(true);
      await search.answer(text);
      expect(performance.now() - start).toBeLessThan(1000);
    });

    test(`${what} can stand in an article`, async () => {
      const search = await createSearch([{ id: 'odd', title: 'Odd', body: text }, ...HELP_CENTRES['en']!], { confidence: 0 });
      expect((await search.search('odd'))[0]?.id).toBe('odd');
      expect((await search.answer('How do I view and download invoices?'))?.id).toBe('invoices');
    });
  }
});

describe('whatever articles say and somebody asks', () => {
  /** Words of our own among any others, so that something is found. */
  const text = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('import', 'contacts', 'How', '__proto__', '請求書', 'รหัสผ่าน', ' ', '. ', '\n')), { maxLength: 12 }).map((parts) => parts.join(' '));
  const article = fc.record({ id: text, title: text, body: text, keywords: fc.array(text, { maxLength: 2 }), synonyms: fc.array(text, { maxLength: 2 }) });

  test('results and answers are of those articles, in order, sure between nothing and one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(article, { maxLength: 6 }), text, fc.double(), fc.constantFrom('en', 'ja', 'pl', 'de'), async (articles, asked, limit, language) => {
        const search = await createSearch(articles, { language, confidence: 0 });
        const hits = await search.search(asked, { limit });
        expect(hits.length).toBeLessThanOrEqual(Math.max(0, Math.min(articles.length, limit || 0)));
        hits.forEach(({ id, title, score, excerpt }, at) => {
          expect(articles.some((one) => one.id === id && one.title === title && one.body.includes(excerpt))).toBe(true);
          expect(score).toBeGreaterThan(0);
          if (at) expect(score).toBeLessThanOrEqual(hits[at - 1]!.score);
        });
        const answer = await search.answer(asked);
        if (answer) expect(answer.confidence).toBeGreaterThanOrEqual(0);
        if (answer) expect(answer.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  test('an article is found by its title', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 6 }), fc.nat(), async (articles, which) => {
        const { id, title } = articles[which % articles.length]!;
        fc.pre(/[\p{L}\p{N}]/u.test(title.normalize('NFKC').slice(0, 300)));
        const search = await createSearch(articles);
        expect((await search.search(title)).map((hit) => hit.id)).toContain(id);
      }),
      { numRuns: 300 },
    );
  });
});
