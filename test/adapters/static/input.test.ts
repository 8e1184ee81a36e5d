import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
