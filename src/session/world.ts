import type { Clock } from '../ports/clock.js';
import type { Keep } from '../ports/keep.js';
import type { Tell } from '../ports/tell.js';

/** What a session asks of its surroundings; fakes of these are all a test needs. */
export interface World {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly tell: Tell;
  /** A new key that nobody else has: a UUID. */
  newKey(): string;
  /** The path of the page the visitor is on. */
  page(): string;
  /** What the host page wants a ticket to carry along, as it gives it: an object, or a function for one. */
  context(): unknown;
}
