import { settle } from '../core/loadable.js';
import type { Problem } from '../core/problem.js';
import type { Feedback, Knowledge } from '../ports/knowledge.js';
import type { Tell } from '../ports/tell.js';

/** Tells the host whether something helped and, unless it declines, the knowledge base; answers what went wrong, once the host has heard of it. */
export async function giveFeedback(feedback: Feedback, knowledge: Knowledge | undefined, tell: Tell): Promise<Problem | undefined> {
  if (!tell.feedback(feedback) || !knowledge?.feedback) return undefined;
  const sent = await settle(knowledge.feedback(feedback));
  if (sent.status !== 'failed') return undefined;
  tell.problem(sent.problem);
  return sent.problem;
}
