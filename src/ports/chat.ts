import type { Asking } from './knowledge.js';

/**
 * What a chat has beside a ticket: a chat *is* a ticket with the channel `chat`, opened, written and read like any other. A backend
 * with this port has people who answer at once. Every method rejects with a `ProblemError` alone.
 */
export interface Chat {
  /** Tells the other side that the visitor is typing; worth a few seconds. */
  typing?(ticket: string, asked?: Asking): Promise<void>;
  /** Sends all that was said to an address. The same key sends it once. */
  transcript?(ticket: string, asked: Asking & { readonly email: string; readonly key: string }): Promise<void>;
}
