import type { Hit } from '../core/article.js';
import type { Offer } from '../core/offer.js';
import type { Draft } from '../core/draft.js';
import type { Problem } from '../core/problem.js';
import type { Outcome } from '../core/question.js';
import type { Ticket } from '../core/ticket.js';
import type { PlaceName } from '../core/view.js';
import type { Feedback } from '../ports/knowledge.js';
import type { Tell } from '../ports/tell.js';

/** Every event of ours bubbles and crosses shadow roots. */
abstract class AskEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** Fired before the panel opens. Cancel it and the panel stays closed. */
export class AskShowEvent extends AskEvent {
  readonly place: PlaceName;
  constructor(place: PlaceName) {
    super('ask-show', true);
    this.place = place;
  }
}

/** Fired before the panel closes. Cancel it and the panel stays open. */
export class AskCloseEvent extends AskEvent {
  constructor() {
    super('ask-close', true);
  }
}

/** Fired when a question is asked. */
export class AskQuestionEvent extends AskEvent {
  readonly text: string;
  constructor(text: string) {
    super('ask-question');
    this.text = text;
  }
}

/** Fired when something, or nothing, was found. */
export class AskAnswerEvent extends AskEvent {
  readonly outcome: Outcome;
  readonly articles: readonly Hit[];
  constructor(outcome: Outcome, articles: readonly Hit[]) {
    super('ask-answer');
    this.outcome = outcome;
    this.articles = articles;
  }
}

/** Fired when the visitor says whether something helped. Cancel it and the backend is not told. */
export class AskFeedbackEvent extends AskEvent {
  readonly on: Feedback['on'];
  readonly id: string;
  readonly helpful: boolean;
  constructor(feedback: Feedback) {
    super('ask-feedback', true);
    this.on = feedback.on;
    this.id = feedback.id;
    this.helpful = feedback.helpful;
  }
}

/** Fired when the visitor picks a channel. Cancel it to take over, with a chat of your own for example. */
export class AskContactEvent extends AskEvent {
  readonly offer: Offer;
  constructor(offer: Offer) {
    super('ask-contact', true);
    this.offer = offer;
  }
}

/** Fired before a ticket is sent. Cancel it to send the ticket yourself; what you change in `draft` is sent, once checked again. */
export class AskSubmitEvent extends AskEvent {
  draft: { -readonly [K in keyof Draft]: Draft[K] };
  constructor(draft: Draft) {
    super('ask-submit', true);
    this.draft = { ...draft, custom: { ...draft.custom }, context: { ...draft.context }, attachments: draft.attachments.map((one) => ({ ...one })) };
  }
}

/** Fired when a ticket has arrived. */
export class AskSubmittedEvent extends AskEvent {
  readonly ticket: Ticket;
  constructor(ticket: Ticket) {
    super('ask-submitted');
    this.ticket = ticket;
  }
}

/** Fired when something went wrong, be it a setting or the backend. */
export class AskProblemEvent extends AskEvent {
  readonly problem: Problem;
  /** The settings key at fault, where it is one. */
  readonly setting: string | undefined;
  constructor(problem: Problem) {
    super('ask-problem');
    this.problem = problem;
    this.setting = problem.setting;
  }
}

/** Tells a host through the events of its element; problems by whoever keeps count of them. */
export function tellBy(host: EventTarget, report: (problem: Problem) => void): Tell {
  const fire = (event: Event): boolean => host.dispatchEvent(event);
  return {
    question: (text) => void fire(new AskQuestionEvent(text)),
    answer: (outcome, articles) => void fire(new AskAnswerEvent(outcome, articles)),
    feedback: (feedback) => fire(new AskFeedbackEvent(feedback)),
    contact: (offer) => fire(new AskContactEvent(offer)),
    submit(draft) {
      const event = new AskSubmitEvent(draft);
      return fire(event) ? event.draft : undefined;
    },
    submitted: (ticket) => void fire(new AskSubmittedEvent(ticket)),
    problem: report,
  };
}

/** Tells a problem: one warning for whoever builds the page, one event for whoever watches it. */
function tellProblem(host: EventTarget, problem: Problem): void {
  console.warn(`[ask] ${problem.message}`);
  host.dispatchEvent(new AskProblemEvent(problem));
}

/**
 * Tells problems; those of settings and of loading once, since a host sets the same wrong value again and again, and a
 * button that cannot load tries again whenever somebody comes near.
 */
export function tellOnce(host: EventTarget): (problem: Problem) => void {
  const told = new Set<string>();
  return (problem) => {
    if ((problem.kind === 'setting' || problem.kind === 'load') && told.has(problem.message)) return;
    told.add(problem.message);
    tellProblem(host, problem);
  };
}

declare global {
  interface HTMLElementEventMap {
    'ask-show': AskShowEvent;
    'ask-close': AskCloseEvent;
    'ask-question': AskQuestionEvent;
    'ask-answer': AskAnswerEvent;
    'ask-feedback': AskFeedbackEvent;
    'ask-contact': AskContactEvent;
    'ask-submit': AskSubmitEvent;
    'ask-submitted': AskSubmittedEvent;
    'ask-problem': AskProblemEvent;
  }
}
