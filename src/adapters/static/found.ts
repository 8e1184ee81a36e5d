import type { Article } from '../../core/article.js';
import { hitOf } from '../../core/hit.js';
import type { Found } from '../../core/question.js';
import type { Findings } from './findings.js';

/** What was found, as a knowledge base tells it. The answer has its confidence, however low. */
export function foundIn({ list, answer, meant }: Findings<Article>): Found {
  const results = list().map(({ article, excerpt }) => hitOf(article, excerpt));
  const best = answer();
  return { ...(best && { answer: answerOf(best) }), results, ...(meant !== undefined && { meant }) };
}

const answerOf = ({ article, passage, confidence }: NonNullable<ReturnType<Findings<Article>['answer']>>): NonNullable<Found['answer']> => ({
  ...hitOf(article, passage),
  passage,
  confidence,
});
