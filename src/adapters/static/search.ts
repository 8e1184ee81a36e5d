import type { Article } from '../../core/article.js';
import { CONFIDENCE } from '../../core/question.js';
import { findingsFor, type Findings } from './findings.js';
import { indexArticles, type Index } from './index-articles.js';
import { stemOf } from './stems.js';

/** What is searched of an article. */
export type Searchable = Pick<Article, 'id' | 'title' | 'body' | 'keywords' | 'synonyms'> & { readonly lang?: string };

/** How articles are searched. */
export interface SearchOptions {
  /** BCP 47; whose word forms are brought together. Default: that of most articles. */
  readonly language?: string | undefined;
  /** The least confidence that an answer needs, 0 to 1. */
  readonly confidence?: number;
  /** Stops the making of the index, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** An article found, with the part of it that fits best. */
export interface SearchHit {
  readonly id: string;
  /** Compares results of one question, and nothing else. */
  readonly score: number;
  readonly title: string;
  /** Plain text. */
  readonly excerpt: string;
}

/** A passage that seems to answer a question. */
export interface SearchAnswer {
  readonly id: string;
  /** At most 80 words, plain text. */
  readonly passage: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Articles that can be asked. */
export interface Search {
  /** The articles that fit, best first; ten unless told otherwise. */
  search(text: string, options?: { readonly limit?: number }): Promise<readonly SearchHit[]>;
  /** The passage that answers a question, or `null` where none seems to; keywords are never answered. */
  answer(text: string): Promise<SearchAnswer | null>;
  /** Lets go of the index; from then on nothing is found. */
  close(): void;
}

/** Makes articles searchable, in slices of a few milliseconds. */
export async function createSearch(articles: readonly Searchable[], options: SearchOptions = {}): Promise<Search> {
  const { language = commonest(articles), confidence = CONFIDENCE, signal } = options;
  let index: Index | undefined = await indexArticles(articles, await stemOf(language), signal);
  let last: Asked | undefined;

  /** Who asks for a list mostly asks for an answer too, so the last question is kept. */
  const find = (text: string, limit: number): Findings<Searchable> | undefined => {
    if (!index) return undefined;
    // A limit may be no number, of which neither more nor less is true.
    if (last?.text !== text || !(last.limit >= limit)) last = { text, limit, findings: findingsFor(text, articles, index, { limit }) };
    return last.findings;
  };
  return {
    search: async (text, { limit = 10 } = {}) => {
      const listed = (await find(text, limit)?.list()) ?? [];
      return listed.slice(0, Math.max(0, limit)).map(({ article: { id, title }, score, excerpt }) => ({ id, score, title, excerpt }));
    },
    answer: async (text) => {
      const answer = find(text, 3)?.answer();
      return answer && answer.confidence >= confidence ? { id: answer.article.id, passage: answer.passage, confidence: answer.confidence } : null;
    },
    close: () => {
      index = last = undefined;
    },
  };
}

/** A question and what was found for it. */
interface Asked {
  readonly text: string;
  readonly limit: number;
  readonly findings: Findings<Searchable>;
}

/** The language that most articles are in, whose word forms are brought together. */
export function commonest(articles: readonly Pick<Searchable, 'lang'>[]): string {
  const counts = new Map<string, number>();
  for (const { lang = 'en' } of articles) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), ['en', 0])[0];
}
