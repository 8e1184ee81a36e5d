import type { Article } from '../../core/article.js';
import type { Problem } from '../../core/problem.js';
import { readArticles } from './articles.js';
import { isBuilt } from './built-index.js';
import { indexArticles, type Index } from './index-articles.js';
import { adviceFor } from './many.js';
import { commonest } from './search.js';
import { Shelves } from './shelves.js';
import { stemOf } from './stems.js';

/** How a host's articles are read. */
export interface Reading {
  /** What to call them when something is wrong. */
  readonly from: string;
  /** BCP 47: the language of those that do not say theirs. */
  readonly language: string;
  /** Hears what is wrong, though not so wrong that nothing could be found. */
  readonly report: (problem: Problem) => void;
}

/** What a host gave: articles, and what was made of them beforehand. */
export interface Library {
  readonly articles: readonly Article[];
  readonly shelves: Shelves;
  /** The index over the shelf of a language: the built one, else one made now. */
  open(language: string): Promise<Index>;
}

/** Reads a list of articles or a built index, and believes neither; a `ProblemError` where no article is to be had. */
export async function readLibrary(given: unknown, { from, language, report }: Reading): Promise<Library> {
  const tell = (message: string): void => report({ kind: 'server', message: `${from}: ${message}` });
  const list = isBuilt(given) ? given.articles : given;
  const articles = await readArticles(list, from, language, report);
  const advice = adviceFor(articles.length);
  if (advice) tell(advice);

  const shelves = new Shelves(articles);
  // Where articles were left out, and told of, no index fits those that remain.
  let built = isBuilt(given) && articles.length === (list as readonly unknown[]).length ? given : undefined;
  const restore = async (shelf: readonly Article[], key: string): Promise<Index | undefined> => {
    try {
      // Only who has an index needs the code that reads it.
      return built && (await (await import('./restore-index.js')).restoreIndex(built, shelf, (one) => shelves.key(one) === key));
    } catch (error) {
      if (built) tell(unusable(error));
      built = undefined;
      return undefined;
    }
  };
  const open = async (language: string): Promise<Index> => {
    const shelf = shelves.shelf(language);
    return (await restore(shelf, shelves.key(language))) ?? indexArticles(shelf, await stemOf(commonest(shelf)));
  };
  return { articles, shelves, open };
}

const unusable = (error: unknown): string =>
  `its index cannot be used, ${(error as Error).message}; run "npx ask-help index" again. Until then its articles are indexed on the page`;
