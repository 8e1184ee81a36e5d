import type { Happening } from '../../src/ports/live.js';
import { openBell } from './bell.js';
import { changesAfter, type Told } from './changes.js';
import type { Database } from './database.js';
import type { FanOut } from './fan-out.js';
import { agentOf } from './ticket-store.js';

/** Somebody who wants to hear of a person's tickets. */
export interface Follower {
  readonly owner: string;
  /** The number heard last. Absent: from now on. */
  readonly since?: number | undefined;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Nothing was told for so long, in ms: then that is told, so that both sides know that the other is there. */
export const HEARTBEAT = 10_000;

/** So much is gathered for somebody who is slow to take it. What happens beyond that is read once they have taken it. */
const MOST_GATHERED = 100;

/**
 * What happens to a person's tickets, in the order of its numbers and nothing left out; `undefined` where nothing has for a
 * while. Ends where `signal` says so, or the server stops.
 *
 * What is heard in turn is told as it was heard. Where a number was left out, all after the last one told is read from the
 * database, so it does not matter whether notes are lost, late or doubled.
 */
export async function* follow(database: Database, fanOut: FanOut, { owner, since, signal }: Follower): AsyncGenerator<Happening | undefined, void> {
  const bell = openBell();
  const gathered: (Happening | (() => Promise<Happening>))[] = [];
  const first = await changesAfter(database, owner, since);
  // The last that was read or gathered; and, where it is more, how far the stream has got meanwhile.
  let [last, reached] = [first.newest, 0];
  let isReading = false;
  let ended = false;

  const gather = (happening: (typeof gathered)[number]): void => {
    if (gathered.push(happening) === 1) bell.ring();
  };
  const reach = (number: number): void => {
    if (number <= last) return;
    reached = Math.max(reached, number);
    bell.ring();
  };
  const leave = fanOut.follow(first.stream, (news) => {
    if (news.kind === 'end') {
      ended = true;
      bell.ring();
    } else if (news.kind === 'reached') reach(news.number);
    else if (news.kind === 'change') {
      const isNext = news.number === last + 1 && reached <= last && !isReading;
      if (!isNext || gathered.length >= MOST_GATHERED) return reach(news.number);
      last = news.number;
      gather(news);
    } else if (gathered.length < MOST_GATHERED) {
      if (news.kind === 'queue') gather(news);
      else if (news.kind === 'typing' && news.by === 'support') gather(() => typingOf(database, news.ticket));
    }
  });
  signal.addEventListener('abort', bell.ring);
  const isOver = (): boolean => ended || signal.aborted;

  try {
    if (first.changes) yield { kind: 'ready', number: since ?? first.newest };
    yield* happeningsIn(first);
    while (!isOver()) {
      for (let next = gathered.shift(); next && !isOver(); next = gathered.shift()) yield typeof next === 'function' ? await next() : next;
      if (reached > last && !isOver()) {
        [isReading, reached] = [true, 0];
        const told = await changesAfter(database, owner, last);
        [isReading, last] = [false, told.newest];
        yield* happeningsIn(told);
      } else if (gathered.length === 0 && !isOver() && !(await bell.rung(HEARTBEAT))) yield undefined;
    }
  } finally {
    leave();
    signal.removeEventListener('abort', bell.ring);
  }
}

/** Each change; or that some are not told, and from which number on one hears of the rest. */
export const happeningsIn = ({ newest, changes }: Told): readonly Happening[] =>
  changes ? changes.map((change) => ({ kind: 'change', ...change })) : [{ kind: 'gap', number: newest }];

async function typingOf(database: Database, ticket: string): Promise<Happening> {
  const name = await agentOf(database, ticket);
  return { kind: 'typing', ticket, ...(name !== undefined && { name }) };
}
