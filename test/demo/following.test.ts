import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { followAll } from '../../demo/server/agent-following.js';
import { openDatabase, type Database } from '../../demo/server/database.js';
import { openStreams } from '../../demo/server/events.js';
import { openFanOut, type FanOut, type News } from '../../demo/server/fan-out.js';
import { follow, HEARTBEAT } from '../../demo/server/following.js';
import { ALLOWANCES } from '../../demo/server/pace.js';
import { addMessage } from '../../demo/server/stream-store.js';
import { insertTicket } from '../../demo/server/ticket-store.js';
import type { Happening } from '../../src/ports/live.js';
import { databaseFor } from './postgres.js';
import { newFolder, newTicket } from './serving.js';

const folder = newFolder();
let database: Database;
beforeAll(async () => {
  database = await openDatabase(folder, await databaseFor(folder));
});
afterAll(() => database.close());

/** News by hand. */
function fakeFanOut(): { readonly fanOut: FanOut; readonly say: (news: News) => void; readonly followers: () => number } {
  const hearing = new Set<(news: News) => void>();
  return {
    fanOut: {
      follow(_, hear) {
        hearing.add(hear);
        return () => hearing.delete(hear);
      },
      stop: () => Promise.resolve(),
    },
    say: (news) => hearing.forEach((hear) => hear(news)),
    followers: () => hearing.size,
  };
}

interface Watched {
  readonly database: Database;
  readonly asked: string[];
  broken: boolean;
}

/** A database that counts what it is asked, and fails while `broken`. */
function watched(): Watched {
  const asked: string[] = [];
  const query: Database['query'] = (...asking) => {
    asked.push(asking[0]);
    return watching.broken ? Promise.reject(new Error('The database is gone')) : database.query(...asking);
  };
  const watching: Watched = { asked, broken: false, database: { ...database, query } };
  return watching;
}

const signalForTest = (): AbortSignal => {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  return ending.signal;
};

let people = 0;

/** A person with a ticket, and how one writes to it. */
async function someoneWithTicket(): Promise<{ readonly owner: string; readonly write: (...texts: readonly string[]) => Promise<void> }> {
  const owner = `ada ${(people += 1)}`;
  const { id } = await database.transaction((queries) => insertTicket(queries, owner, 'Ada', newTicket(), new Date()));
  return {
    owner,
    write: (...texts) =>
      database.transaction(async (queries) => {
        for (const text of texts) await addMessage(queries, id, { from: 'support', text }, new Date());
      }),
  };
}

const wordsOf = (news: News | Happening): readonly string[] => (news.kind === 'change' ? news.ticket.messages.map(({ text }) => text) : []);

describe('a heartbeat', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  for (const [what, begin] of [
    ['a visitor', (fanOut: FanOut) => follow(database, fanOut, { owner: 'nobody yet', signal: signalForTest() })],
    ['support', (fanOut: FanOut) => followAll(fanOut, signalForTest())],
  ] as const)
    test(`goes to ${what} though much happens that they are not told of`, async () => {
      const { fanOut, say } = fakeFanOut();
      const happenings = begin(fanOut);
      expect((await happenings.next()).value?.kind).toBe('ready');
      const beat = happenings.next();
      const told = vi.fn();
      void beat.then(told);
      for (let passed = 0; passed < HEARTBEAT; passed += 1_000) {
        expect(told).not.toHaveBeenCalled();
        say({ kind: 'typing', stream: 1, ticket: 't', by: what === 'support' ? 'support' : 'visitor' });
        say({ kind: 'reached', number: 0 });
        await vi.advanceTimersByTimeAsync(1_000);
      }
      expect(await beat).toEqual({ done: false, value: undefined });
    });
});

describe('whoever follows', () => {
  test('is told what comes in turn as it came, and reads what was left out', async () => {
    const { owner, write } = await someoneWithTicket();
    const { fanOut, say } = fakeFanOut();
    const watching = watched();
    const happenings = follow(watching.database, fanOut, { owner, signal: signalForTest() });
    await happenings.next();
    watching.asked.length = 0;
    say({ kind: 'change', number: 2, ticket: { id: 'told' } as never });
    say({ kind: 'change', number: 2, ticket: { id: 'told twice' } as never });
    expect((await happenings.next()).value).toEqual({ kind: 'change', number: 2, ticket: { id: 'told' } });
    expect(watching.asked).toEqual([]);
    await write('two', 'three', 'four');
    say({ kind: 'change', number: 4, ticket: { id: 'too early' } as never });
    expect([(await happenings.next()).value, (await happenings.next()).value].map((told) => wordsOf(told!))).toEqual([['three'], ['four']]);
  });

  test('and is slow to take it has no more than so much gathered for them, and misses nothing', async () => {
    const { owner, write } = await someoneWithTicket();
    const texts = Array.from({ length: 150 }, (_, at) => `${at}`);
    const fanOut = await openFanOut(database);
    onTestFinished(() => fanOut.stop());
    const happenings = follow(database, fanOut, { owner, signal: signalForTest() });
    await happenings.next();
    await write(...texts);
    const heard: string[] = [];
    while (heard.length < texts.length) heard.push(...wordsOf((await happenings.next()).value!));
    expect(heard).toEqual(texts);
  });

  test('and is not just listening may be told that somebody types while the database is gone', async () => {
    const { owner } = await someoneWithTicket();
    const { fanOut, say } = fakeFanOut();
    const watching = watched();
    const happenings = follow(watching.database, fanOut, { owner, signal: signalForTest() });
    await happenings.next();
    watching.broken = true;
    // What is looked up for nobody yet must not fail with nobody there: that would end the process.
    say({ kind: 'typing', stream: 1, ticket: crypto.randomUUID(), by: 'support' });
    await new Promise(setImmediate);
    await expect(happenings.next()).rejects.toThrow('The database is gone');
  });
});

describe('what happens', () => {
  test('is read once, however many follow it, and told to each of them in order', async () => {
    const { owner, write } = await someoneWithTicket();
    const watching = watched();
    const fanOut = await openFanOut(watching.database);
    onTestFinished(() => fanOut.stop());
    const [{ id } = { id: 0 }] = await database.query<{ id: number }>('select id from streams where owner = $1', owner);
    const heard = [id, id, id, id, id, 'all' as const, 'all' as const].map((stream) => {
      const texts: string[] = [];
      fanOut.follow(stream, (news) => texts.push(...wordsOf(news)));
      return texts;
    });
    await write('one', 'two', 'three');
    await vi.waitFor(() => expect(heard).toEqual(heard.map(() => ['one', 'two', 'three'])));
    expect(watching.asked.filter((sql) => sql.includes('as n (ticket, number, place)')).length).toBeLessThanOrEqual(3);
  });

  test('and cannot be read is said to have happened, so that each reads it for themselves', async () => {
    const { owner, write } = await someoneWithTicket();
    const watching = watched();
    const fanOut = await openFanOut(watching.database);
    onTestFinished(() => fanOut.stop());
    const noise = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [{ id } = { id: 0 }] = await database.query<{ id: number }>('select id from streams where owner = $1', owner);
    const [one, all]: News[][] = [[], []];
    fanOut.follow(id, (news) => one!.push(news));
    fanOut.follow('all', (news) => all!.push(news));
    watching.broken = true;
    await write('one');
    await vi.waitFor(() => expect([one!.at(-1), all!.at(-1)]).toEqual([{ kind: 'reached', number: 2 }, { kind: 'missed' }]));
    noise.mockRestore();
  });

  test('between looking and listening is not missed', async () => {
    const { owner, write } = await someoneWithTicket();
    const fanOut = await openFanOut(database);
    onTestFinished(() => fanOut.stop());
    const heard: News[] = [];
    fanOut.follow('all', (news) => heard.push(news));
    const late: FanOut = {
      ...fanOut,
      follow: (stream, hear) => {
        expect(heard.flatMap(wordsOf)).toContain('meanwhile');
        return fanOut.follow(stream, hear);
      },
    };
    const waiting: Database = {
      ...database,
      query: async (...query) => {
        const rows = await database.query(...query);
        if (!heard.length) await write('meanwhile');
        await vi.waitFor(() => expect(heard.flatMap(wordsOf)).toContain('meanwhile'));
        return rows as never;
      },
    };
    const happenings = follow(waiting, late, { owner, signal: signalForTest() });
    expect((await happenings.next()).value).toEqual({ kind: 'ready', number: 1 });
    expect(wordsOf((await happenings.next()).value!)).toEqual(['meanwhile']);
  });
});

describe('a stream', () => {
  const streams = openStreams({ allowances: { ...ALLOWANCES, streams: 2, streamsFromAddress: 3 }, proxied: true, now: () => new Date() });

  /** Opens a stream of somebody; `left` says how many have been left again. */
  async function open(name: string, address = '198.51.100.1') {
    const { fanOut, followers } = fakeFanOut();
    const app = new Hono().get('/', (context) => streams(context, { name, expires: new Date(Date.now() + 60_000) }, (signal) => followAll(fanOut, signal)));
    app.onError((error) => new Response((error as Error & { answer?: { code: string } }).answer?.code ?? String(error), { status: 429 }));
    const response = await app.request('/', { headers: { 'X-Forwarded-For': address } });
    return { response, followers };
  }

  test('that is cut while nobody takes what it told ends what it followed', async () => {
    const { response, followers } = await open('ada');
    const reader = response.body!.getReader();
    await reader.read();
    expect(followers()).toBe(1);
    await reader.cancel();
    expect(followers()).toBe(0);
  });

  test('that nobody reads follows nothing', async () => {
    const { response, followers } = await open('ben');
    expect(followers()).toBe(0);
    await response.body!.cancel();
  });

  test('is one of so many for each person and each address', async () => {
    const [first, second, third] = [await open('cem'), await open('cem'), await open('cem')];
    expect([first, second, third].map(({ response: { status } }) => status)).toEqual([200, 200, 429]);
    expect((await open('dee')).response.status).toBe(200);
    expect((await open('eve')).response.status).toBe(429);
    expect((await open('eve', '198.51.100.2')).response.status).toBe(200);
    await first.response.body!.cancel();
    expect((await open('cem')).response.status).toBe(200);
  });
});
