import { describe, expect, test } from 'vitest';
import { canonical, isForeign, isRightToLeft, isShipped, languageChain, LANGUAGES, pickLanguage } from '../../src/core/language.js';

describe('the languages to try, best first', () => {
  for (const [tag, chain] of [
    ['en', ['en']],
    ['en-GB', ['en-GB', 'en']],
    ['nb-NO', ['nb-NO', 'nb', 'en']],
    ['nn-NO', ['nn-NO', 'nn', 'nb', 'en']],
    ['no', ['no', 'nb', 'en']],
    ['zh-Hant-TW', ['zh-Hant-TW', 'zh-Hant', 'zh', 'en']],
    ['PT_br', ['pt-BR', 'pt', 'en']],
    ['de-DE-u-co-phonebk', ['de-DE-u-co-phonebk', 'de-DE-u-co', 'de-DE-u', 'de-DE', 'de', 'en']],
    ['', ['en']],
    ['no such tag', ['en']],
    [undefined, ['en']],
  ] as const)
    test(`of ${tag ?? 'nothing'}: ${chain.join(', ')}`, () => expect(languageChain(tag)).toEqual(chain));
});

describe('the language of the panel', () => {
  for (const [tag, picked] of [
    ['nb-NO', 'nb'],
    ['nn', 'nb'],
    ['no', 'nb'],
    ['pt-BR', 'pt'],
    ['JA', 'ja'],
    ['en-US', 'en'],
    ['da', 'en'],
    ['sv-SE', 'en'],
    ['x', 'en'],
    [undefined, 'en'],
  ] as const)
    test(`is ${picked} where the page is in ${tag ?? 'no language'}`, () => expect(pickLanguage(tag, LANGUAGES)).toBe(picked));

  test('is the host\'s own before ours, where it fits better', () => expect(pickLanguage('nn-NO', [...LANGUAGES, 'nn'])).toBe('nn'));
  test('is shipped, or is not', () => expect(['nb', 'nb-NO', 'toString', ''].map(isShipped)).toEqual([true, false, false, false]));
});

describe('a language is written', () => {
  for (const tag of ['ar', 'ar-EG', 'AR', 'he', 'iw', 'fa-IR', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb', 'syr', 'ks', 'pa-Arab', 'pa-PK', 'az-IR', 'ff-Adlm', 'nqo', 'ar_SA'])
    test(`from right to left: ${tag}`, () => expect(isRightToLeft(tag)).toBe(true));

  for (const tag of ['en', 'nb', 'ja', 'ar-Latn', 'he-Latn-IL', 'pa', 'az', 'ku', 'arn', 'hebrew', 'no such tag', ''])
    test(`from left to right: ${tag || 'none'}`, () => expect(isRightToLeft(tag)).toBe(false));
});

test('a tag in whatever spelling is one tag', () => {
  expect(['nb_no', 'NB-NO', 'nb-NO'].map(canonical)).toEqual(['nb-NO', 'nb-NO', 'nb-NO']);
  expect(['', undefined, 'ø', 'en-', '-', 'a', 'en--GB'].map(canonical)).toEqual(Array.from({ length: 7 }, () => undefined));
});

describe('a text', () => {
  for (const { language, reader, foreign } of [
    { language: 'en', reader: 'en', foreign: false },
    { language: 'en-GB', reader: 'en-US', foreign: false },
    { language: 'pt', reader: 'pt-BR', foreign: false },
    { language: 'nb', reader: 'nn-NO', foreign: false },
    { language: 'nn', reader: 'nb', foreign: true },
    { language: 'en', reader: 'nb', foreign: true },
    { language: 'nb', reader: 'en', foreign: true },
    { language: 'fr', reader: 'de', foreign: true },
  ])
    test(`in ${language} is ${foreign ? 'in another language' : 'in the language of its reader'} for ${reader}`, () => expect(isForeign(language, reader)).toBe(foreign));
});
