import { isAsking } from './asking.js';
import type { Index } from './index-articles.js';
import { bare, fold, isUnspaced, wordsOf } from './tokens.js';

/** A question is read up to here; the rest of a page pasted in would only cost time. */
const LONGEST = 600;

/** How surely a word means another: fitted on eight help centres, though their order matters more than their values. */
const SURE = { oneSlip: 0.8, twoSlips: 0.5, beginning: 0.5, shortened: 0.4, compound: 0.3 };

/** What words of one, two, three letters tell, beside longer ones: in a small help centre "did" is as rare as "VAT". */
const SHORT: Readonly<Record<number, number>> = { 1: 0.4, 2: 0.6, 3: 0.8 };

/** What is left of a word that only asks: in a small help centre "how" is as rare as what it asks about. */
const ASKING = 0.2;

/** One word of a question. */
export interface Meaning {
  /** The terms it may mean, and how surely, 0 to 1. */
  readonly terms: ReadonlyMap<number, number>;
  /** How much it tells that an article has it: one figure for all its terms, or the rarest of many guesses would decide. */
  readonly idf: number;
  /** How much it tells of what the question is about: its idf, less where it only asks. */
  readonly tells: number;
  /** Whether it only asks, as "how" does. */
  readonly asks: boolean;
}

/** A question as an index understands it. */
export interface Question {
  /** In the order of the words, none twice. */
  readonly meanings: readonly Meaning[];
  /** Term → the place among `meanings` that it belongs to. */
  readonly placeOf: ReadonlyMap<number, number>;
}

/** What a question's words mean to an index; the last one may still be being typed. */
export function understand(asked: string, index: Index): Question {
  const folded = fold(asked.slice(0, LONGEST));
  const words = wordsOf(folded);
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(folded) ? words.at(-1) : undefined;
  const meanings = [...new Set(words)].map((word) => meaningOf(word, { unfinished: word === unfinished, alone: words.length === 1 }, index));
  const placeOf = new Map<number, number>();
  meanings.forEach(({ terms }, place) => {
    for (const term of terms.keys()) if (!placeOf.has(term)) placeOf.set(term, place);
  });
  return { meanings, placeOf };
}

/** How much of what a question is about something has, 0 to 1, given how surely it has each of the meanings. */
export function shareOf({ meanings }: Question, found: ArrayLike<number>): number {
  const all = meanings.reduce((sum, { tells }) => sum + tells, 0);
  return all && meanings.reduce((sum, { tells }, place) => sum + tells * found[place]!, 0) / all;
}

/**
 * Begins with the word itself and guesses only as far as that fails: what begins so, what is a slip away, what shares
 * its beginning. A word the index knows is never taken for a slip.
 */
function meaningOf(word: string, { unfinished, alone }: { readonly unfinished: boolean; readonly alone: boolean }, index: Index): Meaning {
  const { vocabulary } = index;
  const written = bare(word);
  const unspaced = isUnspaced(word);
  const terms = new Map<number, number>();
  const add = (term: number, sure: number): unknown => terms.set(term, Math.max(sure, terms.get(term) ?? 0));

  const exact = vocabulary.term(word);
  const known = exact !== undefined;
  if (known) add(exact, 1);
  if (unfinished && written.length > 1) vocabulary.startingWith(written, (term, beyond) => add(term, 1 / (1 + 0.15 * beyond)));
  else if (!known) vocabulary.startingWith(written, (term) => add(term, SURE.beginning));
  // One letter and no more, 税: it is found in pairs of letters alone.
  if (unspaced && alone && [...word].length === 1) vocabulary.having(written, (term) => add(term, SURE.beginning));

  if (!unspaced) {
    if (!terms.size) vocabulary.near(written, (term, slips) => add(term, slips > 1 ? SURE.twoSlips : SURE.oneSlip));
    for (let length = written.length - 1; length > 2 && !terms.size; length--)
      vocabulary.startingWith(written.slice(0, length), (term) => add(term, (SURE.shortened * length) / written.length));
  }
  const idf = idfOf(known && !unfinished ? [exact] : [...terms.keys()], index) * ((!unspaced && SHORT[word.length]) || 1);

  // "faktura" is a little about "fakturagebyr" too, but that must not make it a common word.
  const stem = vocabulary.stem(word);
  if (known && stem.length > 3 && !unspaced) vocabulary.startingWith(stem, (term) => add(term, SURE.compound));
  const asks = isAsking(word);
  return { terms, idf, tells: asks ? idf * ASKING : idf, asks };
}

/** Inverse document frequency, as BM25 has it, of having any of the terms. */
function idfOf(terms: readonly number[], { size, starts, documents }: Index): number {
  const having = new Set<number>();
  for (const term of terms) for (let at = starts[term]!; at < starts[term + 1]!; at++) having.add(documents[at]!);
  return Math.log(1 + (size - having.size + 0.5) / (having.size + 0.5));
}
