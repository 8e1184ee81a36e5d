import type { Article } from '../../src/core/article.js';
import { languageChain } from '../../src/core/language.js';
import { suggestionsFor, type Found, type Suggestion } from '../../src/core/question.js';
import { searchArticles, type Shelf } from './article-search.js';
import { selectArticle, selectPages, storeArticles } from './article-store.js';
import type { Database } from './database.js';
import { configurationOf } from './lexemes.js';
import { openSpelling } from './spelling.js';

/** All articles, and what can be asked of them. Any language tag will do: the nearest that there is is used. */
export interface Library {
  search(text: string, language: string, limit: number): Promise<Found>;
  article(id: string, language: string): Promise<Article | undefined>;
  suggestions(page: string, language: string): Promise<readonly Suggestion[]>;
}

const MOST_SUGGESTIONS = 5;

/**
 * Puts articles into the database and opens them as a library. How sure an answer must be is for the widget's host to say, so
 * unsure ones are told too. Without `suggestions`, articles are suggested on the pages that they name.
 */
export async function openLibrary(database: Database, articles: readonly Article[], suggestions?: readonly Suggestion[]): Promise<Library> {
  const configurations = (await database.query<{ name: string }>('select cfgname::text as name from pg_ts_config')).map(({ name }) => name);
  await storeArticles(database, articles, configurations);
  const available = [...new Set(articles.map(({ lang }) => lang))];
  const shelves = new Map<string, Shelf>();

  const shelfFor = (language: string): Shelf => {
    const chain = languageChain(language).filter((tag) => available.includes(tag));
    const languages = chain.length > 0 ? chain : available;
    const key = languages.join();
    const shelf = shelves.get(key) ?? {
      languages,
      configurations: languages.map((tag) => configurationOf(tag, configurations)),
      spelling: openSpelling(database, languages),
    };
    shelves.set(key, shelf);
    return shelf;
  };

  return {
    search: (text, language, limit) => searchArticles(database, shelfFor(language), text, limit),
    article: (id, language) => selectArticle(database, id, language),
    suggestions: async (page, language) => suggestionsFor(suggestions ?? (await selectPages(database, language)), page, language).slice(0, MOST_SUGGESTIONS),
  };
}
