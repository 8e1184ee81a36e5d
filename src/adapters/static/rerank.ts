import type { Article } from '../../core/article.js';
import { hitOf } from '../../core/hit.js';
import type { Found } from '../../core/question.js';
import { findingsFor } from './findings.js';
import { foundIn } from './found.js';
import { indexArticles } from './index-articles.js';
import type { Source } from './meaning.js';
import { stemOf } from './stems.js';

/** What another engine's articles are ordered by. */
export interface RerankOptions extends Source {
  /** BCP 47; whose word forms are brought together. */
  readonly language: string;
  /** Ten unless told otherwise. */
  readonly limit?: number | undefined;
  /** Stops the work, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts what another engine found into our order, and judges the answer.
 *
 * `candidates` come best first, each with as much of its text as there is. One in which we find none of the question's
 * words stays, behind the others: the engine had its reasons. The answer has its confidence, however low.
 */
export async function rerank(text: string, candidates: readonly Article[], { language, limit = 10, signal, ...source }: RerankOptions): Promise<Found> {
  const index = await indexArticles(candidates, await stemOf(language), signal);
  const found = await foundIn(findingsFor(text, candidates, index, { limit, source }), signal);
  const listed = new Set(found.results.map(({ id }) => id));
  const others = candidates.filter(({ id }) => !listed.has(id)).map((article) => hitOf(article, undefined));
  return { ...found, results: [...found.results, ...others].slice(0, limit) };
}
