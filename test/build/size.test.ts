import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../support/files.js';
import { sizes, type Size } from '../support/sizes.js';

describe('the budgets', () => {
  let measured: readonly Size[];
  beforeAll(async () => {
    measured = await sizes();
  });

  for (const { title, named } of [
    { title: 'an untouched page', named: /^untouched/ },
    { title: 'opening the panel', named: /^until/ },
    { title: 'each view', named: /^view/ },
    { title: 'each language', named: /^language/ },
    { title: 'the search', named: /^search/ },
    { title: 'each stemmer', named: /^stemmer/ },
  ])
    test(`${title} costs no more than it may`, () => {
      const chosen = measured.filter(({ what }) => named.test(what));
      expect(chosen).not.toHaveLength(0);
      for (const { what, files, bytes, budget } of chosen) {
        expect(bytes, what).toBeLessThanOrEqual(budget.bytes);
        expect(files.length, `${what}: ${files.join(', ')}`).toBeLessThanOrEqual(budget.requests ?? Infinity);
      }
    });
});

test('no chunk imports ask.js, which a page may have loaded under another address', () => {
  const chunks = filesBelow('dist/cdn/chunks', /\.js$/);
  expect(chunks).not.toHaveLength(0);
  expect(chunks.filter((file) => /["'`][^"'`]*\bask\.js/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
