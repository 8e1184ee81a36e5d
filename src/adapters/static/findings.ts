import { isKeywords } from './asking.js';
import { confidenceIn } from './gate.js';
import type { Index, Texts } from './index-articles.js';
import type { Source } from './meaning.js';
import { bestPassage, type Passage } from './passage.js';
import { understand, type Question } from './question.js';
import { rank } from './rank.js';
import { inSlices } from './slices.js';

/** As much of an article as can be read as an answer, and as a line in a list. */
const WORDS = { passage: 80, excerpt: 30 };

/** An article found, with the part of it that fits best, as plain text. */
export interface Listed<T> {
  readonly article: T;
  /** Compares results of one question, and nothing else. */
  readonly score: number;
  readonly excerpt: string;
}

/** A passage that may answer a question. */
export interface Answering<T> {
  readonly article: T;
  /** At most 80 words, plain text. */
  readonly passage: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** What was found for a question; nothing is read before somebody wants it. */
export interface Findings<T> {
  /** The articles that fit, best first; read in slices. Rejects with the signal's reason, once it is aborted. */
  list(signal?: AbortSignal): Promise<readonly Listed<T>[]>;
  /** The passage of the best article that may answer it, however unsure; keywords are never answered. */
  answer(): Answering<T> | undefined;
  /** How the question was understood. */
  readonly question: Question;
}

/** Asks articles by their index; `source` is what they were taken from, where they are not all of it. */
export function findingsFor<T extends Texts>(
  text: string,
  articles: readonly T[],
  index: Index,
  { limit, source }: { readonly limit: number; readonly source?: Source },
): Findings<T> {
  const question = understand(text, index, source);
  // An answer is judged beside the two that follow, however short the list.
  const ranked = rank(question, index, limit > 3 ? limit : 3);
  const passage = (document: number, words: number): Passage => bestPassage(articles[document]!.body, question, index, words);
  return {
    question,
    list: async (signal) => {
      const listed: Listed<T>[] = [];
      await inSlices(ranked.slice(0, Math.max(0, limit)), ({ document, score }) => {
        listed.push({ article: articles[document]!, score, excerpt: passage(document, WORDS.excerpt).text });
      }, signal);
      return listed;
    },
    answer: () => {
      const [first] = ranked;
      if (!first || isKeywords(text)) return undefined;
      const best = passage(first.document, WORDS.passage);
      return best.text ? { article: articles[first.document]!, passage: best.text, confidence: confidenceIn(question, ranked, best) } : undefined;
    },
  };
}
