import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/core/language.js';
import { NAMESPACES, type Catalog } from '../../src/i18n/catalogs.js';

/** Many languages have taken over the word. */
const TICKETS = ['Ticket {{number}}', '{{count}} ticket', '{{count}} tickets'];

/** Texts that are English and the language's own at once. */
const THE_SAME: Readonly<Partial<Record<Language, readonly string[]>>> = {
  nb: ['Support', 'PDF'],
  nl: ['Help', 'Cookies', 'Community', 'E-mail', 'Open', 'Support', 'Premium chat', ...TICKETS],
  fr: ['Article', 'Cookies', 'PDF', 'Description', 'E-mail', 'Messages', '{{count}} minutes', ...TICKETS],
  de: ['Community', 'Cookies', 'PDF', 'Support', 'Ticket {{number}}'],
  es: ['No', 'Cookies', 'PDF', ...TICKETS],
  pt: ['E-mail', 'Cookies', 'PDF', ...TICKETS],
  ja: ['PDF'],
};

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text of a language by its whole key, such as `panel.home.ask`. */
function textsOf(language: Language): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (catalog: Catalog, path: string): void => {
    for (const [key, value] of Object.entries(catalog)) {
      if (typeof value === 'object') add(value, `${path}.${key}`);
      else texts.set(`${path}.${key}`, value);
    }
  };
  for (const namespace of NAMESPACES) add(JSON.parse(readFileSync(`locales/${language}/${namespace}.json`, 'utf8')) as Catalog, namespace);
  return texts;
}

const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\{.*?\}\}/g))].sort();

/** What a text must hold: English's placeholders, the plural's own for a plural. A form for one may say the number in words. */
function expected(key: string, text: string): readonly string[] {
  const held = placeholders(english.get(key.replace(PLURAL, '_other')) ?? '');
  return key.endsWith('_one') && !text.includes('{{count}}') ? held.filter((one) => one !== '{{count}}') : held;
}

const english = textsOf('en');

/** The keys a language must have: English's, with its own plural forms in the place of English's. */
function keysFor(language: Language): readonly string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const keys = [...english.keys()].flatMap((key) => (PLURAL.test(key) ? pluralCategories.map((category) => key.replace(PLURAL, `_${category}`)) : [key]));
  return [...new Set(keys)].sort();
}

describe.each(LANGUAGES)('the words in %s', (language) => {
  test('come in the parts the views ask for, and no others', () => {
    expect(readdirSync(`locales/${language}`).sort()).toEqual(NAMESPACES.map((namespace) => `${namespace}.json`).sort());
  });

  test('have the keys of English, and a form for each plural of the language', () => {
    expect([...textsOf(language).keys()].sort()).toEqual(keysFor(language));
  });

  test('hold the same placeholders as in English', () => {
    const texts = [...textsOf(language)];
    expect(texts.map(([key, text]) => [key, placeholders(text)])).toEqual(texts.map(([key, text]) => [key, expected(key, text)]));
  });

  test('are nowhere empty, and have no blanks at their ends', () => {
    expect([...textsOf(language)].filter(([, text]) => !text || text !== text.trim())).toEqual([]);
  });

  test.skipIf(language === 'en')('are not left in English, but for words that are the same', () => {
    const texts = [...textsOf(language)].filter(([key, text]) => text === english.get(key));
    expect(texts.filter(([, text]) => !THE_SAME[language]?.includes(text))).toEqual([]);
  });
});
