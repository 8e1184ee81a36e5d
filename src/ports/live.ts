import type { Change } from '../core/change.js';
import type { Asking } from './knowledge.js';

/** What one hears of this person's tickets. */
export type Happening =
  /** One hears from now on; `number` is the last thing that happened before. */
  | { readonly kind: 'ready'; readonly number: number }
  | ({ readonly kind: 'change' } & Change)
  /** More has happened than can be told: all has to be asked for anew. */
  | { readonly kind: 'gap'; readonly number: number }
  /** Somebody of support is typing; worth a few seconds. */
  | { readonly kind: 'typing'; readonly ticket: string; readonly name?: string }
  /** The place in the queue of a chat that waits. */
  | { readonly kind: 'queue'; readonly ticket: string; readonly place: number; readonly minutes?: number };

/** How one hears what happens, while it happens. */
export interface Live {
  /**
   * Hears all that happens after `since`, without end; from now on where that is absent. Resolves where the backend ends it, and
   * rejects with a `ProblemError` where the connection breaks or is dead: then follow again from the last number heard.
   */
  follow(hear: (happening: Happening) => void, asked?: Asking & { readonly since?: number }): Promise<void>;
  /** The same, as far as it has happened by now: for networks that let nothing through before it is whole. */
  ask?(asked?: Asking & { readonly since?: number }): Promise<readonly Happening[]>;
}
