import type { Index } from './index-articles.js';
import { fold, isUnspaced, wordsOf } from './tokens.js';

/** Where a sentence, a line or a list item ends. */
const END = /(?<=[.!?…؟۔।։][)\]"'”’»]{0,3})\s+|(?<=[。！？])(?![。！？」』）])|\n+/u;

/** No more of an article is looked through for a passage; all of it is searched. */
const LONGEST = 100_000;

/** No script's words are longer on average; what goes on without a space, such as an address, is cut. */
const LONG_WORD = 25;

/** Letter after letter, a list is mostly of the same articles: so many stay read before all are read anew. */
const KEPT = 128;

/** A sentence of a text, as an index understands it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** In words, or what counts as one. */
  readonly length: number;
  /** Of those words that the index knows. */
  readonly terms: readonly number[];
}

/** What was read, by index; then by the longest sentence wanted and the text. */
const kept = new WeakMap<Index, Map<string, readonly Sentence[]>>();

/** The sentences of a text, none of more words than `most`. */
export function sentencesOf(text: string, index: Index, most: number): readonly Sentence[] {
  const known = kept.get(index) ?? new Map<string, readonly Sentence[]>();
  if (known.size > KEPT) known.clear();
  const key = `${most} ${text}`;
  const sentences = known.get(key) ?? read(text.slice(0, LONGEST), index, most);
  kept.set(index, known.set(key, sentences));
  return sentences;
}

function read(text: string, { vocabulary }: Index, most: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const piece of text.split(END).flatMap((sentence) => shortened(sentence, most))) {
    start = text.indexOf(piece, start);
    const words = wordsOf(fold(piece));
    const terms = words.map((word) => vocabulary.term(word)).filter((term) => term !== undefined);
    if (piece.trim()) sentences.push({ start, end: start + piece.length, length: lengthOf(piece, words), terms });
    start += piece.length;
  }
  return sentences;
}

/** Two letters of a script without spaces count as a word; here, every pair of neighbours is one. */
const lengthOf = (text: string, words: readonly string[]): number =>
  isUnspaced(text) ? words.reduce((sum, word) => sum + (isUnspaced(word) ? 0.5 : 1), 0) : Math.max(text.trim().split(/\s+/).length, text.length / LONG_WORD);

/** A sentence without an end, such as a table, in pieces of as many words as fit; no letter is parted from its marks. */
function shortened(sentence: string, most: number): readonly string[] {
  if (sentence.length <= most * 2) return [sentence];
  const pieces = sentence.match(new RegExp(`(?:\\S+\\s*){1,${most}}`, 'gu')) ?? [];
  return pieces.flatMap((piece) => {
    const length = most * (isUnspaced(piece) ? 2 : LONG_WORD);
    return piece.length > length ? (piece.match(new RegExp(`[^]{1,${length}}(?<!\\u200d)(?![\\p{M}\\u200d])`, 'gu')) ?? []) : piece;
  });
}
