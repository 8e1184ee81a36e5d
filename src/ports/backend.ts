import type { Chat } from './chat.js';
import type { Knowledge } from './knowledge.js';
import type { Live } from './live.js';
import type { Tickets } from './tickets.js';

/** What a host's backend can do. A port that is absent is not shown to visitors. */
export interface Backend {
  readonly knowledge?: Knowledge | undefined;
  readonly tickets?: Tickets | undefined;
  /** People who answer at once; needs `tickets`, since a chat is one. */
  readonly chat?: Chat | undefined;
  /** What happens to tickets while it happens; without it they are asked for now and then. */
  readonly live?: Live | undefined;
}
