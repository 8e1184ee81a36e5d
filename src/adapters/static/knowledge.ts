import type { Article } from '../../core/article.js';
import { ProblemError, type Problem } from '../../core/problem.js';
import { suggestionsFor } from '../../core/question.js';
import type { Knowledge } from '../../ports/knowledge.js';
import { once } from '../once.js';
import type { BuiltIndex } from './built-index.js';
import { fetchJson } from './fetch-articles.js';
import { findingsFor } from './findings.js';
import { foundIn } from './found.js';
import type { Index } from './index-articles.js';
import { readLibrary, type Library } from './library.js';

/** Where articles, or an index that `npx ask-help index` has built, come from, and who hears of what is wrong with them. */
export type StaticOptions = ({ readonly articles: readonly Article[] | BuiltIndex } | { readonly url: string | URL }) & {
  /** BCP 47: the language of articles that do not say theirs; default English. */
  readonly language?: string;
  /** Fetches `url`; default the platform's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Hears, once, of articles that are left out or changed because something in them is not right. */
  readonly report?: (problem: Problem) => void;
};

/** All of the port but feedback, which needs somebody to take it. */
export type StaticKnowledge = Required<Omit<Knowledge, 'feedback'>>;

/** The articles as a language has them, each once, and the index over them. */
interface Shelf {
  readonly articles: readonly Article[];
  readonly index: Index;
}

/**
 * What a knowledge base without a server can answer, worked out in the thread that asks.
 *
 * Nothing is fetched or indexed before the first question; a failed fetch is tried again with the next one. Every answer
 * comes with its confidence, however low, for the widget to judge.
 */
export function staticKnowledge(options: StaticOptions): StaticKnowledge {
  const read = once(() => readAll(options));
  const opened = new Map<string, () => Promise<Shelf>>();
  const shelfOf = async (language: string): Promise<Shelf> => {
    const library = await read();
    const key = library.shelves.key(language);
    const shelf = opened.get(key) ?? once(async () => ({ articles: library.shelves.shelf(language), index: await library.open(language) }));
    opened.set(key, shelf);
    return shelf();
  };

  return {
    async search(text, { language, limit = 10, signal }) {
      signal?.throwIfAborted();
      const { articles, index } = await shelfOf(language);
      signal?.throwIfAborted();
      return foundIn(findingsFor(text, articles, index, { limit }), signal);
    },
    async article(id, { language, signal }) {
      signal?.throwIfAborted();
      const { shelves } = await read();
      signal?.throwIfAborted();
      const version = shelves.article(id, language);
      if (!version) throw new ProblemError({ kind: 'missing', message: `there is no article "${id}"` });
      return version;
    },
    async suggestions(page, { language, signal }) {
      signal?.throwIfAborted();
      const { articles: all, shelves } = await read();
      const pagesOf = new Map(all.flatMap(({ id, pages }) => (pages?.length ? [[id, pages]] : [])));
      const titled = shelves.shelf(language).filter(({ id }) => pagesOf.has(id));
      // Without a language, so that one is suggested in the nearest that there is.
      return suggestionsFor(titled.map(({ id, title }) => ({ question: title, pages: pagesOf.get(id)! })), page, language);
    },
  };
}

async function readAll(options: StaticOptions): Promise<Library> {
  const { language = 'en', report = () => undefined } = options;
  if ('articles' in options) return readLibrary(options.articles, { from: 'articles', language, report });
  const from = String(options.url);
  return readLibrary(await fetchJson(from, options.fetch ?? globalThis.fetch), { from, language, report });
}
