/** A backend that has not said it is ready within so many ms lets nothing through: something on the way waits until an answer is whole. */
export const READY_WITHIN = 8000;
/** After so many silent tries in a row it is asked now and then instead. */
export const SILENT_TRIES = 2;
/** How often, in ms: while a chat is looked at, while a ticket is open, and how often it is looked whether either is so. */
export const ASKED_EVERY = { chat: 4000, open: 30_000, none: 30_000 } as const;
/** How often a stream is tried again meanwhile, in ms: networks change. */
export const TRIED_EVERY = 5 * 60_000;
/** A page that comes back to life trusts no connection it has heard nothing of for so long, in ms. */
export const TRUSTED_FOR = 25_000;
