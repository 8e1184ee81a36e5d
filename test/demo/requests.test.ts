import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { hear } from './hearing.js';
import { ask, newFolder, newTicket, serve, serveForTest, tokenFor } from './serving.js';

const folder = newFolder();
let server: RunningServer;
let token: string;
beforeAll(async () => {
  server = await serve(folder);
  token = await tokenFor(server);
});
afterAll(() => server.stop());

for (const [what, body] of [
  ['half a document', '{"summary":'],
  ['nothing', ''],
  ['a list', '[]'],
  ['null', 'null'],
] as const)
  test(`${what} for a body is malformed`, async () => {
    const answered = await ask(server, 'POST', 'tickets', { token, key: 'k', body });
    expect([answered.status, answered.body.code]).toEqual([400, 'malformed']);
  });

test('a body of another type is not read', async () => {
  const answered = await ask(server, 'POST', 'tickets', { token, key: 'k', body: '{}', headers: { 'Content-Type': 'text/plain' } });
  expect([answered.status, answered.body.code]).toEqual([415, 'content-type']);
});

test('more than a megabyte is too large', async () => {
  const answered = await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket({ description: 'x'.repeat(1_000_001) }) });
  expect([answered.status, answered.body.code]).toEqual([413, 'too-large']);
});

test('more than a megabyte is too large though its length is not told', async () => {
  expect(await statusOfChunks(server, token, 20, 'x'.repeat(100_000))).toBe(413);
});

for (const [method, path] of [['GET', 'nowhere'], ['GET', ''], ['DELETE', 'tickets'], ['GET', 'tickets/1/..%2f'], ['GET', 'articles/']] as const)
  test(`${method} /help-api/${path} is a problem, not a page`, async () => {
    const answered = await ask(server, method, path, { token });
    expect([answered.status, answered.body.code]).toEqual([404, 'missing']);
    expect(answered.headers.get('Content-Type')).toBe('application/problem+json');
  });

test('a page of another origin may ask, and may send what the contract wants', async () => {
  const asked = { Origin: 'https://example.com', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key' };
  const { status, headers } = await ask(server, 'OPTIONS', 'tickets', { headers: asked });
  expect(status).toBe(204);
  expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toBe('authorization,content-type,idempotency-key,last-event-id');
  expect(headers.get('Access-Control-Allow-Methods')).toBe('GET,POST,PATCH');
  expect((await ask(server, 'GET', 'tickets', { headers: { Origin: 'https://example.com' } })).headers.get('Access-Control-Allow-Origin')).toBe('*');
});

test('no answer can be run or framed as a page', async () => {
  const { headers } = await ask(server, 'GET', 'health');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
});

test('whoever asks for a head alone leaves nothing behind: no stream that goes on, and no file that stays open', async () => {
  const sparing = await serveForTest(newFolder(), { allowances: { streams: 1 } });
  const own = await tokenFor(sparing);
  const headers = { Accept: 'text/event-stream' };
  for (let asked = 0; asked < 3; asked += 1) {
    const head = await ask(sparing, 'HEAD', 'stream', { token: own, headers });
    expect([head.status, head.headers.get('Content-Type')]).toEqual([200, 'text/event-stream']);
  }
  const { body: file } = await ask(sparing, 'POST', 'attachments?name=a.txt', { token: own, key: 'file', body: 'a', headers: { 'Content-Type': 'text/plain' } });
  const head = await ask(sparing, 'HEAD', `attachments/${file.id!}`, { token: own });
  expect([head.status, head.headers.get('Content-Length')]).toEqual([200, '1']);
  const hearing = await hear(sparing, own);
  expect(hearing.status).toBe(200);
  hearing.cut();
});

/** Sends a body bit by bit, as a client does that does not know its length. */
function statusOfChunks({ port }: RunningServer, token: string, count: number, chunk: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'k' };
    const sending = request({ port, host: '127.0.0.1', method: 'POST', path: '/help-api/tickets', headers }, (response) => {
      resolve(response.statusCode);
      sending.destroy();
    });
    sending.on('error', () => undefined); // The server need not hear it out.
    for (let sent = 0; sent < count; sent += 1) sending.write(chunk);
    sending.end();
  });
}
