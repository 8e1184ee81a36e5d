import type { Article } from '../../core/article.js';
import { hitOf } from '../../core/hit.js';
import type { Found } from '../../core/question.js';
import type { Findings } from './findings.js';
import { respelled } from './question.js';

/** What was found, as a knowledge base tells it. The answer has its confidence, however low. */
export async function foundIn({ list, answer, question }: Findings<Article>, signal?: AbortSignal): Promise<Found> {
  const results = (await list(signal)).map(({ article, excerpt }) => hitOf(article, excerpt));
  const best = answer();
  const meant = respelled(question);
  return { ...(best && { answer: answerOf(best) }), results, ...(meant !== undefined && { meant }) };
}

const answerOf = ({ article, passage, confidence }: NonNullable<ReturnType<Findings<Article>['answer']>>): NonNullable<Found['answer']> => ({
  ...hitOf(article, passage),
  passage,
  confidence,
});
