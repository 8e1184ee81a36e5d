import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import type { Slot, Ticket } from '../../src/core/ticket.js';
import { ask, newFolder, newTicket, serve, serveForTest, someone, tokenFor, type Answered } from './serving.js';

/** A Monday on which those who call have been there for a while: ten minutes before ten. */
const MONDAY = new Date('2026-08-03T07:50:00Z');
const HOURS = { callback: { timeZone: 'Europe/Oslo', weekly: { 'mon-fri': ['08:00-16:00'] }, languages: { ja: { timeZone: 'Asia/Tokyo', weekly: { 'mon-fri': ['09:00-17:00'] } } } } };
const TEN: Slot = { start: '2026-08-03T08:00:00.000Z', end: '2026-08-03T08:30:00.000Z' };
const TOMORROW: Slot = { start: '2026-08-04T08:00:00.000Z', end: '2026-08-04T08:30:00.000Z' };
const NIGHT: Slot = { start: '2026-08-03T20:00:00.000Z', end: '2026-08-03T20:30:00.000Z' };

let server: RunningServer;
beforeAll(async () => {
  server = await serve(newFolder(), { house: { hours: HOURS }, now: () => MONDAY });
});
afterAll(() => server.stop());

const somebody = (at = server): Promise<string> => tokenFor(at, someone({ plan: 'professional' }));

async function send(more: object = {}, at = server, token?: string): Promise<Answered> {
  const call = newTicket({ channel: 'callback', phone: '+47 22 00 00 00', ...more });
  return ask(at, 'POST', 'tickets', { token: token ?? (await somebody(at)), key: crypto.randomUUID(), body: call });
}

/** Somebody with a call-back, and how they change it. */
async function waiting(more: object = {}, at = server): Promise<{ ticket: Ticket; change: (body: object) => Promise<Answered>; token: string }> {
  const token = await somebody(at);
  const ticket = (await send(more, at, token)).body as Ticket;
  const change = (body: object): Promise<Answered> => ask(at, 'PATCH', `tickets/${ticket.id}`, { token, key: crypto.randomUUID(), body });
  return { ticket, change, token };
}

describe('a call-back', () => {
  test('is asked for at a time, or as soon as possible', async () => {
    const [at, soon] = [await send({ slot: TEN }), await send()];
    expect([at.status, at.body.slot, at.body.standing]).toEqual([201, TEN, 'waiting']);
    expect([soon.status, 'slot' in soon.body]).toEqual([201, false]);
  });

  test('is told in our way of writing instants, however it was asked for', async () =>
    expect((await send({ slot: { start: '2026-08-03T10:00+02:00', end: '2026-08-03T08:30Z' } })).body.slot).toEqual(TEN));

  for (const [what, more] of Object.entries({
    'at night': { slot: NIGHT },
    'at a time that has begun': { slot: { start: '2026-08-03T07:30:00.000Z', end: '2026-08-03T08:00:00.000Z' } },
    'weeks ahead': { slot: { start: '2026-08-24T08:00:00.000Z', end: '2026-08-24T08:30:00.000Z' } },
    'in between': { slot: { start: '2026-08-03T08:10:00.000Z', end: '2026-08-03T08:40:00.000Z' } },
    'all day': { slot: { start: '2026-08-03T08:00:00.000Z', end: '2026-08-03T14:00:00.000Z' } },
    'while another language’s team sleeps': { slot: TEN, language: 'ja' },
    'at no time at all': { slot: 'soon' },
    'at a garbled one': { slot: { start: 'x'.repeat(10_000) } },
  }))
    test(`${what} is refused`, async () => {
      const { status, body } = await send(more);
      expect([status, body.errors]).toEqual([422, { slot: 'slot' }]);
    });

  test('can be asked for after hours, for when somebody calls again', async () => {
    const night = await serveForTest(newFolder(), { house: { hours: HOURS }, now: () => new Date('2026-08-03T20:00:00Z') });
    expect([(await send({}, night)).status, (await send({ slot: TOMORROW }, night)).status]).toEqual([201, 201]);
  });

  test('has a time of its own: a time sent with an e-mail is dropped', async () => {
    const { status, body } = await send({ channel: 'email', slot: TEN });
    expect([status, body.slot]).toEqual([201, undefined]);
  });
});

describe('a call-back that waits', () => {
  test('is moved to another time, to as soon as possible, and to another number, and its timeline says so', async () => {
    const { change } = await waiting({ slot: TEN });
    const moved = await change({ slot: TOMORROW });
    expect([moved.status, moved.body.slot]).toEqual([200, TOMORROW]);
    const { body: soon } = await change({ slot: null });
    expect(soon.slot ?? null).toBeNull();
    const { body: other } = await change({ phone: ' +47 99 00 00 00 ' });
    expect(other.phone).toBe('+47 99 00 00 00');
    expect(other.messages?.map(({ from, code, text }) => [from, code, text]).slice(1)).toEqual([
      ['system', 'slot', 'The call is now to come on 2026-08-04 at 08:00 UTC.'],
      ['system', 'slot', 'The call is now to come as soon as possible.'],
      ['system', 'slot', 'The number to call was changed.'],
    ]);
  });

  for (const [what, body, errors] of [
    ['a time at night', { slot: NIGHT }, { slot: 'slot' }],
    ['no time at all', { slot: 'soon' }, { slot: 'slot' }],
    ['four digits', { phone: '1234' }, { phone: 'phone' }],
    ['no number', { phone: '' }, { phone: 'phone' }],
    ['a number of 41', { phone: '1'.repeat(41) }, { phone: 'too-long' }],
  ] as const)
    test(`is not moved to ${what}`, async () => {
      const { change, ticket, token } = await waiting({ slot: TEN });
      const refused = await change(body);
      expect([refused.status, refused.body.errors]).toEqual([422, errors]);
      expect((await ask(server, 'GET', `tickets/${ticket.id}`, { token })).body).toEqual(ticket);
    });

  test('is not moved to a time that has passed meanwhile', async () => {
    let now = MONDAY;
    const later = await serveForTest(newFolder(), { house: { hours: HOURS }, now: () => now });
    const { change } = await waiting({}, later);
    now = new Date('2026-08-03T08:00:01Z');
    expect((await change({ slot: TEN })).body.errors).toEqual({ slot: 'slot' });
  });

  test('is cancelled by closing it, says so, and is then moved no more', async () => {
    const { change } = await waiting({ slot: TEN });
    const { body: closed } = await change({ state: 'closed' });
    expect([closed.state, closed.standing, closed.messages?.at(-1)?.code]).toEqual(['closed', 'ended', 'cancelled']);
    expect((await change({ slot: TOMORROW })).body.errors).toEqual({ slot: 'not-waiting' });
    expect((await change({ phone: '+47 99 00 00 00' })).body.errors).toEqual({ phone: 'not-waiting' });
  });

  test('is nobody else’s to move', async () => {
    const { ticket } = await waiting();
    const { status } = await ask(server, 'PATCH', `tickets/${ticket.id}`, { token: await somebody(), key: 'k', body: { slot: TEN } });
    expect(status).toBe(404);
  });
});

test('what is no call-back has no time to move', async () => {
  const { change } = await waiting({ channel: 'email' });
  expect((await change({ slot: TEN })).body.errors).toEqual({ slot: 'not-waiting' });
});
