import type { Index } from './index-articles.js';
import { shareOf, type Question } from './question.js';

/** How soon more of the same word stops to count. */
const K1 = 1.2;

/** How many of the best are looked at closely. */
const DEEP = 30;

/** What a look at a document adds to its score, in parts of it. */
const BONUS = { pairs: 0.3, title: 0.4, titleCoverage: 0.2 };

/** A document found for a question. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** 0 to 1: how many of the question's neighbouring words are neighbours here too. */
  readonly paired: number;
  /** 0 to 1 for each of the question's meanings: how surely it is here, and how surely in the title. */
  readonly found: Float64Array;
  readonly inTitle: Float64Array;
}

/** The documents that fit a question, best first: by BM25F, the first thirty put in order by a closer look. */
export function rank(question: Question, index: Index, limit: number): readonly Ranked[] {
  const ranked = bestOf(scores(question, index), Math.max(limit, DEEP)).map(({ document, score }) => {
    const { exact, ...seen } = look(document, question, index);
    const titled = shareOf(question, seen.inTitle);
    // The root: a title with one word more than the question is still nearly the question.
    const bonus = BONUS.pairs * seen.paired + BONUS.title * titled * Math.sqrt(exact) + BONUS.titleCoverage * titled;
    return { document, score: score * (1 + bonus), ...seen };
  });
  return ranked.sort((one, other) => other.score - one.score).slice(0, limit);
}

function scores({ meanings }: Question, { size, starts, documents, weights }: Index): Float64Array {
  const scores = new Float64Array(size);
  const has = new Float64Array(size);
  for (const { terms, idf } of meanings) {
    const having: number[] = [];
    for (const [term, sure] of terms)
      for (let at = starts[term]!; at < starts[term + 1]!; at++) {
        const document = documents[at]!;
        if (!has[document]) having.push(document);
        has[document]! += sure * weights[at]!;
      }
    for (const document of having) {
      scores[document]! += (idf * has[document]! * (K1 + 1)) / (K1 + has[document]!);
      has[document] = 0;
    }
  }
  return scores;
}

function bestOf(scores: Float64Array, limit: number): readonly Pick<Ranked, 'document' | 'score'>[] {
  const best: Pick<Ranked, 'document' | 'score'>[] = [];
  scores.forEach((score, document) => {
    if (score <= (best.length < limit ? 0 : best.at(-1)!.score)) return;
    let at = best.length;
    while (at > 0 && best[at - 1]!.score < score) at--;
    best.splice(at, 0, { document, score });
    best.length = Math.min(best.length, limit);
  });
  return best;
}

function look(document: number, { meanings, placeOf }: Question, index: Index) {
  const { terms, titled } = index.read(document);
  const inTitle = new Float64Array(meanings.length);
  const found = new Float64Array(meanings.length);
  const inPair = new Float64Array(meanings.length);
  let exact = 0;
  let before = -1;
  let sureBefore = 0;
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at]!;
    const place = placeOf.get(term) ?? -1;
    const sure = place < 0 ? 0 : meanings[place]!.terms.get(term)!;
    if (sure) found[place] = Math.max(found[place]!, sure);
    if (sure && at < titled) {
      exact += sure / titled;
      inTitle[place] = Math.max(inTitle[place]!, sure);
    }
    if (sure && before >= 0 && place === before + 1) inPair[place] = Math.max(inPair[place]!, sure * sureBefore);
    before = place;
    sureBefore = sure;
  }
  let paired = 0;
  let pairs = 0;
  meanings.forEach((meaning, place) => {
    if (!place) return;
    const pair = meaning.idf + meanings[place - 1]!.idf;
    pairs += pair;
    paired += inPair[place]! * pair;
  });
  return { exact, paired: paired / (pairs || 1), found, inTitle };
}
