import type { Hit } from '../core/article.js';
import type { Offer } from '../core/offer.js';
import type { Draft } from '../core/draft.js';
import type { Problem } from '../core/problem.js';
import type { Outcome } from '../core/question.js';
import type { Ticket } from '../core/ticket.js';
import type { Feedback } from './knowledge.js';

/** How a session tells the host page what happens. What answers a boolean may be declined by the host: `false` means do not. */
export interface Tell {
  question(text: string): void;
  answer(outcome: Outcome, articles: readonly Hit[]): void;
  feedback(feedback: Feedback): boolean;
  contact(offer: Offer): boolean;
  /** The draft as the host leaves it, or `undefined` where the host sends it by itself. */
  submit(draft: Draft): Draft | undefined;
  submitted(ticket: Ticket): void;
  problem(problem: Problem): void;
}
