import type { Draft } from './draft.js';
import { readDraft } from './mended.js';
import type { Problem } from './problem.js';

/** A ticket on its way: written down before the first request for it, struck out once its number is here. */
export interface Outgoing {
  /** A UUID, made on Send: idempotency key and client's reference of every try. */
  readonly key: string;
  /** What is sent. */
  readonly draft: Draft;
  /** What the visitor wrote, before the host had its say; this is what comes back. */
  readonly written: Draft;
  /** ISO instant of Send. */
  readonly placed: string;
  /** The key of an earlier wording that was taken back after a try, and may have arrived all the same. */
  readonly earlier?: string | undefined;
}

/** A ticket on its way as an earlier page, maybe of another version, has left it; `undefined` where it is none. */
export function readOutgoing(value: unknown): Outgoing | undefined {
  const { key, draft: sent, written, placed, earlier } = Object(value) as Readonly<Record<string, unknown>>;
  const draft = readDraft(sent);
  if (typeof key !== 'string' || typeof placed !== 'string' || Number.isNaN(Date.parse(placed)) || !draft) return undefined;
  return { key, draft, written: readDraft(written) ?? draft, placed, ...(typeof earlier === 'string' && { earlier }) };
}

/** So many may wait; the next is refused aloud, since a browser that drops the oldest would lose it in silence. */
export const MOST_WAITING = 50;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What a ticket needs before it is sent, by its age. */
export type Caution =
  | 'none'
  /** A backend forgets keys after a day, so it is asked first whether the ticket has arrived. */
  | 'look'
  /** After a week the visitor may not want it any more. */
  | 'ask';

/** How careful to be with a ticket of that age. A clock that was set back makes nothing older. */
export function cautionFor({ placed }: Pick<Outgoing, 'placed'>, now: Date): Caution {
  const age = now.getTime() - Date.parse(placed);
  if (age >= 7 * DAY) return 'ask';
  // An hour early: the two clocks need not agree.
  return age >= DAY - 60 * MINUTE ? 'look' : 'none';
}

/** What becomes of a ticket whose sending failed. */
export type Verdict =
  /** The same request, later. */
  | 'again'
  /** The same request, once somebody is signed in. */
  | 'sign-in'
  /** It will never be taken as it is: back to who wrote it. */
  | 'back';

/** What to do about a problem: only what the backend has understood and refused goes back. */
export function verdictOn({ kind, status = 0, code }: Problem): Verdict {
  // The one conflict that no patience ends.
  if (code === 'closed') return 'back';
  if (kind === 'signed-out') return 'sign-in';
  // Too early, too slow, too many, or another try under the same key still under way: none of it is the ticket's fault.
  if (kind === 'offline' || kind === 'timeout' || kind === 'busy' || [408, 409, 425, 429].includes(status)) return 'again';
  if (kind === 'server' || kind === 'load' || kind === 'storage') return 'again';
  return 'back';
}

/**
 * Whether a failure says nothing of what else waits: the backend has answered that it failed on this one, or that another try of it is
 * still under way, and has not asked to be left alone.
 */
export const isOfThisAlone = ({ kind, status = 0, retryAfter }: Problem): boolean =>
  retryAfter === undefined && ((kind === 'server' && status >= 500) || status === 409);

/** Longer than this no backend is believed when it asks for patience, in ms. */
export const LONGEST_WAIT = 60 * MINUTE;

/**
 * How long to wait before the next try, in ms: what the backend asks for, or twice as long each time, up to five minutes, half of it
 * by chance so that a thousand browsers do not come back at once. Never less than a second.
 */
export function waitAfter(tries: number, { retryAfter }: Problem, chance: number): number {
  if (retryAfter !== undefined) return Math.min(Math.max(retryAfter, 1000), LONGEST_WAIT);
  const longest = Math.min(1000 * 2 ** tries, 5 * MINUTE);
  return Math.max(1000, longest * (0.5 + chance / 2));
}
