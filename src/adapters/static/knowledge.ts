import { versionFor, type Article, type Hit } from '../../core/article.js';
import { languageChain } from '../../core/language.js';
import { ProblemError, type Problem } from '../../core/problem.js';
import { suggestionsFor, type Found } from '../../core/question.js';
import type { Knowledge } from '../../ports/knowledge.js';
import { readArticles } from './articles.js';
import { fetchJson } from './fetch-articles.js';
import { createSearch, type Search } from './search.js';

/** Where articles come from, and who hears of what is wrong with them. */
export type StaticOptions = ({ readonly articles: readonly Article[] } | { readonly url: string | URL }) & {
  /** BCP 47: the language of articles that do not say theirs; default English. */
  readonly language?: string;
  /** Fetches `url`; default the platform's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Hears, once, of articles that are left out or changed because something in them is not right. */
  readonly report?: (problem: Problem) => void;
};

/** All of the port but feedback, which needs somebody to take it. */
export type StaticKnowledge = Required<Omit<Knowledge, 'feedback'>>;

/** The articles as a language has them, each once, and the search over them. */
interface Shelf {
  readonly articles: ReadonlyMap<string, Article>;
  readonly search: Search;
}

/**
 * What a knowledge base without a server can answer, worked out in the thread that asks.
 *
 * Nothing is fetched or indexed before the first question; a failed fetch is tried again with the next one. Every answer
 * comes with its confidence, however low, for the widget to judge.
 */
export function staticKnowledge(options: StaticOptions): StaticKnowledge {
  const read = once(() => readAll(options));
  const shelves = new Map<string, () => Promise<Shelf>>();
  const shelfOf = (language: string): Promise<Shelf> => {
    const key = languageChain(language).join();
    const shelf = shelves.get(key) ?? once(async () => makeShelf(await read(), language));
    shelves.set(key, shelf);
    return shelf();
  };

  return {
    async search(text, { language, limit = 10, signal }) {
      signal?.throwIfAborted();
      const { articles, search } = await shelfOf(language);
      signal?.throwIfAborted();
      return find(text, limit, articles, search);
    },
    async article(id, { language, signal }) {
      signal?.throwIfAborted();
      const versions = (await read()).filter((article) => article.id === id);
      signal?.throwIfAborted();
      const version = versionFor(versions, language);
      if (!version) throw new ProblemError({ kind: 'missing', message: `there is no article "${id}"` });
      return version;
    },
    async suggestions(page, { language, signal }) {
      signal?.throwIfAborted();
      const all = await read();
      const pagesOf = new Map(all.flatMap(({ id, pages }) => (pages?.length ? [[id, pages]] : [])));
      const titled = chosen(all, language).filter(({ id }) => pagesOf.has(id));
      // Without a language, so that one is suggested in the nearest that there is.
      return suggestionsFor(titled.map(({ id, title }) => ({ question: title, pages: pagesOf.get(id)! })), page, language);
    },
  };
}

async function readAll(options: StaticOptions): Promise<readonly Article[]> {
  const { language = 'en', report = () => undefined } = options;
  if ('articles' in options) return readArticles(options.articles, 'articles', language, report);
  const url = String(options.url);
  return readArticles(await fetchJson(url, options.fetch ?? globalThis.fetch), url, language, report);
}

async function makeShelf(all: readonly Article[], language: string): Promise<Shelf> {
  const articles = chosen(all, language);
  return { articles: new Map(articles.map((article) => [article.id, article])), search: await createSearch(articles, { confidence: 0 }) };
}

/** Of each article the version for a language. */
function chosen(all: readonly Article[], language: string): readonly Article[] {
  const versions = new Map<string, Article[]>();
  for (const article of all) versions.set(article.id, [...(versions.get(article.id) ?? []), article]);
  return [...versions.values()].map((some) => versionFor(some, language)!);
}

async function find(text: string, limit: number, articles: ReadonlyMap<string, Article>, search: Search): Promise<Found> {
  const found = await search.search(text, { limit });
  const answer = await search.answer(text);
  const results = found.map(({ id, excerpt }) => hitOf(articles.get(id)!, excerpt));
  if (!answer) return { results };
  const { id, passage, confidence } = answer;
  return { answer: { ...hitOf(articles.get(id)!, passage), passage, confidence }, results };
}

const hitOf = ({ id, lang, title, section, updated, url }: Article, excerpt: string): Hit => ({
  id,
  lang,
  title,
  excerpt,
  ...(section && { section }),
  ...(updated && { updated }),
  ...(url && { url }),
});

/** Does a thing once, however often it is asked for, until it fails. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
