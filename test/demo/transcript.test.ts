import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { newAgent, newVisitor, type Visitor } from './people.js';
import { newFolder, serve, serveForTest } from './serving.js';

let mails: MailServer;
let server: RunningServer;
const here = (): RunningServer => server;
const bo = newAgent(here, 'Bo');

beforeAll(async () => {
  mails = await startMailServer();
  server = await serve(newFolder(), { mail: { server: mails.url, to: 'support@example.com' } });
});
afterAll(async () => {
  await server.stop();
  await mails[Symbol.asyncDispose]();
});

/** The copies that went to an address. */
const copiesTo = (address: string): readonly MailServer['received'][number][] => mails.received.filter(({ recipients }) => recipients.includes(address));

test('a copy of all that was said goes to the address that one names, once for its key, and the ticket says so', async () => {
  const before = mails.received.length;
  const ada = newVisitor(here, 'Ada');
  const { id, number } = await ada.chat({ summary: 'No numbers', description: 'My report is empty\nsince nine' });
  await bo.stands(id, 'active');
  await bo.says(id, 'Let me look');
  const order = { email: 'copy@example.com' };
  expect([(await ada.post(`tickets/${id}/transcript`, order, 'k')).status, (await ada.post(`tickets/${id}/transcript`, order, 'k')).status]).toEqual([204, 204]);
  // The ticket's own mail to the team, and the copy.
  await mails.taken(before + 2);
  const [{ mail, recipients }] = copiesTo('copy@example.com') as [MailServer['received'][number]];
  expect(recipients).toEqual(['copy@example.com']);
  expect(mail.subject).toBe(`[#${number}] No numbers`);
  expect(mail.text).toMatch(/^Ada, \d{4}-\d\d-\d\d \d\d:\d\d UTC\n {2}My report is empty\n {2}since nine\n[^]*Bo, .*\n {2}Let me look\n/);
  expect((await ada.reads(id)).messages.at(-1)!.code).toBe('transcript-sent');
  expect(copiesTo('copy@example.com')).toHaveLength(1);
});

test('nobody’s chat goes to whoever does not own it, and none to what is no address', async () => {
  const { id } = await newVisitor(here, 'Ada').chat();
  expect((await newVisitor(here, 'Eve').post(`tickets/${id}/transcript`, { email: 'eve@example.com' })).status).toBe(404);
  const ada = newVisitor(here, 'Ada');
  const own = await ada.chat();
  for (const email of ['ada@', 'a@b.example, c@d.example', 'a@b.example\nBcc: c@d.example', 7, undefined])
    expect((await ada.post(`tickets/${own.id}/transcript`, { email })).status, String(email)).toBe(422);
});

test('no more than five copies a day', async () => {
  const ada = newVisitor(here, 'Ada');
  const { id } = await ada.chat();
  const answers = [];
  for (let count = 0; count < 6; count += 1) answers.push((await ada.post(`tickets/${id}/transcript`, { email: 'many@example.com' })).status);
  expect(answers).toEqual([204, 204, 204, 204, 204, 429]);
});

test('no more than so many copies of one person’s tickets an hour', async () => {
  const sparing = await serveForTest(newFolder(), { mail: { server: mails.url, to: 'support@example.com' }, allowances: { transcriptsPerHour: 3 } });
  const [ada, ben] = [newVisitor(() => sparing, 'Ada'), newVisitor(() => sparing, 'Ben')];
  const order = async (visitor: Visitor): Promise<number> => (await visitor.post(`tickets/${(await visitor.chat()).id}/transcript`, { email: 'many@example.com' })).status;
  expect([await order(ada), await order(ada), await order(ada), await order(ada), await order(ben)]).toEqual([204, 204, 204, 429, 204]);
});

test('an address that takes nothing is let be, and holds nobody else up', async () => {
  await using quiet = await startMailServer();
  const another = await serveForTest(newFolder(), { mail: { server: quiet.url, to: 'support@example.com' } });
  const ada = newVisitor(() => another, 'Ada');
  const { id } = await ada.chat();
  await quiet.taken(1);
  quiet.next(550);
  await ada.post(`tickets/${id}/transcript`, { email: 'full@example.com' });
  await quiet.failed(1);
  await ada.post(`tickets/${id}/transcript`, { email: 'next@example.com' });
  await quiet.taken(2);
  expect(quiet.received.map(({ recipients }) => recipients)).toEqual([['support@example.com'], ['next@example.com']]);
});

test('a server without e-mail says that it has none', async () => {
  const without = await serveForTest(newFolder());
  const ada = newVisitor(() => without, 'Ada');
  const { id } = await ada.chat();
  const refused = await ada.post(`tickets/${id}/transcript`, { email: 'ada@example.com' });
  expect([refused.status, refused.body.code]).toEqual([404, 'mail']);
});
