import { isAsking } from '../static/asking.js';
import { idfOf } from '../static/meaning.js';
import { fold, isUnspaced, wordsOf } from '../static/tokens.js';
import type { Result } from './library.js';

/** A question is read up to here. */
const LONGEST = 600;

/** What a word is worth that only asks. */
const ASKING = 0.2;

/** The least that is left of a word that no page has. */
const SHORTEST = 3;

/** What is left of a page's worth for each letter that is missing of a word. */
const SHORTENED = 0.7;

/** A word that a larger share of all pages have than this is of no use to choose among them. */
const COMMON = 0.5;

/** A page that one word found, and what it is worth for that. */
export interface PageFound {
  readonly result: Result;
  readonly worth: number;
}

/** Where words are looked up. */
export interface Lookup {
  /** How many pages there are. */
  readonly size: number;
  /** How many pages have a word. */
  count(word: string): Promise<number>;
  /** The pages that have a word, or what comes near it. */
  find(word: string): Promise<readonly PageFound[]>;
}

/** The pages that a question found, word by word. */
export interface Relaxed {
  /** Best first. */
  readonly results: readonly Result[];
  /** How many pages have a word of the question, and whether any has. */
  readonly having: (word: string) => number | undefined;
  readonly knows: (word: string) => boolean;
}

/** Asks for every word of a question by itself, of an engine that else finds only pages that have them all. */
export async function relax(text: string, language: string, { size, count, find }: Lookup): Promise<Relaxed> {
  const words = wordsIn(text, language);
  const counts = new Map(await Promise.all(words.map(async (word) => [word, await count(word)] as const)));
  const all = async (some: readonly string[]): Promise<readonly PageFound[]> =>
    (await Promise.all(some.map(async (word) => weighed(word, await find(word), counts.get(word)!, size)))).flat();
  const isCommon = (word: string): boolean => counts.get(word)! > size * COMMON;
  const telling = await all(words.filter((word) => !isCommon(word)));
  const found = telling.length > 0 ? telling : await all(words.filter(isCommon));
  return {
    results: addedUp(found).map(({ result }) => result),
    having: (word) => counts.get(word),
    knows: (word) => Boolean(counts.get(word)),
  };
}

/**
 * Looks a word up. Pagefind takes it for a beginning, but finds no slip of the pen: where no page has all of the word,
 * those with ever shorter beginnings of it are found besides.
 */
export async function findWord(word: string, known: boolean, search: (words: string) => Promise<readonly Result[]>): Promise<readonly PageFound[]> {
  const pages = new Map<string, PageFound>();
  const letters = [...word];
  // Much begins with "a" or "in", and takes long to tell.
  if (known && letters.length < SHORTEST) return (await search(`"${word}"`)).map((result) => ({ result, worth: result.score }));
  for (let length = letters.length; length === letters.length || (!known && length >= SHORTEST); length--)
    for (const result of await search(letters.slice(0, length).join('')))
      if (!pages.has(result.id)) pages.set(result.id, { result, worth: result.score * SHORTENED ** (letters.length - length) });
  return [...pages.values()];
}

/**
 * The pages by what it tells to have this word. Pagefind's score of a single word only says how well a page fits it, and
 * has no bound: in a title, any word would count for more than all the others.
 */
function weighed(word: string, pages: readonly PageFound[], count: number, size: number): readonly PageFound[] {
  const having = count || pages.length;
  const weight = idfOf(having, Math.max(size, having)) * (isAsking(word) ? ASKING : 1);
  return pages.map(({ result, worth }) => ({ result, worth: (weight * worth) / (worth + 1) }));
}

/** Each page once, by what it is worth in all, best first. */
function addedUp(found: readonly PageFound[]): readonly PageFound[] {
  const sums = new Map<string, PageFound>();
  for (const { result, worth } of found) sums.set(result.id, { result, worth: worth + (sums.get(result.id)?.worth ?? 0) });
  return [...sums.values()].sort((one, other) => other.worth - one.worth);
}

/** The words of a text as Pagefind cuts them: those of scripts without spaces by a dictionary. */
function wordsIn(text: string, language: string): readonly string[] {
  const folded = fold(text.slice(0, LONGEST));
  return [...new Set(isUnspaced(folded) ? segmentsOf(folded, language) : wordsOf(folded))];
}

const segmentsOf = (folded: string, language: string): readonly string[] =>
  Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(folded)).flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []));
