import type { Index } from './index-articles.js';
import { bare, fold, isUnspaced, wordsOf } from './tokens.js';

/** A question is read up to here; the rest of a page pasted in would only cost time. */
const LONGEST = 600;

/** How surely a word stands for another, fitted on questions of eight help centres; their order is what matters. */
const SURE = { beginning: 0.5, oneSlip: 0.8, twoSlips: 0.5, compound: 0.3, shortened: 0.4 };

/** What words of one, two, three letters tell, beside longer ones: in a small help centre "did" is as rare as "VAT". */
const SHORT: readonly (number | undefined)[] = [, 0.4, 0.6, 0.8];

/** One word of a question: the terms it may mean, each with how surely, and how much it tells to find it. */
export interface Meaning {
  readonly terms: ReadonlyMap<number, number>;
  /** Whether the articles have the word itself, in some form. */
  readonly known: boolean;
  /** Inverse document frequency, one for the whole group: the rarest of many guesses must not decide. */
  readonly idf: number;
}

/** A question as an index understands it. */
export interface Question {
  /** In the order of the words, none twice. */
  readonly meanings: readonly Meaning[];
  /** Term → the place among `meanings` that it belongs to. */
  readonly placeOf: ReadonlyMap<number, number>;
}

/** How much of a question something has, 0 to 1, given how surely it has each of the meanings. */
export function shareOf({ meanings }: Question, found: ArrayLike<number>): number {
  let all = 0;
  let here = 0;
  meanings.forEach(({ idf }, place) => {
    all += idf;
    here += idf * found[place]!;
  });
  return all && here / all;
}

/** What a question's words mean to an index; the last one may still be being typed. */
export function understand(asked: string, index: Index): Question {
  const folded = fold(asked.slice(0, LONGEST));
  const words = wordsOf(folded);
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(folded) ? words.at(-1) : undefined;
  const meanings = [...new Set(words)].map((word) => meaningOf(word, word === unfinished, index));
  const placeOf = new Map<number, number>();
  meanings.forEach(({ terms }, place) => {
    for (const term of terms.keys()) if (!placeOf.has(term)) placeOf.set(term, place);
  });
  return { meanings, placeOf };
}

/**
 * Begins with the word itself, and guesses only as far as that fails: words that begin so, words a slip away, words
 * that share its beginning. A known word is never taken for a slip.
 */
function meaningOf(word: string, unfinished: boolean, index: Index): Meaning {
  const { vocabulary } = index;
  const written = bare(word);
  const terms = new Map<number, number>();
  const add = (term: number, sure: number): unknown => terms.set(term, Math.max(sure, terms.get(term) ?? 0));

  const exact = vocabulary.term(word);
  const known = exact !== undefined;
  if (known) add(exact, 1);
  if (unfinished && written.length > 1) vocabulary.startingWith(written, (term, beyond) => add(term, 1 / (1 + 0.15 * beyond)));
  else if (!known) vocabulary.startingWith(written, (term) => add(term, SURE.beginning));

  if (!isUnspaced(word)) {
    if (!terms.size) vocabulary.near(written, (term, slips) => add(term, slips > 1 ? SURE.twoSlips : SURE.oneSlip));
    for (let length = written.length - 1; length > 2 && !terms.size; length--)
      vocabulary.startingWith(written.slice(0, length), (term) => add(term, (SURE.shortened * length) / written.length));
  }
  const idf = idfOf(known && !unfinished ? [exact] : [...terms.keys()], index) * (isUnspaced(word) ? 1 : (SHORT[word.length] ?? 1));

  // "faktura" is a little about "fakturagebyr" too, but that must not make it a common word.
  const stem = vocabulary.stem(word);
  if (known && stem.length > 3 && !isUnspaced(word)) vocabulary.startingWith(stem, (term) => add(term, SURE.compound));
  return { terms, known, idf };
}

function idfOf(terms: readonly number[], { size, starts, documents }: Index): number {
  const having = new Set<number>();
  for (const term of terms) for (let at = starts[term]!; at < starts[term + 1]!; at++) having.add(documents[at]!);
  return Math.log(1 + (size - having.size + 0.5) / (having.size + 0.5));
}
