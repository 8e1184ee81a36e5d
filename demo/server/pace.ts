import { busy } from './problem.js';

/** How much is let through before somebody is told to wait. */
export interface Allowances {
  /** Requests from one address, signed in or not. Many people may share one. */
  readonly requestsPerMinuteFromAddress: number;
  /** Requests of one person. */
  readonly requestsPerMinute: number;
  /** Tickets that one person opens. */
  readonly ticketsPerHour: number;
  /** Files of one person that go with no ticket yet; after a day such a file is gone. */
  readonly filesWaiting: number;
}

/** Nobody who works with a help desk comes near these. A server that strangers can reach wants smaller ones. */
export const ALLOWANCES: Allowances = { requestsPerMinuteFromAddress: 12_000, requestsPerMinute: 3_000, ticketsPerHour: 1_000, filesWaiting: 200 };

const MINUTE = 60_000;
/** So many names are kept before those that have rested are forgotten. */
const MANY = 10_000;

/**
 * Lets a name through so often a minute, and refuses it as busy beyond that.
 *
 * Each request takes a step of time, and a minute's worth of steps may be taken in advance; so a burst is fine, and nobody
 * waits longer than needed.
 */
export function openPace(perMinute: number, now: () => Date): (name: string) => void {
  const step = MINUTE / perMinute;
  const taken = new Map<string, number>();
  return (name) => {
    const time = now().getTime();
    const until = Math.max(taken.get(name) ?? 0, time) + step;
    if (until > time + MINUTE) throw busy((until - time - MINUTE) / 1000);
    if (taken.size >= MANY) for (const [other, rested] of taken) if (rested <= time) taken.delete(other);
    taken.set(name, until);
  };
}
