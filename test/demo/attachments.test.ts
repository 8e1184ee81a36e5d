import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { LIMITS } from '../../src/core/attachment.js';
import { dataOf } from '../support/data.js';
import { filesOf } from './kept.js';
import { ask, newFolder, newTicket, serve, serveForTest, someone, tokenFor, type Answered } from './serving.js';

const folder = newFolder();
let server: RunningServer;
beforeAll(async () => {
  server = await serve(folder);
});
afterAll(() => server.stop());

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

interface Upload {
  readonly name?: string;
  readonly type?: string;
  readonly key?: string;
  readonly bytes?: Uint8Array | string;
  readonly at?: RunningServer;
}

/** Uploads a picture, or what else is said. */
const upload = (token: string, { name = 'shot.png', type = 'image/png', key = crypto.randomUUID(), bytes = PNG, at = server }: Upload = {}): Promise<Answered> =>
  ask(at, 'POST', `attachments?name=${encodeURIComponent(name)}`, { token, key, body: bytes, headers: { 'Content-Type': type } });

const download = (token: string, id: string, at = server): Promise<Response> => fetch(`${at.url}/help-api/attachments/${id}`, { headers: { Authorization: `Bearer ${token}` } });


describe('a file uploaded', () => {
  test('comes back byte by byte, to be saved and not to be shown', async () => {
    const token = await tokenFor(server);
    const { status, body } = await upload(token, { name: 'Bild «1».png' });
    expect([status, body.name, body.type, body.size]).toEqual([201, 'Bild «1».png', 'image/png', PNG.length]);
    const answer = await download(token, body.id!);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    expect(Object.fromEntries(['Content-Type', 'Content-Disposition', 'Content-Security-Policy', 'X-Content-Type-Options', 'Cache-Control'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'Content-Type': 'image/png',
      'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''Bild%20%C2%AB1%C2%BB.png`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
  });

  test('under one key is one attachment, however often it is sent', async () => {
    const token = await tokenFor(server);
    const before = (await filesOf(folder)).length;
    const answers = await Promise.all([1, 2, 3, 4].map(() => upload(token, { key: 'same' })));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(await filesOf(folder)).toHaveLength(before + 1);
  });

  for (const [what, other] of [['bytes', { bytes: Buffer.concat([PNG, PNG]) }], ['name', { name: 'other.png' }]] as const)
    test(`under the key of a file with another ${what} is refused`, async () => {
      const token = await tokenFor(server);
      await upload(token, { key: 'same' });
      const { status, body } = await upload(token, { key: 'same', ...other });
      expect([status, body.code]).toEqual([422, 'key-reused']);
    });

  test('is shown to nobody else, and goes with nobody else’s ticket', async () => {
    const [ada, eve] = [await tokenFor(server), await tokenFor(server)];
    const { body } = await upload(ada);
    expect((await download(eve, body.id!)).status).toBe(404);
    expect((await download('', body.id!)).status).toBe(401);
    const refused = await ask(server, 'POST', 'tickets', { token: eve, key: 'k', body: newTicket({ attachments: [body.id!] }) });
    expect([refused.status, refused.body.errors]).toEqual([422, { attachments: 'unknown' }]);
  });

  test('goes with one ticket, in the order that the ticket says', async () => {
    const token = await tokenFor(server);
    const [{ body: one }, { body: two }] = [await upload(token, { name: 'one.png' }), await upload(token, { name: 'two.png' })];
    const opened = await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket({ attachments: [two.id!, one.id!] }) });
    expect(opened.status).toBe(201);
    expect(opened.body.attachments).toEqual([two, one]);
    expect(opened.body.messages![0]!.attachments).toEqual([two, one]);
    expect((await ask(server, 'GET', `tickets/${opened.body.id!}`, { token })).body).toEqual(opened.body);
    const again = await ask(server, 'POST', 'tickets', { token, key: 'other', body: newTicket({ attachments: [one.id!] }) });
    expect([again.status, again.body.errors]).toEqual([422, { attachments: 'unknown' }]);
    expect((await download(token, one.id!)).status).toBe(200);
  });

  for (const [what, of, errors] of [
    ['twice', (id: string) => [id, id], { attachments: 'unknown' }],
    ['as no list', () => 'all' as unknown as string[], { attachments: 'unknown' }],
    ['as a number', () => [7] as unknown as string[], { attachments: 'unknown' }],
    ['eleven times', () => Array.from({ length: 11 }, () => crypto.randomUUID()), { attachments: 'too-many' }],
  ] as const)
    test(`that a ticket names ${what} is refused, and still there`, async () => {
      const token = await tokenFor(server);
      const { body } = await upload(token);
      const refused = await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket({ attachments: of(body.id!) }) });
      expect([refused.status, refused.body.errors]).toEqual([422, errors]);
      expect((await ask(server, 'GET', 'tickets', { token })).body).toEqual([]);
      expect((await download(token, body.id!)).status).toBe(200);
    });
});

describe('what is no file that is taken', () => {
  for (const [what, given, errors] of [
    ['nothing', { bytes: '' }, { file: 'empty' }],
    ['a page that calls itself a picture', { bytes: '<script>alert(1)</script>' }, { file: 'mismatch' }],
    ['a page', { name: 'x.html', type: 'text/html', bytes: '<script>alert(1)</script>' }, { file: 'type' }],
    ['a drawing that can run scripts', { name: 'x.svg', type: 'image/svg+xml', bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' }, { file: 'type' }],
    ['a picture that calls itself a text', { name: 'x.txt' }, { file: 'mismatch' }],
    ['a picture by its name, sound by its bytes', { name: 'x.mp4', type: 'video/mp4', bytes: Buffer.from('00000020667479704d344120000000004d344120', 'hex') }, { file: 'mismatch' }],
    ['a form', { type: 'multipart/form-data; boundary=x' }, { file: 'mismatch' }],
  ] as const)
    test(`${what} is refused, and does not stay`, async () => {
      const before = (await filesOf(folder)).length;
      const { status, body } = await upload(await tokenFor(server), given);
      expect([status, body.code, body.errors]).toEqual([422, 'invalid', errors]);
      expect(await filesOf(folder)).toHaveLength(before);
    });

  const files = (dataOf('input/files.json') ?? []) as readonly { readonly name: string; readonly attack: string; readonly base64?: string; readonly declaredType: string; readonly expect: string }[];
  for (const { name, attack, base64, declaredType, expect: expected } of files.filter((file) => file.base64 !== undefined))
    test(`${attack} (${JSON.stringify(name)}): ${expected}`, async () => {
      const token = await tokenFor(server);
      const { status, body } = await upload(token, { name, type: declaredType, bytes: Buffer.from(base64!, 'base64') });
      expect(status).toBe(/^refused/.test(expected) ? 422 : /refused/.test(expected) ? status : 201);
      if (status !== 201) return;
      expect(body.name).not.toMatch(/^$|^\.|[/\\\0]/);
      expect(await filesOf(folder)).toContain(body.id);
      expect((await download(token, body.id!)).headers.get('Content-Disposition')).toMatch(/^attachment; filename="file"; filename\*=UTF-8''[\w.%!~-]+$/);
    });
});

describe('how much is taken', () => {
  test('is said beforehand', async () => expect((await ask(server, 'GET', 'attachments/limits')).body).toEqual(LIMITS));

  test('a file of the largest size is, and one byte more is not', async () => {
    const limits = { ...LIMITS, bytes: 2_000_000 };
    const other = await serveForTest(newFolder(), { limits });
    const token = await tokenFor(other);
    const log = (size: number): Upload => ({ name: 'a.log', type: 'text/plain', bytes: 'x'.repeat(size), at: other });
    expect((await upload(token, log(limits.bytes))).status).toBe(201);
    const { status, body } = await upload(token, log(limits.bytes + 1));
    expect([status, body.code]).toEqual([413, 'too-large']);
  });

  test('25 MB, and nobody else waits meanwhile', async () => {
    const token = await tokenFor(server);
    const { status, body } = await upload(token, { name: 'a.log', type: 'text/plain', bytes: 'x'.repeat(LIMITS.bytes) });
    expect([status, body.size]).toEqual([201, LIMITS.bytes]);
  });

  test('a ticket may not be as large as a file', async () => {
    const body = newTicket({ description: 'x'.repeat(1_000_001) });
    expect((await ask(server, 'POST', 'tickets', { token: await tokenFor(server), key: 'k', body })).status).toBe(413);
  });
});

describe('a file that goes with no ticket', () => {
  test('is gone after a day, from the disk too; one that goes with a ticket stays', async () => {
    const data = newFolder();
    let now = new Date();
    const before = await serve(data, { now: () => now });
    const person = someone();
    const token = await tokenFor(before, person);
    const [{ body: kept }, { body: waiting }] = [await upload(token, { at: before }), await upload(token, { at: before })];
    await ask(before, 'POST', 'tickets', { token, key: 'k', body: newTicket({ attachments: [kept.id!] }) });
    now = new Date(now.getTime() + 24 * 3_600_000);
    const later = await tokenFor(before, person);
    expect([(await download(later, kept.id!, before)).status, (await download(later, waiting.id!, before)).status]).toEqual([200, 404]);
    const late = await ask(before, 'POST', 'tickets', { token: later, key: 'late', body: newTicket({ attachments: [waiting.id!] }) });
    expect(late.body.errors).toEqual({ attachments: 'unknown' });
    await before.stop();

    now = new Date(now.getTime() + 3_600_000);
    const after = await serve(data, { now: () => now });
    await after.stop();
    expect(await filesOf(data)).toEqual([kept.id]);
  });

  test('may be one of many, but not of too many', async () => {
    const other = await serveForTest(newFolder(), { allowances: { filesWaiting: 2 } });
    const token = await tokenFor(other);
    const [one, , third] = [await upload(token, { at: other }), await upload(token, { at: other }), await upload(token, { at: other })];
    expect([third.status, third.body.code]).toEqual([429, 'busy']);
    expect(Number(third.headers.get('Retry-After'))).toBeGreaterThan(23 * 3600);
    await ask(other, 'POST', 'tickets', { token, key: 'k', body: newTicket({ attachments: [one.body.id!] }) });
    expect((await upload(token, { at: other })).status).toBe(201);
  });
});
