import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import type { Message, Ticket } from '../../src/core/ticket.js';
import { ask, newFolder, newTicket, serve, tokenFor } from './serving.js';

const folder = newFolder();
let server: RunningServer;
beforeAll(async () => {
  server = await serve(folder);
});
afterAll(() => server.stop());

/** Somebody with a ticket, and what they may do with it; a key of their own for each thing done, unless one is given. */
async function writer() {
  const token = await tokenFor(server);
  const { body } = await ask(server, 'POST', 'tickets', { token, key: 'ticket', body: newTicket() });
  const path = `tickets/${body.id!}`;
  return {
    token,
    path,
    read: async (): Promise<Ticket> => (await ask(server, 'GET', path, { token })).body as Ticket,
    reply: (body: object, key: string = crypto.randomUUID()) => ask(server, 'POST', `${path}/messages`, { token, key, body }),
    change: (body: object, key: string = crypto.randomUUID()) => ask(server, 'PATCH', path, { token, key, body }),
    rate: (body: object, key: string = crypto.randomUUID()) => ask(server, 'POST', `${path}/rating`, { token, key, body }),
  };
}

const saying = (text: string, more: object = {}): object => ({ reference: crypto.randomUUID(), text, ...more });
const codesIn = ({ messages }: Pick<Ticket, 'messages'>): readonly (string | undefined)[] => messages.map(({ code, from }) => code ?? from);

describe('a reply', () => {
  test('stands behind what was said before, with the next number', async () => {
    const { reply, read } = await writer();
    const answers = [await reply(saying('one')), await reply(saying('two'))];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { messages, version } = await read();
    expect(messages.map(({ text, number }) => [text, number])).toEqual([['At 40 per cent', 1], ['one', 2], ['two', 3]]);
    expect(version).toBe(3);
    expect(messages.slice(1)).toEqual(answers.map(({ body }) => body));
  });

  test('is added once, though it is sent ten times at once', async () => {
    const { reply, read } = await writer();
    const message = saying('once');
    const answers = await Promise.all(Array.from({ length: 10 }, () => reply(message, 'key')));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 9 }, () => 200), 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await read()).messages).toHaveLength(2);
  });

  test('that is sent again under another key is the first one, told by its reference', async () => {
    const { reply, read } = await writer();
    const message = saying('once');
    const [first, second] = [await reply(message), await reply(message)];
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect((await read()).messages).toHaveLength(2);
  });

  test('to a closed ticket is refused, and taken under the same key once it is open again', async () => {
    const { reply, change } = await writer();
    await change({ state: 'closed' });
    const message = saying('too late');
    const refused = await reply(message, 'key');
    expect([refused.status, refused.body.code]).toEqual([409, 'closed']);
    await change({ state: 'open' });
    expect((await reply(message, 'key')).status).toBe(201);
  });

  test('may bring files, with words or without', async () => {
    const { token, reply, read } = await writer();
    const { body: file } = await ask(server, 'POST', 'attachments?name=a.txt', { token, key: 'file', body: 'a', headers: { 'Content-Type': 'text/plain' } });
    expect((await reply(saying('', { attachments: [file.id!] }))).status).toBe(201);
    expect((await read()).messages.at(-1)).toMatchObject({ text: '', attachments: [{ id: file.id, name: 'a.txt' }] });
    const again = await reply(saying('again', { attachments: [file.id!] }));
    expect([again.status, again.body.errors]).toEqual([422, { attachments: 'unknown' }]);
  });

  test('keeps every character', async () => {
    const { reply, read } = await writer();
    const text = 'a\u0000b \ud800 🙂 <b>';
    await reply(saying(text));
    expect((await read()).messages.at(-1)!.text).toBe(text);
  });

  for (const [what, body, errors] of [
    ['nothing', { reference: 'a', text: ' ' }, { text: 'required' }],
    ['too much', { reference: 'a', text: 'x'.repeat(20_001) }, { text: 'too-long' }],
    ['no reference', { text: 'a' }, { reference: 'required' }],
    ['a number', { reference: 'a', text: 7 }, { text: 'text' }],
    ['files that are none', { reference: 'a', text: 'a', attachments: ['none'] }, { attachments: 'unknown' }],
  ] as const)
    test(`that says ${what} is refused`, async () => {
      const { reply, read } = await writer();
      const { status, body: problem } = await reply(body);
      expect([status, problem.errors]).toEqual([422, errors]);
      expect((await read()).messages).toHaveLength(1);
    });

  test('without a key is refused', async () => {
    const { token, path } = await writer();
    expect((await ask(server, 'POST', `${path}/messages`, { token, body: saying('a') })).body.code).toBe('key-required');
  });
});

describe('a ticket that is changed', () => {
  test('says that it was closed and opened again, and changes as often as it is asked under one key: once', async () => {
    const { change, read } = await writer();
    const answers = await Promise.all([1, 2, 3].map(() => change({ state: 'closed' }, 'close')));
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual([1, 2, 3].map(() => [200, 'closed']));
    await change({ state: 'open' });
    expect(codesIn(await read())).toEqual(['visitor', 'closed', 'reopened']);
  });

  test('is not changed by being asked for what it is already', async () => {
    const { change, read } = await writer();
    const before = await read();
    for (const same of [{ state: 'open' }, { starred: false }, { read: 5 }]) expect((await change(same)).body).toEqual(before);
  });

  test('moves to the top of the list by what is said, and not by a star', async () => {
    const { token, path, change, reply } = await writer();
    const { body: later } = await ask(server, 'POST', 'tickets', { token, key: 'later', body: newTicket() });
    const first = async (): Promise<string> => ((await ask(server, 'GET', 'tickets', { token })).body as unknown as readonly Ticket[])[0]!.id;
    await change({ starred: true });
    expect(await first()).toBe(later.id);
    await reply(saying('still there?'));
    expect(`tickets/${await first()}`).toBe(path);
  });

  for (const [what, body, errors] of [
    ['nothing', {}, { change: 'required' }],
    ['nothing that we know', { colour: 'red' }, { change: 'required' }],
    ['a state that is none', { state: 'gone' }, { state: 'unknown' }],
    ['a star that is none', { starred: 'yes' }, { starred: 'unknown' }],
    ['a number that is none', { read: 1.5 }, { read: 'number' }],
    ['the standing of what is no chat', { standing: 'waiting' }, { standing: 'unknown' }],
  ] as const)
    test(`is refused to change by ${what}`, async () => {
      const { status, body: problem } = await (await writer()).change(body);
      expect([status, problem.errors]).toEqual([422, errors]);
    });
});

describe('a list of tickets', () => {
  test('shows each with its last message alone, and those of a filter', async () => {
    const { token, reply, change } = await writer();
    await reply(saying('last'));
    await change({ starred: true });
    const { body: other } = await ask(server, 'POST', 'tickets', { token, key: 'other', body: newTicket() });
    await ask(server, 'PATCH', `tickets/${other.id!}`, { token, key: 'close', body: { state: 'closed' } });
    const list = async (filter: string): Promise<readonly (readonly Message[])[]> =>
      ((await ask(server, 'GET', `tickets?filter=${filter}`, { token })).body as unknown as readonly Ticket[]).map(({ messages }) => messages);
    const [last, closed] = [[{ text: 'last' }], [{ code: 'closed' }]];
    expect(await list('all')).toMatchObject([closed, last]);
    expect(await list('open')).toMatchObject([last]);
    expect(await list('closed')).toMatchObject([closed]);
    expect(await list('favourites')).toMatchObject([last]);
  });

  test('tells the files of the ticket, though its first message is not shown', async () => {
    const token = await tokenFor(server);
    const { body: file } = await ask(server, 'POST', 'attachments?name=a.txt', { token, key: 'file', body: 'a', headers: { 'Content-Type': 'text/plain' } });
    const { body: ticket } = await ask(server, 'POST', 'tickets', { token, key: 'ticket', body: newTicket({ attachments: [file.id!] }) });
    await ask(server, 'POST', `tickets/${ticket.id!}/messages`, { token, key: 'm', body: saying('more') });
    expect((await ask(server, 'GET', 'tickets', { token })).body).toMatchObject([{ attachments: [{ id: file.id }] }]);
  });
});

describe('a rating', () => {
  test('is taken once, of a ticket that is closed', async () => {
    const { change, rate, read } = await writer();
    expect((await rate({ score: 5, text: 'Quick' })).body.errors).toEqual({ state: 'open' });
    await change({ state: 'closed' });
    expect((await rate({ score: 5, text: 'Quick' }, 'key')).body).toMatchObject({ rating: { score: 5, text: 'Quick' } });
    expect((await rate({ score: 5, text: 'Quick' }, 'key')).status).toBe(200);
    const second = await rate({ score: 1, text: '' });
    expect([second.status, second.body.code]).toEqual([422, 'rated']);
    expect((await read()).rating).toEqual({ score: 5, text: 'Quick' });
  });

  test('is a whole number from one to five', async () => {
    const { change, rate } = await writer();
    await change({ state: 'closed' });
    for (const score of [0, 6, 2.5, '5']) expect((await rate({ score, text: '' })).body.errors).toEqual({ score: 'unknown' });
  });
});

describe('another person’s ticket is missing', () => {
  for (const [method, path, body] of [
    ['POST', '/messages', saying('mine now')],
    ['PATCH', '', { state: 'closed' }],
    ['POST', '/rating', { score: 1, text: '' }],
  ] as const)
    test(`for ${method} ${path || 'of the ticket'}`, async () => {
      const [ada, token] = [await writer(), await tokenFor(server)];
      for (const target of [ada.path, `tickets/${crypto.randomUUID()}`, 'tickets/7']) {
        const answered = await ask(server, method, `${target}${path}`, { token, key: crypto.randomUUID(), body });
        expect([answered.status, answered.body.code]).toEqual([404, 'missing']);
      }
      expect(codesIn(await ada.read())).toEqual(['visitor']);
    });

  test('for who says that they type', async () => {
    const [ada, token] = [await writer(), await tokenFor(server)];
    const { status } = await ask(server, 'POST', 'typing', { token, body: { ticket: ada.path.split('/')[1] } });
    expect(status).toBe(404);
  });
});
