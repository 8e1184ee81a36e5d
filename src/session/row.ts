import type { Outgoing } from '../core/outbox.js';
import type { Problem } from '../core/problem.js';
import type { Ticket } from '../core/ticket.js';

/** What a ticket on its way is waiting for. */
export type Standing =
  /** Its turn. */
  | 'waiting'
  /** An answer. */
  | 'sending'
  /** Somebody to sign in. */
  | 'sign-in'
  /** The visitor's word that it is still wanted: it is more than a week old. */
  | 'old';

/** A ticket on its way, and how it stands. */
export interface Row extends Outgoing {
  readonly standing: Standing;
  /** Why the last try failed. */
  readonly problem?: Problem | undefined;
}

/** Who hears what becomes of tickets on their way. */
export interface Outcomes {
  sent(row: Outgoing, ticket: Ticket): void;
  /** The backend will not take it. Its draft is kept again, under `draft/` and its key. */
  refused(row: Outgoing, problem: Problem): void;
  /** Whether somebody waits for this one, and wants to know what became of it though another tab has seen to it. */
  awaits(row: Outgoing): boolean;
  /** Another tab has seen to it: it is a ticket now, or was taken back there, or refused. */
  elsewhere(row: Outgoing, ticket: Ticket | undefined): void;
}
