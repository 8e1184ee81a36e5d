import type { Queries } from './database.js';
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

/** Lets a name through, or refuses it as busy. */
export type Pace = (name: string) => Promise<void>;

/** So many names are kept before those whose steps have lapsed are forgotten. */
const MANY = 10_000;

/**
 * Lets a name through so often a minute, and refuses it as busy beyond that, however many servers it asks.
 *
 * Each request takes a step of time, and a minute's worth of steps may be taken in advance; so a burst is fine, and nobody
 * waits longer than needed. A server takes the steps of a tenth of a second at once, so as not to ask the database each time;
 * those that nobody needs within a minute lapse. `what` tells one pace from another.
 */
export function openPace(database: Queries, what: string, perMinute: number, now: () => Date): Pace {
  const step = MINUTE / perMinute;
  const together = Math.max(1, Math.floor(perMinute / 600));
  const inHand = new Map<string, { left: number; readonly lapses: number }>();

  return async (name) => {
    const time = now();
    const own = inHand.get(name);
    if (own && own.left > 0 && own.lapses > time.getTime()) return void (own.left -= 1);
    const taken = await database.query(
      `insert into paces (name, until) values ($1, $2::timestamptz + $3 * interval '1 ms')
       on conflict (name) do update set until = greatest(paces.until, $2) + $3 * interval '1 ms' where greatest(paces.until, $2) + $3 * interval '1 ms' <= $4
       returning name`,
      `${what} ${name}`, time, step * together, new Date(time.getTime() + MINUTE),
    );
    if (taken.length === 0) {
      const [row] = await database.query<{ until: Date }>('select until from paces where name = $1', `${what} ${name}`);
      throw busy(((row?.until ?? time).getTime() + step * together - time.getTime() - MINUTE) / 1000);
    }
    if (together === 1) return;
    if (inHand.size >= MANY) for (const [other, { lapses }] of inHand) if (lapses <= time.getTime()) inHand.delete(other);
    inHand.set(name, { left: together - 1, lapses: time.getTime() + MINUTE });
  };
}

/** Forgets whoever has rested. */
export async function forgetRested(database: Queries, now: Date): Promise<void> {
  await database.query('delete from paces where until <= $1', now);
}
