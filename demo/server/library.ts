import { staticBackend } from '../../src/adapters/static/index.js';
import { versionFor, type Article } from '../../src/core/article.js';
import { pickLanguage } from '../../src/core/language.js';
import { suggestionsFor, type Found, type Suggestion } from '../../src/core/question.js';

/** All articles, and what can be asked of them. Any language tag will do: the nearest that there is is used. */
export interface Library {
  search(text: string, language: string, limit: number): Promise<Found>;
  article(id: string, language: string): Article | undefined;
  suggestions(page: string, language: string): Promise<readonly Suggestion[]>;
}

const MOST_SUGGESTIONS = 5;

/**
 * Opens a library; each language is indexed when it is first asked in. How sure an answer must be is for the widget's host to
 * say, so unsure ones are told too. Without `suggestions`, articles are suggested on the pages that they name.
 */
export function openLibrary(articles: readonly Article[], suggestions?: readonly Suggestion[]): Library {
  const knowledge = staticBackend({ articles }).knowledge;
  const languages = [...new Set(articles.map(({ lang }) => lang))];
  // An index for every tag that anybody may think of would fill the memory.
  const nearest = (language: string): string => pickLanguage(language, languages);

  return {
    search: (text, language, limit) => knowledge.search(text, { language: nearest(language), limit }),
    article: (id, language) => versionFor(articles.filter((article) => article.id === id), language),
    suggestions: async (page, language) => {
      const all = suggestions ? suggestionsFor(suggestions, page, language) : await knowledge.suggestions?.(page, { language: nearest(language) });
      return (all ?? []).slice(0, MOST_SUGGESTIONS);
    },
  };
}
