import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { ask, newFolder, newTicket, serve, someone, type Answered } from './serving.js';

const folder = newFolder();
let server: RunningServer;
let now = new Date();
beforeAll(async () => {
  const allowances = { requestsPerMinuteFromAddress: 40, requestsPerMinute: 12, ticketsPerHour: 3 };
  server = await serve(folder, { now: () => now, allowances, proxied: true });
});
afterAll(() => server.stop());

let places = 0;

/** Somebody at an address of their own, so that no test takes anything from another. */
async function somebody(): Promise<{ readonly from: Record<string, string>; readonly token: string }> {
  const from = { 'X-Forwarded-For': `198.51.100.${(places += 1)}` };
  const { body } = await ask(server, 'POST', 'dev/token', { body: someone(), headers: from });
  return { from, token: body.token! };
}

const repeat = async (times: number, work: () => Promise<Answered>): Promise<readonly number[]> => {
  const statuses: number[] = [];
  for (let done = 0; done < times; done += 1) statuses.push((await work()).status);
  return statuses;
};

const seconds = (count: number): void => void (now = new Date(now.getTime() + count * 1000));

test('an address that asks too often is told how long to wait, and heard again after that', async () => {
  const { from } = await somebody();
  const search = () => ask(server, 'GET', 'search?q=import', { headers: from });
  expect(await repeat(39, search)).toEqual(Array.from({ length: 39 }, () => 200));
  const { status, headers, body } = await search();
  expect([status, headers.get('Retry-After'), body.code]).toEqual([429, '2', 'busy']);
  expect(headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
  seconds(2);
  expect(await repeat(2, search)).toEqual([200, 429]);
});

test('an address is not mistaken for one that a stranger writes in front of it', async () => {
  const { from } = await somebody();
  const search = (at: number) => ask(server, 'GET', 'search?q=import', { headers: { 'X-Forwarded-For': `10.0.0.${at}, ${from['X-Forwarded-For']!}` } });
  let asked = 0;
  expect((await repeat(45, () => search((asked += 1)))).at(-1)).toBe(429);
});

test('a person who asks too often waits, wherever they ask from; others do not', async () => {
  const [ada, eve] = [await somebody(), await somebody()];
  const list = ({ token }: { readonly token: string }, from: Record<string, string>) => ask(server, 'GET', 'tickets', { token, headers: from });
  expect((await repeat(13, () => list(ada, ada.from))).slice(-2)).toEqual([200, 429]);
  expect((await list(ada, eve.from)).status).toBe(429);
  expect((await list(eve, ada.from)).status).toBe(200);
});

test('nobody opens more tickets than an hour has room for; one sent again is no other', async () => {
  const { token, from: headers } = await somebody();
  const first = newTicket();
  const open = (key: string, body = newTicket()) => ask(server, 'POST', 'tickets', { token, headers, key, body });
  const all = await Promise.all([open('1', first), ...['2', '3', '4'].map((key) => open(key))]);
  expect(all.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429]);
  seconds(600);
  const refused = await open('5');
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3000']);
  expect(await repeat(1, () => open('6'))).toEqual([429]);
  seconds(3000);
  const { body } = await ask(server, 'POST', 'dev/token', { body: someone(), headers });
  expect((await ask(server, 'POST', 'tickets', { token: body.token!, headers, key: 'later', body: newTicket() })).status).toBe(201);
});
