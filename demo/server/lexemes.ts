import { bare, fold, wordsOf } from '../../src/adapters/static/tokens.js';
import type { Article } from '../../src/core/article.js';
import { baseOf, canonical } from '../../src/core/language.js';

/** To be changed with anything here that changes what is stored: every article is then read anew. */
export const READING = '1';

/** Longer texts are searched up to here: a `tsvector` holds a megabyte. */
const LONGEST = 50_000;

/** PostgreSQL takes lexemes of up to 2,046 bytes, and nobody looks for a longer word than this. */
const LONGEST_WORD = 100;

/** What is searched of an article, as PostgreSQL takes it. */
export interface Lexemes {
  /** A `tsvector`, written out: every word as it stands, without accents, for names, half-typed words and slips. */
  readonly written: string;
  /** The words once more, for PostgreSQL to find the stems of; empty where it knows none for the language. */
  readonly title: string;
  readonly keywords: string;
  readonly body: string;
}

/** The lexemes of an article; `configuration` is that of its language. */
export function lexemesOf({ title, keywords = [], synonyms = [], body }: Article, configuration: string): Lexemes {
  const parts = {
    title: { words: wordsIn(title), weight: 'A' },
    keywords: { words: wordsIn([...keywords, ...synonyms].join('\n')), weight: 'B' },
    body: { words: wordsIn(body), weight: 'D' },
  };
  const written = Object.values(parts).flatMap(({ words, weight }) => words.map((word, at) => `'${bare(word)}':${at + 1}${weight}`));
  const toStem = ({ words }: { readonly words: readonly string[] }): string => (configuration === SIMPLE ? '' : words.join(' '));
  return { written: written.join(' '), title: toStem(parts.title), keywords: toStem(parts.keywords), body: toStem(parts.body) };
}

/**
 * The words of a text, as articles are stored by and questions look for: letters, marks and digits alone, so that nothing
 * in a question can be taken for an operator. Pairs of letters where no spaces part words.
 */
export const wordsIn = (text: string): readonly string[] =>
  wordsOf(fold(text.slice(0, LONGEST))).filter((word) => word.length <= LONGEST_WORD && bare(word));

const SIMPLE = 'simple';
const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** PostgreSQL's configuration for a language, which bears its English name; `simple`, that knows no stems, where there is none. */
export function configurationOf(language: string, configurations: readonly string[]): string {
  const [name = SIMPLE] = NAMES.of(baseOf(canonical(language) ?? 'en'))!.toLowerCase().split(' ');
  return configurations.includes(name) ? name : SIMPLE;
}
