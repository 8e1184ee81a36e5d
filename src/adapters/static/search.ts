import type { Article } from '../../core/article.js';
import { CONFIDENCE } from '../../core/question.js';
import { isKeywords } from './asking.js';
import { confidenceIn } from './gate.js';
import { indexArticles, type Index } from './index-articles.js';
import { bestPassage, type Passage } from './passage.js';
import { understand, type Question } from './question.js';
import { rank, type Ranked } from './rank.js';
import { stemOf } from './stems.js';

/** As much of an article as can be read as an answer, and as a line in a list. */
const WORDS = { passage: 80, excerpt: 30 };

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
  let last: Found | undefined;

  /** Who asks for a list mostly asks for an answer too, so the last question is kept. */
  const find = (text: string, limit: number): Found | undefined => {
    if (!index || (last?.text === text && last.limit >= limit)) return last;
    const question = understand(text, index);
    const passage = (document: number, words: number): Passage => bestPassage(articles[document]!.body, question, index!, words);
    return (last = { text, limit, question, ranked: rank(question, index, limit), passage });
  };
  return {
    search: async (text, { limit = 10 } = {}) => {
      const { ranked = [], passage } = find(text, limit) ?? {};
      return ranked.slice(0, limit).map(({ document, score }) => {
        const { id, title } = articles[document]!;
        return { id, score, title, excerpt: passage!(document, WORDS.excerpt).text };
      });
    },
    answer: async (text) => {
      const found = isKeywords(text) ? undefined : find(text, 3);
      const [first] = found?.ranked ?? [];
      if (!found || !first) return null;
      const passage = found.passage(first.document, WORDS.passage);
      const sure = confidenceIn(found.question, found.ranked, passage);
      return sure >= confidence && passage.text ? { id: articles[first.document]!.id, passage: passage.text, confidence: sure } : null;
    },
    close: () => {
      index = last = undefined;
    },
  };
}

/** What was found for a question, and a way to read it. */
interface Found {
  readonly text: string;
  readonly limit: number;
  readonly question: Question;
  readonly ranked: readonly Ranked[];
  readonly passage: (document: number, words: number) => Passage;
}

function commonest(articles: readonly Searchable[]): string {
  const counts = new Map<string, number>();
  for (const { lang = 'en' } of articles) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), ['en', 0])[0];
}
