import type { Happening } from '../../src/ports/live.js';
import { forSupport } from './agent-store.js';
import { selectQueue } from './chat-store.js';
import type { Database } from './database.js';
import { CHANNEL } from './stream-store.js';
import { selectChanges } from './ticket-store.js';

/** What servers tell each other. Ids alone: whoever wants more reads it from the database, where it is once it is told of. */
export type Note =
  /** Something happened to a ticket, and got this number in its person's stream. */
  | { readonly kind: 'change'; readonly stream: number; readonly number: number; readonly ticket: string }
  /** One side is typing. */
  | { readonly kind: 'typing'; readonly stream: number; readonly ticket: string; readonly by: 'visitor' | 'support' }
  /** Those who wait for a chat may stand at other places now. */
  | { readonly kind: 'moved' };

/** What somebody who follows is told: a change as the owner of the ticket sees it, or, to whoever follows all, as support does. */
export type News =
  | Extract<Happening, { kind: 'change' | 'queue' }>
  | Extract<Note, { kind: 'typing' }>
  /** The stream has got so far: whoever has not heard all up to there reads it. */
  | { readonly kind: 'reached'; readonly number: number }
  /** Changes may have been missed: whoever follows all streams cannot tell which. */
  | { readonly kind: 'missed' }
  /** The server ends. */
  | { readonly kind: 'end' };

/** Brings what happens, on this server or another, to those who follow it here. */
export interface FanOut {
  /** Tells what happens to a stream, or to all of them, until the function that it answers is called. */
  follow(stream: number | 'all', hear: (news: News) => void): () => void;
  /** Ends all that is being followed, and will be. */
  stop(): Promise<void>;
}

/** Though no note came, it is looked so often whether anything did, in ms. */
const ROUND = 30_000;
/** So many changes are read at once. */
const MOST_READ = 500;

/**
 * Listens to what the servers of a database tell each other. One connection does for all who follow here, and each change is read
 * once for all of them, together with what else was noted while the last ones were read.
 */
export async function openFanOut(database: Database): Promise<FanOut> {
  const followers = new Map<number | 'all', Set<(news: News) => void>>();
  const noted: Extract<Note, { kind: 'change' }>[] = [];
  // How far streams have got of late: somebody who begins to follow one has looked at it just before that.
  let [recent, before] = [new Map<number, number>(), new Map<number, number>()];
  let ended = false;

  const spread = (stream: number | 'all', news: News): void => followers.get(stream)?.forEach((hear) => hear(news));

  const takeNote = (note: Note): void => {
    if (note.kind === 'moved') return placing.turn();
    if (note.kind === 'change') {
      recent.set(note.stream, note.number);
      if (!followers.has(note.stream) && !followers.has('all')) return;
      noted.push(note);
      return reading.turn();
    }
    spread(note.stream, note);
    spread('all', note);
  };

  const reading = oneAtATime(async () => {
    while (noted.length > 0) {
      const read = noted.splice(0, MOST_READ);
      try {
        const changes = await selectChanges(database, read);
        for (const { stream, number, ticket } of changes) spread(stream, { kind: 'change', number, ticket });
        if (!followers.has('all')) continue;
        const tickets = await forSupport(database, changes.map(({ ticket }) => ticket));
        changes.forEach(({ number }, at) => spread('all', { kind: 'change', number, ticket: tickets[at]! }));
      } catch (error) {
        console.error(error);
        for (const { stream, number } of read) spread(stream, { kind: 'reached', number });
        spread('all', { kind: 'missed' });
      }
    }
  });

  const placing = oneAtATime(async () => {
    for (const { stream, ticket, place, minutes } of await selectQueue(database)) spread(stream, { kind: 'queue', ticket, place, ...(minutes !== undefined && { minutes }) });
  });

  /** Finds what was missed, by the numbers that the streams have reached. */
  const looking = oneAtATime(async () => {
    const streams = [...followers.keys()].filter((stream) => stream !== 'all');
    if (streams.length === 0) return;
    const reached = await database.query<{ id: number; number: number }>('select id, number from streams where id = any ($1::integer[])', streams);
    for (const { id, number } of reached) spread(id, { kind: 'reached', number });
  });

  const unlisten = await database.listen(CHANNEL, {
    note: (payload) => takeNote(JSON.parse(payload) as Note),
    missed: () => {
      spread('all', { kind: 'missed' });
      looking.turn();
      placing.turn();
    },
  });
  const timer = setInterval(() => {
    [recent, before] = [new Map<number, number>(), recent];
    looking.turn();
  }, ROUND).unref();

  return {
    follow(stream, hear) {
      if (ended) hear({ kind: 'end' });
      const hearing = followers.get(stream) ?? new Set();
      followers.set(stream, hearing.add(hear));
      const number = stream === 'all' ? undefined : (recent.get(stream) ?? before.get(stream));
      if (number !== undefined) hear({ kind: 'reached', number });
      return () => {
        hearing.delete(hear);
        if (hearing.size === 0 && followers.get(stream) === hearing) followers.delete(stream);
      };
    },
    async stop() {
      ended = true;
      clearInterval(timer);
      for (const hearing of followers.values()) for (const hear of hearing) hear({ kind: 'end' });
      await unlisten();
      await Promise.all([placing.done(), looking.done(), reading.done()]);
    },
  };
}

/** Work that is done again where it was asked for meanwhile, and never twice at once. What it fails at is logged, and left to the next time. */
function oneAtATime(work: () => Promise<void>): { readonly turn: () => void; readonly done: () => Promise<void> } {
  let working: Promise<void> | undefined;
  let again = false;
  const turns = async (): Promise<void> => {
    do {
      again = false;
      await work().catch((error: unknown) => console.error(error));
    } while (again);
    working = undefined;
  };
  return {
    turn: () => {
      again = true;
      working ??= turns();
    },
    done: async () => working,
  };
}
