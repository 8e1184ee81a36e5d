import type { Article } from '../../core/article.js';
import { ProblemError } from '../../core/problem.js';
import type { Asking, Knowledge } from '../../ports/knowledge.js';
import { once } from '../once.js';
import { rerank } from '../static/rerank.js';
import { untilAborted } from '../until-aborted.js';
import { languageOf, tagOf } from './languages.js';
import type { Result } from './library.js';
import { openIndex, type PagefindOptions } from './open.js';
import { articleOf } from './page.js';
import { relax } from './relax.js';
import { shelvesOf, type Shelf } from './shelf.js';

/** So many of the most promising pages are read for a question. */
const READ = 30;

/** How long a question may take: an index that is broken leaves Pagefind waiting for ever. */
const PATIENCE = 20_000;

/** All of the port that pages alone can answer. */
export type PagefindKnowledge = Pick<Knowledge, 'search' | 'article'>;

/**
 * What a Pagefind index can answer. Nothing is fetched before the first question; what failed is tried again with the next.
 */
export function pagefindKnowledge(options: PagefindOptions): PagefindKnowledge {
  const { language: unnamed = 'en' } = options;
  const opened = once(async () => shelvesOf(await openIndex(options), unnamed));
  const read = async (result: Result): Promise<Article> => articleOf(await result.data(), tagOf(languageOf(result.id), unnamed));
  const readBest = (results: readonly Result[]): Promise<readonly Article[]> => thatCame(results.slice(0, READ).map(read));

  /** Does some work on the pages for a language; it rejects with a `ProblemError`, or with the reason of the caller's signal. */
  const ask = async <T>({ language, signal }: Asking & { readonly language: string }, work: (shelf: Shelf, signal: AbortSignal) => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    const late = AbortSignal.timeout(PATIENCE);
    const either = signal ? AbortSignal.any([signal, late]) : late;
    const working = async (): Promise<T> => work(await (await opened())(language), either);
    try {
      return await untilAborted(working(), either);
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof ProblemError) throw cause;
      const message = late.aborted ? `no answer within ${PATIENCE / 1000} seconds` : 'the index is broken, or out of reach';
      throw new ProblemError({ kind: late.aborted ? 'timeout' : 'server', message: `${String(options.url)}: ${message}` }, { cause });
    }
  };

  return {
    search: (text, { limit, ...asked }) =>
      ask(asked, async ({ languages, ...lookup }, signal) => {
        const { results, ...source } = await relax(text, asked.language, lookup);
        signal.throwIfAborted();
        const articles = await readBest(results);
        signal.throwIfAborted();
        const language = tagOf(languages[0] ?? asked.language, unnamed);
        return rerank(text, onceEach(articles, languages.map((name) => tagOf(name, unnamed))), { language, size: lookup.size, ...source, limit, signal });
      }),
    article: (id, asked) =>
      ask(asked, async ({ languages, ...shelf }) => {
        const named = await shelf.search(null, { id });
        // Without such a filter the id is the page's path, whose words mostly stand in the page.
        const candidates = named.length > 0 ? named : (await relax(id, asked.language, shelf)).results;
        const versions = (await readBest(candidates)).filter((article) => article.id === id);
        const [version] = onceEach(versions, languages.map((name) => tagOf(name, unnamed)));
        if (!version) throw new ProblemError({ kind: 'missing', message: `there is no article "${id}"` });
        return version;
      }),
  };
}

/** What came of those that worked out, unless none did: a page that is gone since the index was opened must not hide the others. */
async function thatCame<T>(all: readonly Promise<T>[]): Promise<readonly T[]> {
  const came = (await Promise.allSettled(all)).flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  return came.length > 0 ? came : Promise.all(all);
}

/** Of each article the version in the first of the languages that there is one in. */
function onceEach(articles: readonly Article[], languages: readonly string[]): readonly Article[] {
  const best = new Map<string, Article>();
  for (const language of languages) for (const article of articles) if (article.lang === language && !best.has(article.id)) best.set(article.id, article);
  return articles.filter((article) => best.get(article.id) === article);
}
