import { isAsking } from './asking.js';
import type { Index } from './index-articles.js';
import { bare, isUnspaced } from './tokens.js';

/** How surely a word means another: fitted on eight help centres, though their order matters more than their values. */
const SURE = { slips: [0.8, 0.5, 0.3], beginning: 0.5, shortened: 0.4, sameRoot: 0.3 };

/** What a word tells by its length: in a small help centre "did" is as rare as "VAT", and both as rare as "invoice". */
const lengthTells = (word: string): number => Math.min(1, 0.2 + 0.2 * word.length);

/** What is left of a word that only asks: in a small help centre "how" is as rare as what it asks about. */
const ASKING = 0.2;

/** How many letters a word must at least share with another's beginning to be taken for it. */
const LEAST: Readonly<Record<Guess, number>> = { near: Infinity, far: 3, farthest: 2 };

/** One word of a question. */
export interface Meaning {
  /** The word, folded. */
  readonly word: string;
  /** The terms it may mean, and how surely, 0 to 1. */
  readonly terms: ReadonlyMap<number, number>;
  /** How much it tells that an article has it: one figure for all its terms, or the rarest of many guesses would decide. */
  readonly idf: number;
  /** How much it tells of what the question is about: its idf, less where it only asks. */
  readonly tells: number;
  /** Whether it only asks, as "how" does. */
  readonly asks: boolean;
  /** The word as it should have been written, where it was taken for a slip. */
  readonly respelled?: string | undefined;
}

/** What articles were taken from: the rarer a word there, the more it tells. */
export interface Source {
  /** How many articles there are. */
  readonly size: number;
  /** How many of them have a word of the question, written as `wordsOf` does; `undefined` where that is not known. */
  readonly having?: ((word: string) => number | undefined) | undefined;
  /** Whether one of them surely has a word: then it means itself, though none of the articles at hand may have it. */
  readonly knows?: ((word: string) => boolean) | undefined;
}

/** Where a word stands in a question, and how it is read. */
export interface Standing {
  /** Whether it may still be being typed. */
  readonly unfinished: boolean;
  /** Whether it is all that was asked. */
  readonly alone: boolean;
  readonly guess: Guess;
}

/** How far to guess at a word: a slip away; where none is, to what shares its beginning; or further, since else nothing is found. */
export type Guess = 'near' | 'far' | 'farthest';

/**
 * What a word means to an index.
 *
 * Begins with the word itself and guesses only as far as that fails: what begins so, what is a slip away, what shares
 * its beginning. A word the index knows is never taken for a slip.
 */
export function meaningOf(word: string, { unfinished, alone, guess }: Standing, index: Index, source: Source): Meaning {
  const { vocabulary } = index;
  const written = bare(word);
  const unspaced = isUnspaced(word);
  const terms = new Map<number, number>();
  const add = (term: number, sure: number): unknown => terms.set(term, Math.max(sure, terms.get(term) ?? 0));

  const exact = vocabulary.term(word);
  const known = exact !== undefined || (source.knows?.(word) ?? false);
  if (exact !== undefined) add(exact, 1);
  if (unfinished && written.length > 1) vocabulary.startingWith(written, (term, beyond) => add(term, nearness(beyond)));
  else if (!known) vocabulary.startingWith(written, (term) => add(term, SURE.beginning));
  // One letter and no more, 税: it is found in pairs of letters alone.
  if (unspaced && alone && [...word].length === 1) vocabulary.having(written, (term) => add(term, SURE.beginning));

  let respelled: string | undefined;
  if (!unspaced && !known && !terms.size) {
    if (guess !== 'far') respelled = slips(word, guess, index, add);
    if (unfinished && !terms.size && written.length > 3) vocabulary.nearBeginning(written, (term, beyond) => add(term, SURE.beginning * nearness(beyond)));
    if (!terms.size) vocabulary.sharing(written, LEAST[guess], (term, shared) => add(term, (SURE.shortened * shared) / written.length));
  }
  const having = Math.max(countOf(exact !== undefined && !unfinished ? [exact] : [...terms.keys()], index), source.having?.(word) ?? 0);
  const idf = idfOf(having, Math.max(source.size, having)) * (unspaced ? 1 : lengthTells(word));

  // "faktura" is a little about "fakturagebyr" too, but that must not make it a common word.
  if (known && !unspaced) vocabulary.madeFrom(word, (term) => add(term, SURE.sameRoot));
  const asks = isAsking(word);
  return { word, terms, idf, tells: asks ? idf * ASKING : idf, asks, respelled };
}

/** The longer a word goes on after what was typed, the less likely it is meant. */
const nearness = (beyond: number): number => 1 / (1 + 0.15 * beyond);

/** Adds the words that a word may be a slip of, and answers the one that most articles have. */
function slips(word: string, guess: Guess, index: Index, add: (term: number, sure: number) => unknown): string | undefined {
  // A number is another number, not a slip of it; and "how" is no slip of "row" because no article has it.
  if (/\p{N}/u.test(word) || isAsking(word)) return undefined;
  const { vocabulary } = index;
  const written = bare(word);
  let most = 0;
  let best: number | undefined;
  const found = (term: number, slips: number, place: number): void => {
    add(term, SURE.slips[slips - 1]!);
    const having = countOf([term], index);
    if (having > most) [most, best] = [having, place];
  };
  if (guess === 'farthest') vocabulary.near(written, found, Math.min(3, written.length >> 1));
  else vocabulary.near(written, found);
  return best === undefined ? undefined : vocabulary.words()[best];
}

/** How many documents have any of the terms. */
export function countOf(terms: readonly number[], { starts, documents }: Index): number {
  if (terms.length === 1) return starts[terms[0]! + 1]! - starts[terms[0]!]!;
  const having = new Set<number>();
  for (const term of terms) for (let at = starts[term]!; at < starts[term + 1]!; at++) having.add(documents[at]!);
  return having.size;
}

/** Inverse document frequency, as BM25 has it. */
export const idfOf = (having: number, size: number): number => Math.log(1 + (size - having + 0.5) / (having + 0.5));
