import { selectQueue, type Waiting } from './chat-store.js';
import type { Database, Queries } from './database.js';
import { CHANNEL } from './stream-store.js';

/** What servers tell each other. Ids alone: whoever wants more reads it from the database, where it is once it is told of. */
export type Note =
  /** Something happened to a ticket, and got this number in its person's stream. */
  | { readonly kind: 'change'; readonly stream: number; readonly number: number; readonly ticket: string }
  /** One side is typing. */
  | { readonly kind: 'typing'; readonly stream: number; readonly ticket: string; readonly by: 'visitor' | 'support' }
  /** Those who wait for a chat may stand at other places now. */
  | { readonly kind: 'moved' };

/** What somebody who follows is told. */
export type News =
  | Exclude<Note, { kind: 'moved' }>
  | { readonly kind: 'place'; readonly chat: Waiting }
  /** Notes may have been missed: whoever follows all streams cannot tell what. */
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

/** Tells every server a note, once the transaction is committed. */
export async function tell(queries: Queries, note: Note): Promise<void> {
  await queries.query(`select pg_notify('${CHANNEL}', $1)`, JSON.stringify(note));
}

/** Listens to what the servers of a database tell each other. One connection does for all who follow here. */
export async function openFanOut(database: Database): Promise<FanOut> {
  const followers = new Map<number | 'all', Set<(news: News) => void>>();
  let ended = false;

  const spread = (stream: number | 'all', news: News): void => followers.get(stream)?.forEach((hear) => hear(news));

  const takeNote = (note: Note): void => {
    if (note.kind === 'moved') return placing.turn();
    spread(note.stream, note);
    spread('all', note);
  };

  const placing = oneAtATime(async () => {
    for (const chat of await selectQueue(database)) spread(chat.stream, { kind: 'place', chat });
  });

  /** Finds what was missed, by the numbers that the streams have reached. */
  const looking = oneAtATime(async () => {
    const streams = [...followers.keys()].filter((stream) => stream !== 'all');
    if (streams.length === 0) return;
    const reached = await database.query<{ stream: number; number: number; ticket: string }>(
      'select stream, c.number, ticket from changes c join streams s on s.id = stream and s.number = c.number where s.id = any ($1::integer[])', streams,
    );
    for (const change of reached) spread(change.stream, { kind: 'change', ...change });
  });

  const unlisten = await database.listen(CHANNEL, {
    note: (payload) => takeNote(JSON.parse(payload) as Note),
    missed: () => {
      spread('all', { kind: 'missed' });
      looking.turn();
    },
  });
  const timer = setInterval(() => looking.turn(), ROUND).unref();

  return {
    follow(stream, hear) {
      if (ended) hear({ kind: 'end' });
      const hearing = followers.get(stream) ?? new Set();
      followers.set(stream, hearing.add(hear));
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
      await Promise.all([placing.done(), looking.done()]);
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
