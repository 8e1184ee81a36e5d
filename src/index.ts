import { AskButton } from './shell/button.js';
import { AskHelp } from './shell/help.js';

export { AskButton, AskHelp };
export * from './shell/events.js';
export type { Account, Contact } from './core/account.js';
export type { Article, Hit } from './core/article.js';
export type { Offer, Reason, ReplyPromise } from './core/offer.js';
export type { Directory, Team, TeamEntry } from './core/directory.js';
export type { Draft, Faults, Faulty, Field } from './core/draft.js';
export type { Fault } from './core/fault.js';
export type { Choice, Condition, CustomField, Wording } from './core/fields.js';
export type { Hours, Schedule } from './core/hours.js';
export type { Person, Role, Seat } from './core/person.js';
export type { Channel, Grant, Plan, Plans, Reply, Within } from './core/plan.js';
export type { Filled, Prefill } from './core/prefill.js';
export type { Problem, ProblemKind } from './core/problem.js';
export type { Answer, Found, Outcome, Suggestion } from './core/question.js';
export type { Links, Settings } from './core/settings.js';
export type { Change } from './core/change.js';
export type { Filter, Message, NewMessage, NewTicket, Rating, Severity, Slot, Standing, Ticket, TicketChange } from './core/ticket.js';
export type { PlaceName } from './core/view.js';
export type { Backend } from './ports/backend.js';
export type { Asking, Feedback, Knowledge } from './ports/knowledge.js';
export type { Chat } from './ports/chat.js';
export type { Happening, Live } from './ports/live.js';
export type { Tickets } from './ports/tickets.js';

// A page that has the script twice keeps the first; its elements are already at work.
if (!customElements.get('ask-help')) {
  customElements.define('ask-help', AskHelp);
  customElements.define('ask-button', AskButton);
}

declare global {
  interface HTMLElementTagNameMap {
    'ask-help': AskHelp;
    'ask-button': AskButton;
  }
}
