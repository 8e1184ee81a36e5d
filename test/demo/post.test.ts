import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunningServer, ServerOptions } from '../../demo/server/start.js';
import { startMailServer, type MailFault, type MailServer } from '../support/mail-server.js';
import { ask, newFolder, newTicket, serve, tokenFor } from './serving.js';

const folder = newFolder();
const SUPPORT = 'support@example.com';
let now = new Date();
let mails: MailServer;
let server: RunningServer;

const start = (url: string): Promise<RunningServer> => serve(folder, { now: () => now, mail: { server: url, to: SUPPORT } } satisfies Partial<ServerOptions>);

beforeAll(async () => {
  mails = await startMailServer();
  server = await start(mails.url);
});
afterAll(async () => {
  await server.stop();
  await mails[Symbol.asyncDispose]();
});

// A mail that was not taken is told of in the log.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

/** Opens a ticket, and answers the Message-ID that its mail has. */
async function open(more: Parameters<typeof newTicket>[0] = {}): Promise<string> {
  const { status, body } = await ask(server, 'POST', 'tickets', { token: await tokenFor(server), key: crypto.randomUUID(), body: newTicket(more) });
  expect(status).toBe(201);
  return `<ticket-${body.id!}@example.com>`;
}

const idsOf = ({ received }: MailServer): readonly (string | undefined)[] => received.map(({ mail }) => mail.messageId);
const hours = (count: number): void => void (now = new Date(now.getTime() + count * 3_600_000));

test('a ticket goes to the support team, once, with its files', async () => {
  const before = mails.received.length;
  const token = await tokenFor(server);
  const { body: file } = await ask(server, 'POST', 'attachments?name=a.log', { token, key: 'file', body: 'import stalls', headers: { 'Content-Type': 'text/plain' } });
  const sent = { token, key: 'one', body: newTicket({ summary: 'Import stalls', attachments: [file.id!] }) };
  const { body } = await ask(server, 'POST', 'tickets', sent);
  await ask(server, 'POST', 'tickets', sent);
  await mails.taken(before + 1);
  const [{ recipients, mail }] = mails.received.slice(before) as [MailServer['received'][number]];
  expect(recipients).toEqual([SUPPORT]);
  expect(mail).toMatchObject({ subject: `[#${body.number!}] Import stalls`, messageId: `<ticket-${body.id!}@example.com>`, attachments: [{ filename: 'a.log', mimeType: 'text/plain' }] });
  expect(new TextDecoder().decode(mail.attachments[0]!.content as ArrayBuffer)).toBe('import stalls');
  await open();
  await mails.taken(before + 2);
  expect(new Set(idsOf(mails)).size).toBe(mails.received.length);
});

test('a ticket that was refused sends no mail', async () => {
  const before = mails.received.length;
  const token = await tokenFor(server);
  expect((await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket({ attachments: [crypto.randomUUID()] }) })).status).toBe(422);
  const id = await open();
  await mails.taken(before + 1);
  expect(idsOf(mails).slice(before)).toEqual([id]);
});

describe('a mail is sent again, later, where the mail server', () => {
  let failures = 0;
  for (const [what, fault, copies] of [
    ['hangs up at the greeting', 'at the greeting', 1],
    ['hangs up in the middle of it', 'in the mail', 1],
    ['is not there for us now', 421, 1],
    ['cannot take it now', 451, 1],
    ['says that it never will', 550, 1],
    ['takes it and hangs up before it says so, under the same Message-ID', 'when taken', 2],
  ] as const satisfies readonly (readonly [string, MailFault, number])[])
    test(what, async () => {
      const before = mails.received.length;
      mails.next(fault);
      const late = await open();
      await mails.failed((failures += 1));
      // While it waits others are sent.
      const other = await open();
      await mails.taken(before + copies);
      expect(idsOf(mails).slice(before)).toContain(other);
      hours(1);
      const third = await open();
      await mails.taken(before + copies + 2);
      const ids = idsOf(mails).slice(before);
      expect(ids.filter((id) => id === late)).toHaveLength(copies);
      expect(new Set(ids)).toEqual(new Set([late, other, third]));
    });
});

test('what waits while the mail server is away, or we are, is sent after a restart', async () => {
  await server.stop();
  server = await start('smtp://127.0.0.1:1');
  const ids = [await open(), await open(), await open()];
  await server.stop();
  const before = mails.received.length;
  hours(1);
  server = await start(mails.url);
  await mails.taken(before + 3);
  expect(new Set(idsOf(mails).slice(before))).toEqual(new Set(ids));
});
