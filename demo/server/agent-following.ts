import type { Happening } from '../../src/ports/live.js';
import { forSupport } from './agent-store.js';
import { openBell } from './bell.js';
import type { Database } from './database.js';
import type { FanOut } from './fan-out.js';
import { HEARTBEAT } from './following.js';
import { selectChanges, type StoredTicket } from './ticket-store.js';

/** So much is gathered for somebody who is slow to take it; beyond that they are told to ask for all anew. */
const MOST_PENDING = 1_000;

interface Changed {
  readonly number: number;
  readonly ticket: string;
}

/**
 * What happens to everybody's tickets from now on, as support sees it; `undefined` where nothing has for a while. The numbers are
 * those of many people's streams, so nobody can resume by them: after a cut, all is asked for anew. Ends where `signal` says so,
 * or the server stops.
 */
export async function* followAll(database: Database, fanOut: FanOut, signal: AbortSignal): AsyncGenerator<Happening | undefined, void> {
  const bell = openBell();
  let changes: Changed[] = [];
  let passing: Happening[] = [];
  let missed = false;
  let ended = false;

  const leave = fanOut.follow('all', (news) => {
    if (news.kind === 'change') changes.push(news);
    else if (news.kind === 'typing' && news.by === 'visitor') passing.push({ kind: 'typing', ticket: news.ticket });
    else if (news.kind === 'missed') missed = true;
    else if (news.kind === 'end') ended = true;
    bell.ring();
  });
  signal.addEventListener('abort', bell.ring);

  try {
    yield { kind: 'ready', number: 0 };
    while (!ended && !signal.aborted) {
      if (missed || changes.length > MOST_PENDING) {
        [missed, changes, passing] = [false, [], []];
        yield { kind: 'gap', number: 0 };
      }
      const [told, past] = [changes, passing];
      [changes, passing] = [[], []];
      for (const change of await changesForSupport(database, told)) yield change;
      yield* past;
      if (changes.length + passing.length === 0 && !missed && !(await bell.rung(HEARTBEAT))) yield undefined;
    }
  } finally {
    leave();
    signal.removeEventListener('abort', bell.ring);
  }
}

async function changesForSupport(database: Database, noted: readonly Changed[]): Promise<readonly Happening[]> {
  if (noted.length === 0) return [];
  const changes = await selectChanges(database, noted);
  const tickets = await forSupport(database, changes.map(({ ticket }): StoredTicket => ticket));
  return changes.map(({ number }, index) => ({ kind: 'change', number, ticket: tickets[index]! }));
}
