import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SignJWT } from 'jose';
import { openOffice } from '../../demo/agent/office.js';
import type { RunningServer } from '../../demo/server/start.js';
import type { Message } from '../../src/core/ticket.js';
import type { Happening } from '../../src/ports/live.js';
import { newAgent, newVisitor } from './people.js';
import { agentToken, ask, newFolder, newTicket, serve, serveForTest, someone, tokenFor } from './serving.js';

let server: RunningServer;
const here = (): RunningServer => server;
const bo = newAgent(here, 'Bo');

beforeAll(async () => {
  server = await serve(newFolder());
});
afterAll(() => server.stop());

describe('who is support', () => {
  test('says a token of support, and nothing else: neither none, nor a visitor’s', async () => {
    const visitor = await tokenFor(server);
    for (const token of [undefined, visitor, 'nonsense'])
      for (const path of ['tickets', `tickets/${crypto.randomUUID()}`, 'stream', `attachments/${crypto.randomUUID()}`])
        expect((await ask(server, 'GET', path, { api: 'agent-api', ...(token && { token }) })).status, `${path} with ${String(token)}`).toBe(401);
    for (const [method, path] of [['PATCH', 'tickets/x'], ['POST', 'tickets/x/messages'], ['POST', 'typing'], ['POST', 'attachments']] as const)
      expect((await ask(server, method, path, { api: 'agent-api', token: visitor, key: 'k', body: {} })).status, path).toBe(401);
  });

  test('is nobody on the visitors’ side', async () => {
    const token = await agentToken(server);
    for (const path of ['tickets', 'stream']) expect((await ask(server, 'GET', path, { token })).status).toBe(401);
    expect((await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket() })).status).toBe(401);
  });

  test('is not said by a token without a signature, whatever it claims', async () => {
    const [head, claims] = [{ alg: 'none', typ: 'JWT' }, { sub: 'Eve', aud: 'ask-help-agent', iat: Date.now() / 1000, exp: Date.now() / 1000 + 600 }];
    const unsigned = `${[head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
    const foreign = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject('Eve').setAudience('ask-help-agent').setIssuedAt().setExpirationTime('10m').sign(new Uint8Array(32));
    for (const token of [unsigned, foreign]) expect((await ask(server, 'GET', 'tickets', { api: 'agent-api', token })).status).toBe(401);
  });

  test('needs a name', async () => {
    for (const name of [undefined, '', '  ', 7, 'x'.repeat(101), 'a\u0000'])
      expect((await ask(server, 'POST', 'dev/token', { api: 'agent-api', body: { name } })).status, JSON.stringify(name)).toBe(422);
  });

  test('is asked from our own pages alone: no other origin is let in', async () => {
    const { headers } = await ask(server, 'GET', 'tickets', { api: 'agent-api', token: await agentToken(server), headers: { Origin: 'https://elsewhere.example' } });
    expect([headers.get('Access-Control-Allow-Origin'), headers.get('Cache-Control'), headers.get('Cross-Origin-Resource-Policy')]).toEqual([null, 'no-store', 'same-origin']);
  });
});

describe('everybody’s tickets', () => {
  test('are listed with who wrote them, each with its last message; what is unread is what visitors wrote', async () => {
    const [ada, ben] = [newVisitor(here, 'Ada'), newVisitor(here, 'Ben')];
    const { body: mail } = await ada.post('tickets', newTicket({ summary: 'Import stalls' }));
    const chat = await ben.chat({ summary: 'No sound' });
    await ben.says(chat.id, 'Still none');
    const listed = (await bo.get('tickets')).body as unknown as readonly Record<string, unknown>[];
    expect(listed.slice(0, 2)).toMatchObject([
      { id: chat.id, person: 'Ben', email: 'ada@example.com', unread: 2, standing: 'waiting', queue: { place: expect.any(Number) as number }, messages: [{ text: 'Still none' }] },
      { id: mail.id, person: 'Ada', unread: 1 },
    ]);
    expect(((await bo.get(`tickets/${chat.id}`)).body.messages ?? []).map(({ text }) => text)).toEqual(['At 40 per cent', 'Still none']);
  });

  test('are told apart by where they belong', async () => {
    const ada = newVisitor(here, 'Ada');
    const chat = await ada.chat();
    const { body: call } = await ada.post('tickets', newTicket({ channel: 'callback', phone: '+47 22 00 00 00' }));
    const { body: mail } = await ada.post('tickets', newTicket());
    const idsIn = async (query: string): Promise<readonly string[]> => ((await bo.get(`tickets?${query}`)).body as unknown as readonly { id: string }[]).map(({ id }) => id);
    const ours = [chat.id, call.id!, mail.id!];
    const those = async (query: string): Promise<readonly string[]> => (await idsIn(query)).filter((id) => ours.includes(id));
    expect([await those('queue=chats'), await those('queue=callbacks'), await those('queue=tickets')]).toEqual([[chat.id], [call.id], [mail.id]]);
    expect((await bo.patch(`tickets/${call.id!}`, { standing: 'ended' })).body).toMatchObject({ standing: 'ended', state: 'open', agent: 'Bo' });
    expect((await those('queue=tickets')).toSorted()).toEqual([call.id!, mail.id!].toSorted());
    await bo.patch(`tickets/${mail.id!}`, { state: 'closed' });
    expect([await those('filter=closed'), (await those('filter=open')).length]).toEqual([[mail.id], 2]);
    for (const query of ['queue=mine', 'filter=mine']) expect((await bo.get(`tickets?${query}`)).status).toBe(422);
  });

  test('stand in the order in which somebody should look: who waits longest first, then what is open, and at the end what is closed', async () => {
    const alone = await serveForTest(newFolder());
    const [ada, cleo] = [newVisitor(() => alone, 'Ada'), newAgent(() => alone, 'Cleo')];
    const waiting = [await ada.chat(), await ada.chat()];
    const { body: mail } = await ada.post('tickets', newTicket());
    const { body: closed } = await ada.post('tickets', newTicket());
    await cleo.patch(`tickets/${closed.id!}`, { state: 'closed' });
    await ada.says(waiting[1]!.id, 'Hello?');
    const listed = (await cleo.get('tickets')).body as unknown as readonly { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual([waiting[0]!.id, waiting[1]!.id, mail.id, closed.id]);
  });

  test('that are none are missing', async () => {
    for (const id of ['x', crypto.randomUUID()]) {
      expect((await bo.get(`tickets/${id}`)).status).toBe(404);
      expect((await bo.says(id, 'Hello')).status).toBe(404);
      expect((await bo.patch(`tickets/${id}`, { state: 'closed' })).status).toBe(404);
      expect((await bo.post('typing', { ticket: id })).status).toBe(404);
      expect((await bo.get(`attachments/${id}`)).status).toBe(404);
    }
  });
});

describe('what support does', () => {
  test('an answer comes from support, by name, once for its key and once for its reference', async () => {
    const ada = newVisitor(here, 'Ada');
    const { body: ticket } = await ada.post('tickets', newTicket());
    const message = { reference: 'one', text: 'Try again, please' };
    const answers = [await bo.post(`tickets/${ticket.id!}/messages`, message, 'k'), await bo.post(`tickets/${ticket.id!}/messages`, message, 'k'), await bo.post(`tickets/${ticket.id!}/messages`, message, 'another')];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const read = await ada.reads(ticket.id!);
    expect(read.messages.filter(({ from }) => from === 'support')).toMatchObject([{ name: 'Bo', text: 'Try again, please' }]);
    expect(read.unread).toBe(1);
  });

  test('what support has read is marked so, and what the visitor has read, too', async () => {
    const ada = newVisitor(here, 'Ada');
    const { body: ticket } = await ada.post('tickets', newTicket());
    const { number } = (await bo.says(ticket.id!, 'Hello')).body as unknown as Message;
    const seen = await bo.patch(`tickets/${ticket.id!}`, { read: number });
    expect(seen.body.unread).toBe(0);
    await ada.patch(`tickets/${ticket.id!}`, { read: number });
    expect((await ada.reads(ticket.id!)).messages.map(({ read }) => typeof read)).toEqual(['string', 'string']);
  });

  test('a ticket is closed and opened again, and both are said in it', async () => {
    const ada = newVisitor(here, 'Ada');
    const { body: ticket } = await ada.post('tickets', newTicket());
    await bo.patch(`tickets/${ticket.id!}`, { state: 'closed' });
    expect([(await bo.says(ticket.id!, 'Too late')).status, (await bo.says(ticket.id!, 'Too late')).body.code]).toEqual([409, 'closed']);
    await bo.patch(`tickets/${ticket.id!}`, { state: 'open' });
    expect((await ada.reads(ticket.id!)).messages.map(({ code }) => code)).toEqual([undefined, 'closed', 'reopened']);
  });

  test('a call that was made is said once', async () => {
    const ada = newVisitor(here, 'Ada');
    const { body: call } = await ada.post('tickets', newTicket({ channel: 'callback', phone: '+47 22 00 00 00' }));
    await bo.stands(call.id!, 'ended');
    await bo.stands(call.id!, 'ended');
    expect((await ada.reads(call.id!)).messages.map(({ code }) => code)).toEqual([undefined, 'called']);
  });

  test('a ticket that several close at once is closed once', async () => {
    const ada = newVisitor(here, 'Ada');
    const { body: ticket } = await ada.post('tickets', newTicket());
    await Promise.all([bo, bo, ada, bo].map((one) => one.patch(`tickets/${ticket.id!}`, { state: 'closed' })));
    expect((await ada.reads(ticket.id!)).messages.map(({ code }) => code)).toEqual([undefined, 'closed']);
  });

  test('whoever is called hears by whom, and that nobody calls any more', async () => {
    const ada = newVisitor(here, 'Ada');
    const { body: call } = await ada.post('tickets', newTicket({ channel: 'callback', phone: '+47 22 00 00 00' }));
    await bo.stands(call.id!, 'active');
    expect(await ada.reads(call.id!)).toMatchObject({ standing: 'active', agent: 'Bo' });
    await bo.stands(call.id!, 'waiting');
    const given = await ada.reads(call.id!);
    expect([given.standing, given.agent, given.messages.length]).toEqual(['waiting', undefined, 1]);
    await bo.stands(call.id!, 'ended');
    await bo.stands(call.id!, 'active');
    expect(await ada.reads(call.id!)).toMatchObject({ standing: 'ended', agent: 'Bo' });
  });

  test('what is the visitor’s own stays theirs', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    for (const change of [{ starred: true }, { phone: '+47 22 00 00 00' }, { slot: null }]) expect((await bo.patch(`tickets/${id}`, change)).status).toBe(422);
    const { body: mail } = await ada.post('tickets', newTicket());
    expect((await bo.stands(mail.id!, 'active')).body.errors).toEqual({ standing: 'unknown' });
    expect((await bo.patch(`tickets/${mail.id!}`, { standing: 'lost' })).body.errors).toEqual({ standing: 'unknown' });
  });

  test('support is told which files are taken, as a visitor is', async () => {
    expect((await bo.get('attachments/limits')).body).toEqual((await ask(server, 'GET', 'attachments/limits')).body);
  });

  test('a file of a visitor is there for support, and one of support for the visitor, and for nobody else', async () => {
    const ada = newVisitor(here, 'Ada');
    const text = { 'Content-Type': 'text/plain' };
    const upload = async (api: 'help-api' | 'agent-api', token: string): Promise<string> =>
      (await ask(server, 'POST', 'attachments?name=a.log', { api, token, key: crypto.randomUUID(), body: 'import stalls', headers: text })).body.id!;
    const claims = someone();
    const [mine, theirs] = [await upload('help-api', await tokenFor(server, claims)), await upload('agent-api', await agentToken(server))];
    const { body: ticket } = await ask(server, 'POST', 'tickets', { token: await tokenFor(server, claims), key: 'k', body: newTicket({ attachments: [mine] }) });
    expect((await bo.post(`tickets/${ticket.id!}/messages`, { reference: 'r', text: '', attachments: [theirs] })).status).toBe(201);
    expect((await bo.get(`attachments/${mine}`)).status).toBe(200);
    expect((await ask(server, 'GET', `attachments/${theirs}`, { token: await tokenFor(server, claims) })).status).toBe(200);
    expect((await ada.get(`attachments/${theirs}`)).status).toBe(404);
  });
});

describe('support hears', () => {
  /** All that somebody of support hears, from now on. */
  async function listen(): Promise<readonly Happening[]> {
    const heard: Happening[] = [];
    const ending = new AbortController();
    onTestFinished(() => ending.abort());
    const office = openOffice({ endpoint: `${server.url}/agent-api`, token: () => agentToken(server) });
    office.follow((happening) => heard.push(happening), { signal: ending.signal }).catch(() => undefined);
    await vi.waitFor(() => expect(heard[0]).toEqual({ kind: 'ready', number: 0 }), { timeout: 5_000 });
    return heard;
  }

  const changes = (heard: readonly Happening[], id: string): readonly string[] =>
    heard.flatMap((happening) => (happening.kind === 'change' && happening.ticket.id === id ? happening.ticket.messages.map(({ code, text }) => code ?? text) : []));

  test('everybody at once: a chat that begins, each word of it, who types, and that it was taken over', async () => {
    const heard = await listen();
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat({ description: 'First' });
    await ada.post('typing', { ticket: id });
    await ada.says(id, 'Second');
    await bo.stands(id, 'active');
    await vi.waitFor(() => expect(changes(heard, id)).toEqual(['First', 'Second', 'joined']), { timeout: 5_000 });
    expect(heard).toContainEqual({ kind: 'typing', ticket: id });
    expect(heard.findLast((happening) => happening.kind === 'change')).toMatchObject({ ticket: { person: 'Ada', unread: 2, agent: 'Bo' } });
  });

  test('the visitor hears in the same way what support does', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat();
    const token = await tokenFor(server, { person: { id: 'listener', name: 'Lin' }, plan: 'professional' });
    const { body: own } = await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket({ channel: 'chat' }) });
    const heard: Happening[] = [];
    const ending = new AbortController();
    onTestFinished(() => ending.abort());
    openOffice({ endpoint: `${server.url}/help-api`, token: () => token }).follow((happening) => heard.push(happening), { signal: ending.signal }).catch(() => undefined);
    await vi.waitFor(() => expect(heard[0]?.kind).toBe('ready'), { timeout: 5_000 });
    await bo.stands(id, 'active');
    await bo.stands(own.id!, 'active');
    await bo.post('typing', { ticket: own.id! });
    await bo.says(own.id!, 'Hello');
    await vi.waitFor(() => expect(changes(heard, own.id!)).toEqual(['joined', 'Hello']), { timeout: 5_000 });
    expect(heard).toContainEqual({ kind: 'typing', ticket: own.id, name: 'Bo' });
    // And of nobody else's.
    expect(JSON.stringify(heard)).not.toContain(id);
  });

  test('who waits that they have moved up', async () => {
    const token = await tokenFor(server, { person: { id: 'patient' }, plan: 'professional' });
    const first = await newVisitor(here, 'Ada').chat();
    const { body: own } = await ask(server, 'POST', 'tickets', { token, key: 'k', body: newTicket({ channel: 'chat' }) });
    const heard: Happening[] = [];
    const ending = new AbortController();
    onTestFinished(() => ending.abort());
    openOffice({ endpoint: `${server.url}/help-api`, token: () => token }).follow((happening) => heard.push(happening), { signal: ending.signal }).catch(() => undefined);
    await vi.waitFor(() => expect(heard[0]?.kind).toBe('ready'), { timeout: 5_000 });
    await bo.stands(first.id, 'active');
    await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ kind: 'queue', ticket: own.id, place: own.queue!.place - 1 })), { timeout: 5_000 });
  });
});
