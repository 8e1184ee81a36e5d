import fc from 'fast-check';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetChanges, MOST_CHANGES } from '../../demo/server/changes.js';
import { openDatabase, type Database } from '../../demo/server/database.js';
import type { RunningServer } from '../../demo/server/start.js';
import { addMessage, changeTicket } from '../../demo/server/stream-store.js';
import type { Change } from '../../src/core/change.js';
import type { Happening } from '../../src/ports/live.js';
import { hear } from './hearing.js';
import { databaseFor } from './postgres.js';
import { ask, newFolder, newTicket, serve, serveForTest, tokenFor } from './serving.js';
import { secretOf } from './kept.js';

const folder = newFolder();
let server: RunningServer;
beforeAll(async () => {
  server = await serve(folder);
});
afterAll(() => server.stop());

/** Somebody with a ticket, on the server that runs at the moment unless another is named. */
async function writer(running = () => server) {
  const token = await tokenFor(running());
  const { body } = await ask(running(), 'POST', 'tickets', { token, key: 'ticket', body: newTicket() });
  const id = body.id!;
  const write = (text: string) => ask(running(), 'POST', `tickets/${id}/messages`, { token, key: text, body: { reference: text, text } });
  return { token, id, write };
}

const changesIn = (heard: readonly (Happening | 'alive')[]): readonly Change[] => heard.flatMap((one) => (one !== 'alive' && one.kind === 'change' ? [one] : []));
const textsIn = (heard: readonly (Happening | 'alive')[]): readonly string[] => changesIn(heard).flatMap(({ ticket }) => ticket.messages.map(({ text }) => text));

describe('what happens is heard while it happens', () => {
  test('first that one hears from now on, then each thing with its number, and the ticket as it stands', async () => {
    const { token, id, write } = await writer();
    const hearing = await hear(server, token);
    expect(await hearing.until('ready')).toEqual({ kind: 'ready', number: 1 });
    await write('one');
    const { number, ticket } = await hearing.until('change');
    expect([number, ticket.id, ticket.version, ticket.messages.map(({ text }) => text)]).toEqual([2, id, 2, ['one']]);
    await ask(server, 'PATCH', `tickets/${id}`, { token, key: 'close', body: { state: 'closed' } });
    const closed = await hearing.until('change', (change) => change.number === 3);
    expect(closed.ticket).toMatchObject({ state: 'closed', messages: [{ from: 'system', code: 'closed' }] });
    hearing.cut();
  });

  test('a new ticket too, and all of it in every window of its owner', async () => {
    const token = await tokenFor(server);
    const windows = await Promise.all([hear(server, token), hear(server, token)]);
    await Promise.all(windows.map((window) => window.until('ready')));
    const { body } = await ask(server, 'POST', 'tickets', { token, key: 'ticket', body: newTicket() });
    for (const window of windows) {
      expect((await window.until('change')).ticket).toEqual(body);
      window.cut();
    }
  });

  test('by its owner alone', async () => {
    const [ada, eve] = [await writer(), await writer()];
    const hearing = await hear(server, eve.token);
    await ada.write('for nobody else');
    await eve.write('my own');
    await hearing.until('change');
    expect(textsIn(hearing.heard)).toEqual(['my own']);
    hearing.cut();
  });

  test('as a stream that no cache keeps and no proxy gathers', async () => {
    const hearing = await hear(server, await tokenFor(server));
    expect(hearing.headers.get('Content-Type')).toBe('text/event-stream');
    expect(hearing.headers.get('Cache-Control')).toBe('no-store');
    expect(hearing.headers.get('X-Accel-Buffering')).toBe('no');
    hearing.cut();
  });

  test('pages of other origins may resume and change', async () => {
    const { headers } = await ask(server, 'OPTIONS', 'stream', { headers: { Origin: 'https://example.com', 'Access-Control-Request-Method': 'PATCH' } });
    expect(headers.get('Access-Control-Allow-Methods')).toContain('PATCH');
    expect(headers.get('Access-Control-Allow-Headers')).toContain('Last-Event-ID');
  });

  test('nobody hears anything without a token, or from a number that is none', async () => {
    expect((await hear(server, 'none')).status).toBe(401);
    const { status, body } = await ask(server, 'GET', 'stream?since=now', { token: await tokenFor(server) });
    expect([status, body.errors]).toEqual([422, { since: 'number' }]);
  });
});

describe('whoever comes back', () => {
  test('is told exactly the rest, wherever they were cut', async () => {
    const { token, write } = await writer();
    const texts = Array.from({ length: 12 }, (_, at) => `${at}`);
    for (const text of texts) await write(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 13 }), async (since) => {
        const hearing = await hear(server, token, { since });
        await hearing.until('ready', ({ number }) => number === since);
        if (since < 13) await hearing.until('change', ({ number }) => number === 13);
        expect(textsIn(hearing.heard)).toEqual(texts.slice(since - 1));
        expect(changesIn(hearing.heard).map(({ number }) => number)).toEqual(texts.slice(since - 1).map((_, at) => since + 1 + at));
        hearing.cut();
      }),
      { numRuns: 20 },
    );
  });

  test('is told a message that came and was read meanwhile, as it is now', async () => {
    const { token, id } = await writer();
    await onDatabase(async (database) => {
      await database.transaction((queries) => addMessage(queries, id, { from: 'support', text: 'Try again' }, new Date()));
    });
    await ask(server, 'PATCH', `tickets/${id}`, { token, key: 'read', body: { read: 2 } });
    const hearing = await hear(server, token, { since: 2 });
    const { ticket } = await hearing.until('change');
    expect(ticket).toMatchObject({ unread: 0, messages: [{ text: 'Try again', number: 2 }] });
    expect(ticket.messages[0]!.read).toBeDefined();
    hearing.cut();
  });

  test('hears of a gap where too much has happened, or the number is one that never was; then goes on from there', async () => {
    const { token, id, write } = await writer();
    await onDatabase(async (database) => {
      for (let at = 0; at < MOST_CHANGES; at += 1) await database.transaction((queries) => changeTicket(queries, id, { starred: at % 2 === 0 }, new Date()));
    });
    const newest = MOST_CHANGES + 1;
    for (const [since, kind] of [[1, 'ready'], [0, 'gap'], [newest + 1, 'gap'], [999_999_999_999, 'gap']] as const) {
      const hearing = await hear(server, token, { since });
      expect(await hearing.until(kind)).toEqual({ kind, number: kind === 'gap' ? newest : since });
      hearing.cut();
    }
    const hearing = await hear(server, token, { since: 0 });
    await hearing.until('gap');
    await write('after the gap');
    expect((await hearing.until('change')).number).toBe(newest + 1);
    expect(hearing.heard).toHaveLength(2);
    hearing.cut();
  });

  test('hears of a gap where what happened has been forgotten', async () => {
    const { token, id } = await writer();
    await onDatabase(async (database) => {
      for (let at = 0; at < MOST_CHANGES + 5; at += 1) await database.transaction((queries) => changeTicket(queries, id, { starred: at % 2 === 0 }, new Date()));
      await forgetChanges(database);
    });
    expect(await (await hear(server, token, { since: 6 })).until('ready')).toBeDefined();
    expect(await (await hear(server, token, { since: 5 })).until('gap')).toBeDefined();
  });
});

describe('who cannot be told while it happens', () => {
  const happenings = async (token: string, query = '') =>
    ((await ask(server, 'GET', `stream${query}`, { token, headers: { Accept: 'application/json' } })).body as unknown as { happenings: readonly Happening[] }).happenings;

  test('asks for all that has happened since', async () => {
    const { token, write } = await writer();
    expect(await happenings(token)).toEqual([{ kind: 'ready', number: 1 }]);
    await write('one');
    await write('two');
    const told = await happenings(token, '?since=1');
    expect(told[0]).toEqual({ kind: 'ready', number: 1 });
    expect(textsIn(told)).toEqual(['one', 'two']);
    expect(await happenings(token, '?since=3')).toEqual([{ kind: 'ready', number: 3 }]);
    expect(await happenings(token, '?since=77')).toEqual([{ kind: 'gap', number: 3 }]);
  });
});

describe('a stream ends', () => {
  test('when the token does', async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: 'short', aud: 'ask-help', iat: now - 100, exp: now + 2 };
    const hearing = await hear(server, await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(await secretOf(folder)));
    await hearing.until('ready');
    await hearing.ended;
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(now + 2);
  });

  test('when the server is told to stop, which does not wait for it', async () => {
    const other = await serveForTest(newFolder());
    const { token } = await writer(() => other);
    const hearings = await Promise.all(Array.from({ length: 20 }, () => hear(other, token)));
    await Promise.all(hearings.map((hearing) => hearing.until('ready')));
    const before = performance.now();
    await other.stop();
    expect(performance.now() - before).toBeLessThan(3_000);
    await Promise.all(hearings.map(({ ended }) => ended));
  });
});

test('nobody is told that they type themselves', async () => {
  const { token, id, write } = await writer();
  const hearing = await hear(server, token);
  await hearing.until('ready');
  expect((await ask(server, 'POST', 'typing', { token, body: { ticket: id } })).status).toBe(204);
  await write('done');
  await hearing.until('change');
  expect(hearing.heard.map((one) => one !== 'alive' && one.kind)).toEqual(['ready', 'change']);
  hearing.cut();
});

/** Works on the server's own database where that is a PostgreSQL, and else on the server's, stopped meanwhile. */
async function onDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const address = await databaseFor(folder);
  if (!address) await server.stop();
  const database = await openDatabase(`${folder}/database`, address);
  await work(database).finally(() => database.close());
  if (!address) server = await serve(folder);
}
