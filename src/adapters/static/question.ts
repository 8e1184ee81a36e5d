import { joined, partsOf } from './breaks.js';
import type { Index } from './index-articles.js';
import { meaningOf, type Guess, type Meaning, type Source } from './meaning.js';
import { fold, isUnspaced, wordsOf } from './tokens.js';

/** A question is read up to here; the rest of a page pasted in would only cost time. */
const LONGEST = 600;

/** A question as an index understands it. */
export interface Question {
  /** As it was typed. */
  readonly asked: string;
  /** In the order of the words, none twice. */
  readonly meanings: readonly Meaning[];
  /** Term → the place among `meanings` that it belongs to. */
  readonly placeOf: ReadonlyMap<number, number>;
}

/**
 * What a question's words mean to an index; the last one may still be being typed.
 *
 * An index of a few articles alone cannot tell which words are rare: `source` is what they were taken from.
 */
export function understand(asked: string, index: Index, source: Source = index): Question {
  const folded = fold(asked.trimStart().slice(0, LONGEST));
  const words = joined(wordsOf(folded), index);
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(folded) ? words.at(-1) : undefined;
  const meaning = (word: string, guess: Guess): Meaning =>
    meaningOf(word, { unfinished: word === unfinished, alone: words.length === 1, guess }, index, source);

  const near = [...new Set(words)].flatMap((word) => {
    const meant = meaning(word, 'near');
    if (meant.terms.size || isUnspaced(word)) return meant;
    const parts = partsOf(word, index);
    return parts.length ? parts.map((part) => meaning(part, 'near')) : meaning(word, 'far');
  });
  const found = near.some(({ terms }) => terms.size) ? near : near.map(({ word }) => meaning(word, 'farthest'));
  const meanings = [...new Map(found.map((one) => [one.word, one])).values()];

  const placeOf = new Map<number, number>();
  meanings.forEach(({ terms }, place) => {
    for (const term of terms.keys()) if (!placeOf.has(term)) placeOf.set(term, place);
  });
  return { asked, meanings, placeOf };
}

/** How much of what a question is about something has, 0 to 1, given how surely it has each of the meanings. */
export function shareOf({ meanings }: Question, found: ArrayLike<number>): number {
  const all = meanings.reduce((sum, { tells }) => sum + tells, 0);
  return all && meanings.reduce((sum, { tells }, place) => sum + tells * found[place]!, 0) / all;
}

/** A question as typed, but with the words put right that were taken for slips; `undefined` where none was. */
export function respelled({ asked, meanings }: Question): string | undefined {
  const spellings = new Map(meanings.flatMap(({ word, respelled }) => (respelled === undefined ? [] : [[word, respelled]])));
  if (!spellings.size) return undefined;
  return asked.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
    const spelling = spellings.get(fold(word));
    if (spelling === undefined) return word;
    return /^\p{Lu}/u.test(word) ? spelling.replace(/^./u, (letter) => letter.toUpperCase()) : spelling;
  });
}
