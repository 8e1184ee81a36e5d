import { versionFor, type Article, type Hit } from '../../src/core/article.js';
import { languageChain } from '../../src/core/language.js';
import { suggestionsFor, type Answer, type Found, type Suggestion } from '../../src/core/question.js';
import { createSearch } from '../../src/search.js';

/** All articles, and what can be asked of them. */
export interface Library {
  search(text: string, language: string, limit: number): Promise<Found>;
  article(id: string, language: string): Article | undefined;
  suggestions(page: string, language: string): readonly Suggestion[];
  close(): void;
}

type Search = Awaited<ReturnType<typeof createSearch>>;

/** Opens a library. Each language gets an index of its own, made when it is first asked in. */
export function openLibrary(articles: readonly Article[], suggestions: readonly Suggestion[] = suggestedBy(articles)): Library {
  const indexes = new Map<string, Promise<Search>>();
  const indexOf = (language: string): Promise<Search> => {
    const index = indexes.get(language) ?? createSearch(articlesIn(language), { language });
    indexes.set(language, index);
    return index;
  };
  const articlesIn = (language: string): Article[] => articles.filter(({ lang }) => lang === language);

  const searchIn = async (language: string, text: string, limit: number): Promise<Found> => {
    const index = await indexOf(language);
    const [hits, best] = await Promise.all([index.search(text, { limit }), index.answer(text)]);
    const own = articlesIn(language);
    const hitFor = (id: string, excerpt?: string): Hit[] =>
      own.filter((article) => article.id === id).map((article) => hitOf(article, excerpt));
    const answer: Answer[] = best ? hitFor(best.id).map((hit) => ({ ...hit, passage: best.passage, confidence: best.confidence })) : [];
    return { ...(answer[0] && { answer: answer[0] }), results: hits.flatMap(({ id, excerpt }) => hitFor(id, excerpt)) };
  };

  return {
    // A language with no article that fits gives way to the next of its chain: half a translation must not hide the rest.
    search: async (text, language, limit) => {
      for (const one of languageChain(language)) {
        const found = articlesIn(one).length > 0 ? await searchIn(one, text, limit) : { results: [] };
        if (found.results.length > 0) return found;
      }
      return { results: [] };
    },
    article: (id, language) => versionFor(articles.filter((article) => article.id === id), language),
    suggestions: (page, language) => suggestionsFor(suggestions, page, language).slice(0, 5),
    close: () => {
      for (const index of indexes.values()) void index.then((search) => search.close());
    },
  };
}

/** Where nobody wrote suggestions, articles that name pages are suggested on these. */
const suggestedBy = (articles: readonly Article[]): readonly Suggestion[] =>
  articles.flatMap(({ title, pages, lang }) => (pages ? [{ question: title, pages, language: lang }] : []));

const hitOf = ({ id, lang, title, section, updated, url }: Article, excerpt?: string): Hit => ({
  id,
  lang,
  title,
  ...(excerpt && { excerpt }),
  ...(section && { section }),
  ...(updated && { updated }),
  ...(url && { url }),
});
