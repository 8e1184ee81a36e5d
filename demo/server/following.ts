import type { Happening } from '../../src/ports/live.js';
import { openBell } from './bell.js';
import { changesAfter, streamOf } from './changes.js';
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

/** Nothing happened for so long, in ms: then that is told, so that both sides know that the other is there. */
export const HEARTBEAT = 10_000;

/**
 * What happens to a person's tickets, in the order of its numbers and nothing left out; `undefined` where nothing has for a
 * while. Ends where `signal` says so, or the server stops.
 *
 * A note only wakes us: what is told is read from the database after the number told last, so it does not matter whether notes
 * are lost, late or doubled.
 */
export async function* follow(database: Database, fanOut: FanOut, { owner, since, signal }: Follower): AsyncGenerator<Happening | undefined, void> {
  const stream = await streamOf(database, owner);
  const bell = openBell();
  const passing: (Happening | Promise<Happening>)[] = [];
  let heard = since ?? stream.number;
  // Heard from now on, and looked at once: nothing can happen in between.
  let newest = Infinity;
  let ended = false;

  const leave = fanOut.follow(stream.id, (news) => {
    if (news.kind === 'change') newest = Math.max(newest, news.number);
    else if (news.kind === 'typing' && news.by === 'support') passing.push(typingOf(database, news.ticket));
    else if (news.kind === 'place') passing.push({ kind: 'queue', ticket: news.chat.ticket, place: news.chat.place, ...(news.chat.minutes !== undefined && { minutes: news.chat.minutes }) });
    else if (news.kind === 'end') ended = true;
    bell.ring();
  });
  signal.addEventListener('abort', bell.ring);
  const isOver = (): boolean => ended || signal.aborted;

  try {
    let greeted = false;
    while (!isOver()) {
      while (newest > heard && !isOver()) {
        newest = 0;
        const told = await changesAfter(database, stream.id, heard);
        if ('gap' in told) yield { kind: 'gap', number: (heard = told.gap) };
        else if (!greeted) yield { kind: 'ready', number: heard };
        greeted = true;
        for (const change of 'gap' in told ? [] : told.changes) yield { kind: 'change', ...change, number: (heard = change.number) };
      }
      for (let next = passing.shift(); next && !isOver(); next = passing.shift()) yield await next;
      if (newest <= heard && !isOver() && !(await bell.rung(HEARTBEAT))) yield undefined;
    }
  } finally {
    leave();
    signal.removeEventListener('abort', bell.ring);
  }
}

async function typingOf(database: Database, ticket: string): Promise<Happening> {
  const name = await agentOf(database, ticket);
  return { kind: 'typing', ticket, ...(name !== undefined && { name }) };
}
