import type { Index } from './index-articles.js';
import { distance, farApart, lettersOf } from './distance.js';
import { bare, fold, isUnspaced, wordsOf } from './tokens.js';

/** A question is read up to here; what follows in a pasted page would only cost time. */
const LONGEST = 600;

/** One word of a question: every term it may mean, and how surely. */
export interface Meaning {
  readonly word: string;
  /** Term → 0 to 1. */
  readonly terms: ReadonlyMap<number, number>;
  /** Whether the index has this very word, in some form. */
  readonly known: boolean;
  /** How much it tells that a document has this word. */
  readonly idf: number;
}

export const tune = { prefixDecay: 0.15, cut: 0.4, cutMin: 3, cutShare: 0.5, cutPow: 0, prefixMax: 200, soft: 0.3, softMin: 4, softExact: true, fuzz1: 0.8, fuzz2: 0.5, earlyPrefix: 0.5, fuzzyPrefix: 0, longIdf: 0 };

/**
 * What the words of a question mean to an index.
 *
 * The last word may still be being typed, so it stands for all that begin like it; they share one weight, or the rarest
 * of them would decide. A word that the index does not know stands for those that begin like it, else for those that
 * are a slip or two away; a known word is never taken for a slip.
 */
export function meaningsOf(text: string, index: Index): Meaning[] {
  const folded = fold(text.slice(0, LONGEST));
  const words = wordsOf(folded);
  const open = /[\p{L}\p{M}\p{N}]$/u.test(folded) ? words.at(-1) : undefined;
  return [...new Set(words)].map((word) => meaningOf(word, word === open, index));
}

function meaningOf(word: string, open: boolean, index: Index): Meaning {
  const written = bare(word);
  const stem = bare(index.stem(word));
  const exact = index.terms.get(stem);
  const known = exact !== undefined;
  const terms = new Map<number, number>();
  const add = (term: number, weight: number): void => void terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  if (known) add(exact, 1);
  if (open && written.length > 1) startingWith(written, index, (term, rest) => add(term, 1 / (1 + tune.prefixDecay * rest)));
  else if (!known) startingWith(written, index, (term) => add(term, tune.earlyPrefix));
  const spelled = terms.size > 0;
  if (!spelled && !isUnspaced(word)) nearTo(written, index, (term, slips) => add(term, slips > 1 ? tune.fuzz2 : tune.fuzz1));
  for (let length = written.length - 1; !terms.size && !isUnspaced(word) && length >= Math.max(tune.cutMin, written.length * tune.cutShare); length--) startingWith(written.slice(0, length), index, (term) => add(term, tune.cut * (length / written.length) ** tune.cutPow));
  const idf = idfOf(known && !open ? new Map([[exact, 1]]) : terms, index);
  if (known && stem.length >= tune.softMin && !isUnspaced(word)) startingWith(stem, index, (term) => add(term, tune.soft));
  return { word, terms, known, idf };
}

function startingWith(start: string, { words, termOf }: Index, found: (term: number, rest: number) => void): void {
  for (let at = 0; at < words.length; at++) if (words[at]!.startsWith(start)) found(termOf[at]!, words[at]!.length - start.length);
}

/** Words of eight letters may have two slips, but only where none has one. */
function nearTo(word: string, { words, termOf, letters }: Index, found: (term: number, slips: number) => void): void {
  const most = word.length >= 8 ? 2 : word.length >= 3 ? 1 : 0;
  const mine = lettersOf(word);
  for (let slips = 1, any = false; slips <= most && !any; slips++)
    words.forEach((other, at) => {
      if (farApart(mine, letters[at]!, slips) || distance(word, other, slips) !== slips) return;
      any = true;
      found(termOf[at]!, slips);
    });
}

const documentsWith = new WeakMap<Index, Uint8Array>();

function idfOf(terms: ReadonlyMap<number, number>, index: Index): number {
  const { articles, starts, documents } = index;
  let frequency = 0;
  if (terms.size === 1) for (const term of terms.keys()) frequency = starts[term + 1]! - starts[term]!;
  else {
    const seen = documentsWith.get(index) ?? new Uint8Array(articles.length);
    documentsWith.set(index, seen.fill(0));
    for (const term of terms.keys())
      for (let at = starts[term]!; at < starts[term + 1]!; at++) {
        frequency += 1 - seen[documents[at]!]!;
        seen[documents[at]!] = 1;
      }
  }
  return Math.log(1 + (articles.length - frequency + 0.5) / (frequency + 0.5));
}
