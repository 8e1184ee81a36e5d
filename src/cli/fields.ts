import { ARTICLE_CHECKS } from '../adapters/static/articles.js';
import type { Article } from '../core/article.js';
import { date, shape, that } from '../core/check.js';
import { canonical } from '../core/language.js';

/** What an article may say of itself, beside its text. */
export type Fields = Partial<Article>;

/** Front matter has the words of the page, not of the code. */
const NAMES: Readonly<Record<string, keyof Article>> = {
  title: 'title',
  language: 'lang',
  id: 'id',
  section: 'section',
  updated: 'updated',
  'available-with': 'availableWith',
  'machine-translated': 'machineTranslated',
  keywords: 'keywords',
  synonyms: 'synonyms',
  pages: 'pages',
  url: 'url',
  original: 'original',
};

/** Whoever writes for all languages is told at once what a visitor would only miss. */
const filled = that('a text', (value): value is string => typeof value === 'string' && value.trim() !== '');

const check = shape<Fields>({
  ...ARTICLE_CHECKS,
  id: filled,
  title: filled,
  updated: date,
  lang: that('a language tag such as nb or pt-BR', (value): value is string => typeof value === 'string' && canonical(value) !== undefined),
});

/** The fields that a JSON article has; its other keys are the host's own. */
export function fieldsOfJson(given: Readonly<Record<string, unknown>>, wrong: (key: string, what: string) => void): Fields {
  const known = Object.entries(given).filter(([key, value]) => Object.hasOwn(ARTICLE_CHECKS, key) && value !== null);
  return checked(Object.fromEntries(known), (key, found) => wrong(key, found));
}

/** The fields that front matter has. */
export function fieldsOfFrontMatter(given: Readonly<Record<string, unknown>>, wrong: (key: string, what: string) => void): Fields {
  const known: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const name = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
    if (name) known[name] = value;
    else wrong(key, `it is no key of an article; these are: ${Object.keys(NAMES).join(', ')}`);
  }
  return checked(known, (key, found) => wrong(Object.keys(NAMES).find((word) => NAMES[word] === key) ?? key, found));
}

function checked(given: Readonly<Record<string, unknown>>, wrong: (key: string, what: string) => void): Fields {
  const fields = check(given, '', (at, found) => wrong(at.split(/[.[]/)[0]!, found)) ?? {};
  return fields.lang === undefined ? fields : { ...fields, lang: canonical(fields.lang)! };
}
