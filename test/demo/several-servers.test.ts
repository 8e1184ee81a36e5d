import { describe, expect, test, vi } from 'vitest';
import { changesAfter } from '../../demo/server/changes.js';
import { openDatabase, type Queries } from '../../demo/server/database.js';
import { addMessage } from '../../demo/server/stream-store.js';
import { hear } from './hearing.js';
import { newAgent, newVisitor } from './people.js';
import { databaseFor } from './postgres.js';
import { ask, newFolder, newTicket, serveForTest, someone, tokenFor } from './serving.js';

// PGlite has one connection: what is told here can only happen on a PostgreSQL.
describe.runIf(process.env['ASK_POSTGRES'])('two servers on one PostgreSQL', () => {
  async function two() {
    const folder = newFolder();
    const database = (await databaseFor(folder))!;
    return Promise.all([serveForTest(folder, { database }), serveForTest(newFolder(), { database })]);
  }

  test('are one: a token of either is good for both, and what is written to one is heard from the other', async () => {
    const [one, other] = await two();
    const token = await tokenFor(one);
    const { body: ticket } = await ask(one, 'POST', 'tickets', { token, key: 'ticket', body: newTicket() });
    const hearing = await hear(other, token);
    await hearing.until('ready');
    await ask(one, 'POST', `tickets/${ticket.id!}/messages`, { token, key: 'm', body: { reference: 'm', text: 'hello' } });
    expect((await hearing.until('change')).ticket.messages).toMatchObject([{ text: 'hello' }]);
    hearing.cut();
  });

  test('take one write once, though both are sent it at once', async () => {
    const [one, other] = await two();
    const token = await tokenFor(one);
    const sent = { token, key: 'ticket', body: newTicket() };
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => ask(at % 2 ? one : other, 'POST', 'tickets', sent)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await ask(other, 'GET', 'tickets', { token })).body).toHaveLength(1);
  });

  test('hand out each other’s files', async () => {
    const [one, other] = await two();
    const token = await tokenFor(one);
    const bytes = new Uint8Array(600_000).fill(97);
    const { body: file } = await ask(one, 'POST', 'attachments?name=a.txt', { token, key: 'file', body: bytes, headers: { 'Content-Type': 'text/plain' } });
    const response = await fetch(`${other.url}/help-api/attachments/${file.id!}`, { headers: { Authorization: `Bearer ${token}` } });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('count together how often somebody asks', async () => {
    const folder = newFolder();
    const database = (await databaseFor(folder))!;
    const now = new Date();
    const options = { database, now: () => now, allowances: { requestsPerMinute: 10 } };
    const servers = [await serveForTest(folder, options), await serveForTest(newFolder(), options)];
    const token = await tokenFor(servers[0]!);
    const statuses: number[] = [];
    for (let asked = 0; asked < 11; asked += 1) statuses.push((await ask(servers[asked % 2]!, 'GET', 'tickets', { token })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  });
});

describe.runIf(process.env['ASK_POSTGRES'])('a server whose line to PostgreSQL breaks', () => {
  test('goes on, and tells what was said meanwhile', async () => {
    const folder = newFolder();
    const server = await serveForTest(folder);
    const database = await openDatabase(folder, await databaseFor(folder));
    const token = await tokenFor(server);
    const { body: ticket } = await ask(server, 'POST', 'tickets', { token, key: 'ticket', body: newTicket() });
    const hearing = await hear(server, token);
    await hearing.until('ready');
    const noise = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'");
    for (const text of ['one', 'two']) await database.transaction((queries) => addMessage(queries, ticket.id!, { from: 'support', text }, new Date()));
    await hearing.until('change', (change) => change.ticket.messages.some(({ text }) => text === 'two'));
    expect(hearing.heard.flatMap((one) => (one !== 'alive' && one.kind === 'change' ? one.ticket.messages.map(({ text }) => text) : []))).toEqual(['one', 'two']);
    noise.mockRestore();
    hearing.cut();
    await database.close();
  });

  test('tells whoever waits their place, though it was told while nobody listened', async () => {
    const folder = newFolder();
    const server = await serveForTest(folder);
    const database = await openDatabase(folder, await databaseFor(folder));
    const [ada, agent] = [newVisitor(() => server, 'Ada'), newAgent(() => server, 'Bo')];
    const { id: first } = await ada.chat();
    const token = await tokenFor(server, someone({ plan: 'professional' }));
    const { body: second } = await ask(server, 'POST', 'tickets', { token, key: 'chat', body: newTicket({ channel: 'chat' }) });
    const hearing = await hear(server, token);
    await hearing.until('ready');
    const noise = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'");
    await agent.stands(first, 'active');
    expect(await hearing.until('queue')).toMatchObject({ ticket: second.id, place: 1 });
    noise.mockRestore();
    hearing.cut();
    await database.close();
  });

  test('is given up in the middle of a transaction before long, so that what it holds is free', async () => {
    const database = await openDatabase('', await databaseFor(newFolder()));
    expect(await database.query('show idle_in_transaction_session_timeout')).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
    await database.close();
  });

  test('in the middle of some work goes on with the next', async () => {
    const folder = newFolder();
    const database = await openDatabase(folder, await databaseFor(folder));
    const backend = (queries: Queries): Promise<readonly { pid: number }[]> => queries.query<{ pid: number }>('select pg_backend_pid() as pid');
    const broken = database.transaction(async (queries) => {
      const [{ pid } = { pid: 0 }] = await backend(queries);
      await database.query('select pg_terminate_backend($1)', pid);
      await waitUntil(async () => (await database.query('select 1 from pg_stat_activity where pid = $1', pid)).length === 0);
      await backend(queries);
    });
    await expect(broken).rejects.toThrow();
    await expect(database.transaction(backend)).resolves.toHaveLength(1);
    await database.close();
  });
});

describe.runIf(process.env['ASK_POSTGRES'])('two who write to one person at once', () => {
  test('get numbers in the order in which they are done, so that whoever resumes misses neither', async () => {
    const folder = newFolder();
    const server = await serveForTest(folder);
    const database = await openDatabase(folder, await databaseFor(folder));
    const claims = someone();
    const token = await tokenFor(server, claims);
    const { body: ticket } = await ask(server, 'POST', 'tickets', { token, key: 'ticket', body: newTicket() });
    const owner = claims.person!.id!;
    const write = (text: string, done: Promise<void>) =>
      database.transaction(async (queries) => {
        const message = await addMessage(queries, ticket.id!, { from: 'support', text }, new Date());
        await done;
        return message;
      });

    let finish = (): void => undefined;
    const slow = write('slow', new Promise((resolve) => (finish = resolve)));
    // The quick one comes second, and would be through first, were it not for the number that it has to wait for.
    const quick = write('quick', Promise.resolve());
    await waitUntil(async () => (await database.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%update streams%'")).length > 0);
    expect((await changesAfter(database, owner, 1)).changes).toEqual([]);
    finish();
    expect([(await slow)!.number, (await quick)!.number]).toEqual([2, 3]);
    const { changes } = await changesAfter(database, owner, 1);
    expect(changes!.flatMap((change) => change.ticket.messages.map(({ text }) => text))).toEqual(['slow', 'quick']);
    await database.close();
  });
});

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
