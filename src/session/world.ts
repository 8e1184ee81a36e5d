import type { Clock } from '../ports/clock.js';
import type { Keep } from '../ports/keep.js';
import type { Tabs } from '../ports/tabs.js';
import type { Tell } from '../ports/tell.js';

/** What asking a question needs of its surroundings. */
export interface Nearby {
  readonly clock: Clock;
  readonly tell: Tell;
  /** The path of the page the visitor is on. */
  page(): string;
  /** The rest of the world, fetched with the desk: opening the panel needs none of it. */
  all(): Promise<World>;
}

/** All that a session asks of its surroundings; fakes of these are all a test needs. */
export interface World extends Nearby {
  readonly keep: Keep;
  readonly tabs: Tabs;
  /** A new key that nobody else has: a UUID. */
  newKey(): string;
  /** A number from 0 to 1 that nobody can foresee. */
  chance(): number;
  /** Whether the browser asks before the page is left, since something would be lost. */
  holdBack(on: boolean): void;
  /** The address of the page the visitor is on, without what follows a ? or #: secrets may stand there. */
  address(): string;
  /** What the host page wants a ticket to carry along, as it gives it: an object, or a function for one. */
  context(): unknown;
}
