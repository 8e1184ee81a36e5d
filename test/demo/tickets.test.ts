import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { ask, newFolder, newTicket, serve, serveForTest, someone, tokenFor } from './serving.js';

const folder = newFolder();
let server: RunningServer;
beforeAll(async () => {
  server = await serve(folder);
});
afterAll(() => server.stop());

describe('a ticket sent', () => {
  test('gets a number and is answered with 201, the second time with 200 and the same', async () => {
    const token = await tokenFor(server);
    const sent = { token, key: 'one', body: newTicket() };
    const first = await ask(server, 'POST', 'tickets', sent);
    const second = await ask(server, 'POST', 'tickets', sent);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(Number(first.body.number)).toBeGreaterThan(1000);
    expect(first.body.id).toMatch(/^[\da-f-]{36}$/);
    expect(second.body).toEqual(first.body);
  });

  test('is opened once, though twenty requests come at once', async () => {
    const token = await tokenFor(server);
    const sent = { token, key: 'many', body: newTicket() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(server, 'POST', 'tickets', sent)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort().slice(-2)).toEqual([200, 201]);
    expect((await ask(server, 'GET', 'tickets', { token })).body).toHaveLength(1);
  });

  test('without a key is refused', async () => {
    const { status, body } = await ask(server, 'POST', 'tickets', { token: await tokenFor(server), body: newTicket() });
    expect([status, body.code]).toEqual([400, 'key-required']);
  });

  test('under the key of another ticket is refused', async () => {
    const token = await tokenFor(server);
    await ask(server, 'POST', 'tickets', { token, key: 'used', body: newTicket() });
    const { status, body } = await ask(server, 'POST', 'tickets', { token, key: 'used', body: newTicket() });
    expect([status, body.code]).toEqual([422, 'key-reused']);
  });

  test('that was refused leaves its key free', async () => {
    const token = await tokenFor(server);
    expect((await ask(server, 'POST', 'tickets', { token, key: 'again', body: newTicket({ summary: '' }) })).status).toBe(422);
    expect((await ask(server, 'POST', 'tickets', { token, key: 'again', body: newTicket() })).status).toBe(201);
  });

  test('is answered again as it was, though the plan has changed since', async () => {
    const { person } = someone() as { person: { id: string } };
    const sent = { key: 'later', body: newTicket() };
    const first = await ask(server, 'POST', 'tickets', { ...sent, token: await tokenFor(server, { person, plan: 'starter' }) });
    const second = await ask(server, 'POST', 'tickets', { ...sent, token: await tokenFor(server, { person, plan: 'free' }) });
    expect([second.status, second.body]).toEqual([200, first.body]);
  });

  test('is kept by no cache', async () => {
    const { headers } = await ask(server, 'GET', 'tickets', { token: await tokenFor(server) });
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect((await ask(server, 'GET', 'tickets')).headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('who may write, decided again on the server', () => {
  const seatless = { id: 'seatless', seat: 'none' } as const;
  for (const { who, claims, channel, premium = false, status, code } of [
    { who: 'somebody on Free', claims: { plan: 'free' }, channel: 'email', status: 403, code: 'plan' },
    { who: 'somebody whose plan nobody told', claims: { plan: undefined }, channel: 'email', status: 403, code: 'plan' },
    { who: 'somebody on Starter', claims: { plan: 'starter' }, channel: 'email', status: 201 },
    { who: 'somebody on Starter', claims: { plan: 'starter' }, channel: 'callback', status: 403, code: 'plan' },
    { who: 'somebody on Professional', claims: { plan: 'professional' }, channel: 'callback', status: 201 },
    { who: 'somebody on Enterprise', claims: { plan: 'enterprise' }, channel: 'phone', status: 403, code: 'not-included' },
    { who: 'somebody on Enterprise', claims: { plan: 'enterprise' }, channel: 'email', premium: true, status: 403, code: 'not-included' },
    { who: 'somebody on Enterprise who bought premium', claims: { plan: 'enterprise', addOns: ['premium'] }, channel: 'email', premium: true, status: 201 },
    { who: 'somebody on Professional who bought premium', claims: { plan: 'professional', addOns: ['premium'] }, channel: 'email', premium: true, status: 403, code: 'plan' },
    { who: 'somebody on Professional in the mobile app', claims: { plan: 'professional', surface: 'mobile-app' }, channel: 'callback', status: 403, code: 'ended' },
    { who: 'somebody on Professional in the mobile app', claims: { plan: 'professional', surface: 'mobile-app' }, channel: 'email', status: 201 },
    { who: 'somebody on Free', claims: { plan: 'free' }, channel: 'chat', status: 403, code: 'plan' },
    { who: 'somebody on Starter', claims: { plan: 'starter' }, channel: 'chat', status: 201 },
    { who: 'a person without a seat in a new account', claims: { plan: 'starter', person: seatless, account: { created: '2024-03-05' } }, channel: 'email', status: 403, code: 'seat' },
    { who: 'a person without a seat in an old account', claims: { plan: 'starter', person: seatless, account: { created: '2024-03-04' } }, channel: 'email', status: 201 },
  ] as const)
    test(`${who} ${status === 201 ? 'may' : 'may not'} write by ${premium ? 'premium ' : ''}${channel}${code ? ` (${code})` : ''}`, async () => {
      const { plan, ...others } = claims;
      const token = await tokenFor(server, someone({ ...others, plan: plan as string }));
      const body = newTicket({ channel, premium, ...(channel === 'callback' && { phone: '+47 22 00 00 00' }) });
      const answered = await ask(server, 'POST', 'tickets', { token, key: crypto.randomUUID(), body });
      expect([answered.status, answered.body.code]).toEqual([status, code]);
    });
});

test('nobody is called back outside the hours of the house, whatever the page shows', async () => {
  const closed = await serveForTest(newFolder(), { house: { hours: { callback: { weekly: {} } } } });
  const token = await tokenFor(closed, someone({ plan: 'professional' }));
  const body = newTicket({ channel: 'callback', phone: '+47 22 00 00 00' });
  const answered = await ask(closed, 'POST', 'tickets', { token, key: crypto.randomUUID(), body });
  expect([answered.status, answered.body.code]).toEqual([403, 'hours']);
});

describe('what is wrong with a ticket is said field by field', () => {
  for (const [what, change, errors] of [
    ['an empty summary and no address', { summary: '  ', email: '' }, { summary: 'required', email: 'required' }],
    ['an address that is none', { email: 'ada@' }, { email: 'email' }],
    ['a summary too long', { summary: 'x'.repeat(201) }, { summary: 'too-long' }],
    ['a description too long', { description: '🙂'.repeat(20_001) }, { description: 'too-long' }],
    ['a language nobody answers in', { language: 'nb' }, { language: 'language' }],
    ['a language that is none', { language: 'not a language' }, { language: 'language' }],
    ['a number for a summary', { summary: 7 }, { summary: 'text' }],
    ['a channel that is none', { channel: 'pigeon' }, { channel: 'unknown' }],
    ['a critical problem without premium', { severity: 'critical' }, { severity: 'premium' }],
    ['a list of custom fields', { custom: [] }, { custom: 'texts' }],
    ['custom fields that are no texts', { custom: { one: { two: 3 } } }, { custom: 'text' }],
    ['too many custom fields', { custom: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`f${at}`, ''])) }, { custom: 'too-many' }],
    ['no context', { context: undefined }, { context: 'required' }],
    ['a reference of blanks', { reference: ' ' }, { reference: 'required' }],
    ['a reference with signs that no header takes', { reference: 'a\u0000' }, { reference: 'characters' }],
  ] as const)
    test(what, async () => {
      const token = await tokenFor(server);
      const { status, body } = await ask(server, 'POST', 'tickets', { token, key: 'k', body: { ...newTicket(), ...change } });
      expect([status, body.code, body.errors]).toEqual([422, 'invalid', errors]);
      expect((await ask(server, 'GET', 'tickets', { token })).body).toEqual([]);
    });

  test('a call-back without a number', async () => {
    const token = await tokenFor(server, someone({ plan: 'professional' }));
    const { body } = await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket({ channel: 'callback' }) });
    expect(body.errors).toEqual({ phone: 'required' });
  });

  test('a filter that is none', async () => {
    const { status, body } = await ask(server, 'GET', 'tickets?filter=mine', { token: await tokenFor(server) });
    expect([status, body.errors]).toEqual([422, { filter: 'unknown' }]);
  });
});

describe('a ticket belongs to whoever wrote it', () => {
  test('its owner finds it; anybody else is told that there is none', async () => {
    const [ada, eve] = [await tokenFor(server), await tokenFor(server)];
    const { body: ticket } = await ask(server, 'POST', 'tickets', { token: ada, key: 'mine', body: newTicket() });
    const path = `tickets/${ticket.id!}`;
    expect((await ask(server, 'GET', path, { token: ada })).body).toEqual(ticket);
    const refused = await ask(server, 'GET', path, { token: eve });
    expect([refused.status, refused.body.code]).toEqual([404, 'missing']);
    expect((await ask(server, 'GET', `tickets?reference=${ticket.reference!}`, { token: eve })).body).toEqual([]);
  });

  test('nobody becomes its owner by what the body says', async () => {
    const [ada, eve] = [await tokenFor(server), await tokenFor(server)];
    const forged = { ...newTicket(), owner: 'person-1', id: crypto.randomUUID(), number: '1', state: 'closed', starred: true };
    const { body } = await ask(server, 'POST', 'tickets', { token: eve, key: 'forged', body: forged });
    expect(body).toMatchObject({ state: 'open', starred: false });
    expect(body.id).not.toBe(forged.id);
    expect(body).not.toHaveProperty('owner');
    expect((await ask(server, 'GET', 'tickets', { token: ada })).body).toEqual([]);
  });
});
