import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
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
  /** Copies of what was said in tickets of one person, by e-mail. */
  readonly transcriptsPerHour: number;
  /** Streams that one person follows at this server at once: a browser has one, however many tabs. */
  readonly streams: number;
  /** Streams that are followed from one address at this server at once. */
  readonly streamsFromAddress: number;
}

/** Nobody who works with a help desk comes near these. A server that strangers can reach wants smaller ones. */
export const ALLOWANCES: Allowances = {
  requestsPerMinuteFromAddress: 12_000,
  requestsPerMinute: 3_000,
  ticketsPerHour: 1_000,
  filesWaiting: 200,
  transcriptsPerHour: 20,
  streams: 20,
  streamsFromAddress: 2_000,
};

const MINUTE = 60_000;
/** An hour, in ms. */
export const HOUR = 60 * MINUTE;

/** Refuses what was done `most` times within so many ms; `done` says when, the last time first. */
export function mustRest(done: readonly { readonly at: Date }[], most: number, within: number, now: Date): void {
  const oldest = done[most - 1];
  if (oldest) throw busy((oldest.at.getTime() + within - now.getTime()) / 1000);
}

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

/** Lets somebody in under all of these names, or refuses them as busy; what is answered lets them out again, once. */
export type Room = (...names: readonly { readonly name: string; readonly most: number }[]) => () => void;

/** After so many seconds it is worth looking whether somebody has left. */
const SOON = 30;

/** A room, at this server, that counts who is in it, and takes no more than `most` of a name. */
export function openRoom(): Room {
  const inside = new Map<string, number>();
  return (...names) => {
    if (names.some(({ name, most }) => (inside.get(name) ?? 0) >= most)) throw busy(SOON);
    for (const { name } of names) inside.set(name, (inside.get(name) ?? 0) + 1);
    return () => {
      for (const { name } of names) {
        const left = inside.get(name)! - 1;
        if (left > 0) inside.set(name, left);
        else inside.delete(name);
      }
    };
  };
}

/** Where a request comes from. What a stranger writes into `X-Forwarded-For` stands before what the proxy adds. */
export const addressOf = (context: Context, proxied: boolean): string =>
  (proxied && context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()) || (getConnInfo(context).remote.address ?? '');

/** Forgets whoever has rested. */
export async function forgetRested(database: Queries, now: Date): Promise<void> {
  await database.query('delete from paces where until <= $1', now);
}
