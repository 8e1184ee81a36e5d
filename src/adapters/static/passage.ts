import type { Index } from './index-articles.js';
import type { Question } from './question.js';
import { fold, isUnspaced, wordsOf } from './tokens.js';

/** Where a sentence, a line or a list item ends. */
const END = /(?<=[.!?…][)\]"'”’»]*)\s+|(?<=[。！？]+)(?![。！？」』）])|\n+/u;

/** A word that comes again counts a little more, but never as much as another word of the question. */
const SATURATION = 0.3;

/** A stretch of an article. */
export interface Passage {
  readonly text: string;
  /** 0 to 1: how much of the question it has. */
  readonly coverage: number;
}

interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** Place among the question's meanings → how surely it is here, once for each time. */
  readonly found: readonly { readonly place: number; readonly sure: number }[];
}

/** The stretch of whole sentences, at most so many words long, that has the most of what a question is about. */
export function bestPassage(text: string, question: Question, index: Index, most: number): Passage {
  const sentences = sentencesOf(text, question, index, most);
  const stretches = sentences.map(({ start }, from) => {
    let words = 0;
    let to = from;
    while (to < sentences.length && (words += sentences[to]!.words) <= most) to++;
    const here = sentences.slice(from, Math.max(to, from + 1));
    return { start, end: here.at(-1)!.end, ...weigh(here, question) };
  });
  const best = stretches.reduce((one, other) => (other.worth > one.worth ? other : one), { start: 0, end: 0, worth: -1, coverage: 0 });
  return { text: text.slice(best.start, best.end), coverage: best.coverage };
}

function weigh(sentences: readonly Sentence[], { meanings, idf }: Question): { readonly worth: number; readonly coverage: number } {
  const times = new Float64Array(meanings.length);
  const surest = new Float64Array(meanings.length);
  for (const { found } of sentences)
    for (const { place, sure } of found) {
      times[place]! += sure;
      surest[place] = Math.max(surest[place]!, sure);
    }
  let worth = 0;
  let coverage = 0;
  meanings.forEach((meaning, place) => {
    worth += (meaning.idf * times[place]!) / (times[place]! + SATURATION);
    coverage += meaning.idf * surest[place]!;
  });
  return { worth, coverage: coverage / (idf || 1) };
}

function sentencesOf(text: string, { meanings, placeOf }: Question, { vocabulary }: Index, most: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const piece of text.split(END).flatMap((sentence) => shortened(sentence, most))) {
    start = text.indexOf(piece, start);
    const words = wordsOf(fold(piece));
    const found = words.flatMap((word) => {
      const term = vocabulary.term(word) ?? -1;
      const place = placeOf.get(term);
      return place === undefined ? [] : { place, sure: meanings[place]!.terms.get(term)! };
    });
    if (piece.trim()) sentences.push({ start, end: start + piece.length, words: lengthOf(piece, words), found });
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
