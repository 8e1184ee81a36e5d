import type { Article } from '../../core/article.js';
import { VERSION, type BuiltIndex, type PackedIndex } from './built-index.js';
import { countArticles } from './index-articles.js';
import { packIndex } from './pack-index.js';
import { commonest } from './search.js';
import { Shelves } from './shelves.js';
import { stemOf } from './stems.js';

/** Makes an index of articles that a page only has to fetch; `progress` hears of each language it begins with. */
export async function buildIndex(articles: readonly Article[], progress: (language: string, size: number) => void = () => undefined): Promise<BuiltIndex> {
  const shelves = new Shelves(articles);
  const indexes: PackedIndex[] = [];
  for (const language of articles.length ? shelves.languages : []) {
    const shelf = shelves.shelf(language);
    progress(language, shelf.length);
    indexes.push(packIndex(language, await countArticles(shelf, await stemOf(commonest(shelf)))));
  }
  return { 'ask-help': 'index', version: VERSION, articles, indexes };
}
