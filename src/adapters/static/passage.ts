import type { Index } from './index-articles.js';
import type { Question } from './question.js';
import { fold, isUnspaced, wordsOf } from './tokens.js';

/** Where a sentence, a line or a list item ends. */
const END = /(?<=[.!?…][)\]"'”’»]{0,3})\s+|(?<=[。！？])(?![。！？」』）])|\n+/u;

/** No more of an article is looked through for a passage; all of it is searched. */
const LONGEST = 100_000;

/** A word that comes again counts a little more, but never as much as another word of the question. */
const SATURATION = 0.3;

/** A stretch of an article. */
export interface Passage {
  readonly text: string;
  /** 0 to 1 for each of the question's meanings: how surely it is here. */
  readonly found: Float64Array;
}

interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly length: number;
  /** The question's words in it: each one's place among the meanings, and how surely it is that one. */
  readonly words: readonly { readonly place: number; readonly sure: number }[];
}

/** The stretch of whole sentences, at most so many words long, that has the most of what a question is about. */
export function bestPassage(text: string, question: Question, index: Index, most: number): Passage {
  const sentences = sentencesOf(text.slice(0, LONGEST), question, index, most);
  const stretches = sentences.map(({ start }, from) => {
    let length = 0;
    let to = from;
    while (to < sentences.length && (length += sentences[to]!.length) <= most) to++;
    const here = sentences.slice(from, Math.max(to, from + 1));
    return { start, end: here.at(-1)!.end, ...weigh(here, question) };
  });
  const best = stretches.reduce((one, other) => (other.worth > one.worth ? other : one), { start: 0, end: 0, ...weigh([], question), worth: -1 });
  return { text: text.slice(best.start, best.end), found: best.found };
}

function weigh(sentences: readonly Sentence[], { meanings }: Question): { readonly worth: number; readonly found: Float64Array } {
  const times = new Float64Array(meanings.length);
  const found = new Float64Array(meanings.length);
  for (const { words } of sentences)
    for (const { place, sure } of words) {
      times[place]! += sure;
      found[place] = Math.max(found[place]!, sure);
    }
  // "Check how the columns are matched" answers no more than another sentence because it has a "how".
  const worth = meanings.reduce((sum, { idf, asks }, place) => sum + (asks ? 0 : (idf * times[place]!) / (times[place]! + SATURATION)), 0);
  return { worth, found };
}

function sentencesOf(text: string, { meanings, placeOf }: Question, { vocabulary }: Index, most: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const piece of text.split(END).flatMap((sentence) => shortened(sentence, most))) {
    start = text.indexOf(piece, start);
    const all = wordsOf(fold(piece));
    const words = all.flatMap((word) => {
      const term = vocabulary.term(word) ?? -1;
      const place = placeOf.get(term);
      return place === undefined ? [] : { place, sure: meanings[place]!.terms.get(term)! };
    });
    if (piece.trim()) sentences.push({ start, end: start + piece.length, length: lengthOf(piece, all), words });
    start += piece.length;
  }
  return sentences;
}

/** Two letters of a script without spaces count as a word. */
const lengthOf = (text: string, words: readonly string[]): number =>
  isUnspaced(text) ? words.filter((word) => !isUnspaced(word)).length + text.length / 2 : text.trim().split(/\s+/).length;

/** A sentence without an end, such as a table, in pieces of as many words as fit. */
function shortened(sentence: string, most: number): readonly string[] {
  if (sentence.length <= most * 2) return [sentence];
  const pieces = sentence.match(new RegExp(`(?:\\S+\\s*){1,${most}}`, 'gu')) ?? [];
  return pieces.flatMap((piece) => (isUnspaced(piece) ? (piece.match(new RegExp(`[^]{1,${most * 2}}`, 'gu')) ?? []) : piece));
}
