import type { Knowledge } from './knowledge.js';
import type { Tickets } from './tickets.js';

/** What a host's backend can do. A port that is absent is not shown to visitors. */
export interface Backend {
  readonly knowledge?: Knowledge | undefined;
  readonly tickets?: Tickets | undefined;
}
