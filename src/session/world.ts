import type { Clock } from '../ports/clock.js';
import type { Keep } from '../ports/keep.js';
import type { Tabs } from '../ports/tabs.js';
import type { Tell } from '../ports/tell.js';

/** What a session asks of its surroundings; fakes of these are all a test needs. */
export interface World {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly tabs: Tabs;
  readonly tell: Tell;
  /** A new key that nobody else has: a UUID. */
  newKey(): string;
  /** A number from 0 to 1 that nobody can foresee. */
  chance(): number;
  /** Whether the browser asks before the page is left, since something would be lost. */
  holdBack(on: boolean): void;
  /** The path of the page the visitor is on. */
  page(): string;
  /** What the host page wants a ticket to carry along, as it gives it: an object, or a function for one. */
  context(): unknown;
}
