import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { newAgent, newVisitor, type Visitor } from './people.js';
import { newFolder, serve, serveForTest } from './serving.js';

let now = new Date('2026-11-23T10:00:00Z');
let server: RunningServer;
const here = (): RunningServer => server;
const bo = newAgent(here, 'Bo');
const cleo = newAgent(here, 'Cleo');

/** The team is there from eight to four, UTC. */
const house = { hours: { chat: { weekly: { 'mon-fri': ['08:00-16:00'] } } } };

beforeAll(async () => {
  server = await serve(newFolder(), { house, now: () => now });
});
afterAll(() => server.stop());
// Each test has a Monday of its own: no clock goes back.
let monday = Date.UTC(2026, 10, 23);
beforeEach(() => {
  monday += 7 * 24 * 3_600_000;
  at('10:00');
});

/** It is that time, in UTC. */
function at(time: string): void {
  now = new Date(`${new Date(monday).toISOString().slice(0, 10)}T${time}:00Z`);
}

/** Time passes, and what is due is done. */
async function pass(minutes: number): Promise<void> {
  now = new Date(now.getTime() + minutes * 60_000);
  await server.sweep();
}

/** What the system has said in a ticket, as codes. */
const codes = async (visitor: Visitor, ticket: string): Promise<readonly (string | undefined)[]> =>
  (await visitor.reads(ticket)).messages.filter(({ from }) => from === 'system').map(({ code }) => code);

describe('the queue', () => {
  test('has a place for each who waits, in the order in which they came; who is taken over leaves it', async () => {
    const alone = await serveForTest(newFolder(), { now: () => now });
    const visitors = ['Ada', 'Ben', 'Cem'].map((name) => newVisitor(() => alone, name));
    const agent = newAgent(() => alone, 'Bo');
    const ids: string[] = [];
    for (const visitor of visitors) {
      const { id, queue, standing } = await visitor.chat();
      ids.push(id);
      expect([standing, queue]).toEqual(['waiting', { place: ids.length }]);
      now = new Date(now.getTime() + 1000);
    }
    now = new Date(now.getTime() + 90_000);
    expect((await agent.stands(ids[0]!, 'active')).body).toMatchObject({ standing: 'active', agent: 'Bo' });
    // Ada has waited a minute and a half: from now on that is what it usually takes.
    expect(await Promise.all(visitors.map(async (visitor, at) => (await visitor.reads(ids[at]!)).queue))).toEqual([undefined, { place: 1, minutes: 2 }, { place: 2, minutes: 2 }]);
    expect((await agent.get('tickets?queue=chats')).body).toHaveLength(3);
  });

  test('whoever is put back into it stands at its end', async () => {
    const ada = newVisitor(here, 'Ada');
    const ben = newVisitor(here, 'Ben');
    const [first, second] = [await ada.chat(), await ben.chat()];
    await bo.stands(first.id, 'active');
    now = new Date(now.getTime() + 1000);
    await bo.stands(first.id, 'waiting');
    expect((await ada.reads(first.id)).queue!.place).toBeGreaterThan((await ben.reads(second.id)).queue!.place);
    expect(await codes(ada, first.id)).toEqual(['joined', 'left']);
    expect(await ada.reads(first.id)).not.toHaveProperty('agent');
    for (const { id } of [first, second]) await bo.patch(`tickets/${id}`, { state: 'closed' });
  });
});

describe('taking a chat over', () => {
  test('is for whoever comes first, however many come at once', async () => {
    const { id } = await newVisitor(here, 'Ada').chat();
    const answers = await Promise.all([bo, cleo, bo, cleo].map((agent) => agent.stands(id, 'active')));
    const agents = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.agent));
    expect(agents.size).toBe(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'taken')).toHaveLength(2);
  });

  test('is said in the chat once, with the name', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    await bo.stands(id, 'active');
    await bo.stands(id, 'active');
    expect((await ada.reads(id)).messages.filter(({ code }) => code === 'joined').map(({ name }) => name)).toEqual(['Bo']);
  });

  test('lets nobody else speak in it, leave it or close it', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    expect((await bo.says(id, 'Hello?')).body.code).toBe('not-taken');
    await bo.stands(id, 'active');
    expect((await bo.says(id, 'Hello')).status).toBe(201);
    for (const answer of [await cleo.says(id, 'Me too'), await cleo.stands(id, 'waiting'), await cleo.stands(id, 'ended'), await cleo.patch(`tickets/${id}`, { state: 'closed' })])
      expect([answer.status, answer.body.code]).toEqual([409, 'taken']);
    expect((await ada.reads(id)).messages.filter(({ from }) => from === 'support').map(({ text }) => text)).toEqual(['Hello']);
  });
});

describe('a chat that nobody takes', () => {
  test('is missed after five minutes: it is over, and a ticket that is open, with every word', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat({ description: 'Is anybody there?' });
    await ada.says(id, 'Hello?');
    await pass(4);
    expect((await ada.reads(id)).standing).toBe('waiting');
    await pass(1);
    const missed = await ada.reads(id);
    expect(missed).toMatchObject({ state: 'open', standing: 'ended' });
    expect(missed.messages.map(({ text, code }) => code ?? text)).toEqual(['Is anybody there?', 'Hello?', 'missed']);
    expect(missed).not.toHaveProperty('queue');
    // Anybody may answer it now, as any ticket.
    expect((await cleo.says(id, 'I am here now')).status).toBe(201);
  });

  test('is missed once, though many servers look', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    now = new Date(now.getTime() + 6 * 60_000);
    await Promise.all(Array.from({ length: 5 }, () => server.sweep()));
    expect(await codes(ada, id)).toEqual(['missed']);
  });

  test('goes on as soon as its visitor wants to, and waits from then on', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    await pass(5);
    const again = await ada.patch(`tickets/${id}`, { standing: 'waiting' });
    expect([again.status, again.body.standing, again.body.queue]).toEqual([200, 'waiting', expect.objectContaining({ place: expect.any(Number) as number })]);
    await pass(4);
    expect((await ada.reads(id)).standing).toBe('waiting');
    expect((await bo.stands(id, 'active')).body.standing).toBe('active');
    expect(await codes(ada, id)).toEqual(['missed', 'waiting-again', 'joined']);
  });
});

describe('a chat that goes on', () => {
  test('ends when the visitor has said nothing for ten minutes, and stays an open ticket', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    await bo.stands(id, 'active');
    await bo.says(id, 'What does it say?');
    await pass(9);
    await ada.says(id, 'Wait a moment');
    await bo.says(id, 'Sure');
    await pass(9);
    expect((await ada.reads(id)).standing).toBe('active');
    await pass(1);
    expect(await ada.reads(id)).toMatchObject({ state: 'open', standing: 'ended' });
    expect(await codes(ada, id)).toEqual(['joined', 'idle']);
  });

  test('waits for somebody else when whoever took it has said nothing for ten minutes', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    await bo.stands(id, 'active');
    await pass(10);
    expect(await codes(ada, id)).toEqual(['joined', 'left']);
    expect((await cleo.stands(id, 'active')).body).toMatchObject({ standing: 'active', agent: 'Cleo' });
  });

  test('can be left by its visitor; the ticket stays open', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    const left = await ada.patch(`tickets/${id}`, { standing: 'ended' });
    expect(left.body).toMatchObject({ state: 'open', standing: 'ended' });
    expect((await bo.stands(id, 'active')).body.code).toBe('ended');
  });

  test('is over once it is closed, and does not go on before it is opened again', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    expect((await ada.patch(`tickets/${id}`, { state: 'closed' })).body).toMatchObject({ state: 'closed', standing: 'ended' });
    expect((await ada.patch(`tickets/${id}`, { standing: 'waiting' })).body.code).toBe('closed');
    await ada.patch(`tickets/${id}`, { state: 'open' });
    expect((await ada.patch(`tickets/${id}`, { standing: 'waiting' })).body.standing).toBe('waiting');
    await ada.patch(`tickets/${id}`, { state: 'closed' });
  });
});

describe('when the team closes', () => {
  test('who waits is told, and has a ticket; who is being helped is told once, and helped to the end', async () => {
    at('15:57');
    const [ada, ben] = [newVisitor(here, 'Ada'), newVisitor(here, 'Ben')];
    const [waits, talks] = [await ada.chat(), await ben.chat()];
    await bo.stands(talks.id, 'active');
    await pass(3);
    await pass(1);
    expect(await ada.reads(waits.id)).toMatchObject({ state: 'open', standing: 'ended' });
    expect(await codes(ada, waits.id)).toEqual(['hours']);
    expect((await ben.reads(talks.id)).standing).toBe('active');
    expect(await codes(ben, talks.id)).toEqual(['joined', 'hours']);
    expect((await bo.says(talks.id, 'We finish this')).status).toBe(201);
  });

  test('nobody begins a chat, or goes on with one; a word in it is kept in the ticket', async () => {
    at('15:59');
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    await pass(2);
    const refused = await ada.patch(`tickets/${id}`, { standing: 'waiting' });
    expect([refused.status, refused.body.code]).toEqual([403, 'hours']);
    expect((await ada.says(id, 'Then tomorrow')).status).toBe(201);
    expect(await ada.reads(id)).toMatchObject({ standing: 'ended' });
    expect(await newVisitor(here, 'Ben').chat()).toMatchObject({ status: 403, code: 'hours' });
  });

  test('a team that answers another language goes by its own hours', async () => {
    const hours = { chat: { weekly: {}, languages: { ja: { weekly: { 'mon-fri': ['08:00-16:00'] } } } } };
    const tokyo = await serveForTest(newFolder(), { house: { hours }, now: () => now });
    const hana = newVisitor(() => tokyo, 'Hana');
    const { id } = await hana.chat({ language: 'ja' });
    await tokyo.sweep();
    expect((await hana.reads(id)).standing).toBe('waiting');
    expect(await hana.chat({ language: 'en' })).toMatchObject({ code: 'hours' });
  });
});

test('a chat that goes on is no more than the plan allows', async () => {
  const ada = newVisitor(here, 'Ada', { person: { id: 'downgraded' } });
  const { id } = await ada.chat();
  await pass(5);
  const poorer = newVisitor(here, 'Ada', { plan: 'free', person: { id: 'downgraded' } });
  const refused = await poorer.patch(`tickets/${id}`, { standing: 'waiting' });
  expect([refused.status, refused.body.code]).toEqual([403, 'plan']);
});

test('no ticket of another kind can wait in the queue, and nobody takes their own chat over', async () => {
  const ada = newVisitor(here, 'Ada');
  const { body: mail } = await ada.post('tickets', { ...(await ada.chat()), reference: 'mail', channel: 'email' });
  expect((await ada.patch(`tickets/${mail.id!}`, { standing: 'waiting' })).body.errors).toEqual({ standing: 'unknown' });
  const { id } = await ada.chat();
  expect((await ada.patch(`tickets/${id}`, { standing: 'active' })).body.errors).toEqual({ standing: 'unknown' });
});
