import type { Outgoing } from '../core/outbox.js';
import type { Problem } from '../core/problem.js';
import type { Ticket } from '../core/ticket.js';
import { State } from './state.js';

/** A ticket that the backend would not take, and why. It is a draft again. */
export interface Back {
  readonly row: Outgoing;
  readonly problem: Problem;
}

/** What became of tickets while their form was closed: told until the visitor has seen it. */
export class Unseen {
  readonly state = new State<{ sent: readonly Ticket[]; back: readonly Back[] }>({ sent: [], back: [] });

  /** One has arrived. */
  sent(ticket: Ticket): void {
    this.state.update({ sent: [...this.state.value.sent, ticket] });
  }

  /** One has come back. */
  back(row: Outgoing, problem: Problem): void {
    this.state.update({ back: [...this.state.value.back, { row, problem }] });
  }

  /** The visitor has seen it, or has gone. */
  forget(): void {
    this.state.update({ sent: [], back: [] });
  }
}
