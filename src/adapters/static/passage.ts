import type { Index } from './index-articles.js';
import type { Question } from './question.js';
import { sentencesOf } from './sentences.js';

/** A word that comes again counts a little more, but never as much as another word of the question. */
const SATURATION = 0.3;

/** A stretch of an article. */
export interface Passage {
  readonly text: string;
  /** 0 to 1 for each of the question's meanings: how surely it is here. */
  readonly found: Float64Array;
}

/** The stretch of whole sentences, at most so many words long, that has the most of what a question is about. */
export function bestPassage(text: string, question: Question, index: Index, most: number): Passage {
  const sentences = sentencesOf(text, index, most);
  const asked = sentences.map(({ terms }) => terms.filter((term) => question.placeOf.has(term)));
  const stretches = sentences.map(({ start }, from) => {
    let length = 0;
    let to = from;
    while (to < sentences.length && (length += sentences[to]!.length) <= most) to++;
    to = Math.max(to, from + 1);
    return { start, end: sentences[to - 1]!.end, ...weigh(asked.slice(from, to), question) };
  });
  const best = stretches.reduce((one, other) => (other.worth > one.worth ? other : one), { start: 0, end: 0, ...weigh([], question), worth: -1 });
  return { text: text.slice(best.start, best.end).trim(), found: best.found };
}

/** What sentences are worth that have these of the question's terms. */
function weigh(sentences: readonly (readonly number[])[], { meanings, placeOf }: Question): { readonly worth: number; readonly found: Float64Array } {
  const times = new Float64Array(meanings.length);
  const found = new Float64Array(meanings.length);
  for (const terms of sentences)
    for (const term of terms) {
      const place = placeOf.get(term)!;
      const sure = meanings[place]!.terms.get(term)!;
      times[place]! += sure;
      found[place] = Math.max(found[place]!, sure);
    }
  // "Check how the columns are matched" answers no more than another sentence because it has a "how".
  const worth = meanings.reduce((sum, { idf, asks }, place) => sum + (asks ? 0 : (idf * times[place]!) / (times[place]! + SATURATION)), 0);
  return { worth, found };
}
