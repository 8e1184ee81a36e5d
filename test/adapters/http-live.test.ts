import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { httpBackend, type HttpBackend } from '../../src/backends/http.js';
import type { Happening } from '../../src/ports/live.js';
import { event, eventStream as stream } from '../support/event-stream.js';
import { ticket } from '../support/fake-backend.js';
import { answering, endpoint, json, page, problemIn, refused } from './answering.js';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Follows, with one token after the other. */
function follow(answers: readonly (Response | Error)[], since?: number, signal?: AbortSignal) {
  const { requests, fetch } = answering(...answers);
  const heard: Happening[] = [];
  let tokens = 0;
  const { live } = httpBackend({ endpoint, fetch, token: () => `token-${(tokens += 1)}` });
  const following = live.follow((happening) => heard.push(happening), { ...(since !== undefined && { since }), ...(signal && { signal }) });
  following.catch(() => undefined);
  return { requests, heard, following };
}

// It comes with the first stream; the tests wait for no file.
beforeAll(() => import('../../src/adapters/http/stream.js'));
afterEach(() => void vi.useRealTimers());

describe('a stream', () => {
  test('is asked for with a token, from the last number heard', async () => {
    const { answer } = stream();
    const { requests } = follow([answer], 41);
    await soon();
    const { url, headers } = requests[0]!;
    expect([url, headers.get('Authorization'), headers.get('Last-Event-ID'), headers.get('Accept')?.split(',')[0]]).toEqual([`${endpoint}/stream`, 'Bearer token-1', '41', 'text/event-stream']);
  });

  test('asks once for a fresh token', async () => {
    const { requests, following } = follow([refused(401), refused(401)]);
    expect([await problemIn(following), requests.map(({ headers }) => headers.get('Authorization'))]).toMatchObject([{ kind: 'signed-out' }, ['Bearer token-1', 'Bearer token-2']]);
  });

  test('is heard as it comes, wherever it is cut', async () => {
    const { answer, sendBytes } = stream();
    const { heard } = follow([answer]);
    await soon();
    const bytes = new TextEncoder().encode(event('ready', { number: 7 }, 7) + ': \n\n' + event('typing', { ticket: 't1', name: 'Zoë' }) + event('queue', { ticket: 't1', place: 2 }));
    for (const byte of bytes) sendBytes(Uint8Array.of(byte));
    await soon();
    expect(heard).toEqual([{ kind: 'ready', number: 7 }, { kind: 'typing', ticket: 't1', name: 'Zoë' }, { kind: 'queue', ticket: 't1', place: 2 }]);
  });

  test('drops what is not understood, and goes on', async () => {
    const { answer, send } = stream();
    const { heard } = follow([answer]);
    await soon();
    send(event('party', { number: 1 }) + 'data: {"number":1}\n\n' + 'event: ready\ndata: {oops\n\n' + event('ready', { number: 'one' }) + event('change', { number: 2, ticket: { id: 't1' } }) + event('change', { ticket: ticket('t1') }));
    send(event('ready', null) + event('ready', [1]) + event('change', { number: 3, ticket: { ...ticket('t1'), messages: [{ id: 'm3', from: 'robot', number: 3 }] } }));
    await soon();
    expect(heard).toMatchObject([{ kind: 'change', number: 3, ticket: { id: 't1', messages: [{ id: 'm3', number: 3, from: 'system', code: 'unsupported' }] } }]);
  });

  test('that the backend ends is over', async () => {
    const { answer, end } = stream();
    const { following } = follow([answer]);
    await soon();
    end();
    await expect(following).resolves.toBeUndefined();
  });

  test('is let go of at once by whoever goes, and nothing more is heard', async () => {
    const { answer, send, dropped } = stream();
    const leaving = new AbortController();
    const { heard, following } = follow([answer], undefined, leaving.signal);
    await soon();
    send(event('ready', { number: 1 }));
    leaving.abort(new Error('The visitor went on'));
    await expect(following).rejects.toThrow('The visitor went on');
    await soon();
    expect([dropped(), heard]).toEqual([true, []]);
  });

  test('without a byte for 25 s is dead; a heartbeat keeps it alive', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { answer, send, dropped } = stream();
    const { following } = follow([answer]);
    await soon();
    for (let beat = 0; beat < 5; beat++) {
      vi.advanceTimersByTime(24_000);
      send(': \n\n');
      await soon();
    }
    expect(dropped()).toBe(false);
    vi.advanceTimersByTime(25_000);
    expect([(await problemIn(following)).kind, dropped()]).toEqual(['timeout', true]);
  });

  for (const [what, answer, kind] of [
    ['a page in its place', page(200), 'server'],
    ['JSON in its place', json({}), 'server'],
    ['a refusal', refused(403, { code: 'plan' }), 'refused'],
    ['no such thing', refused(404), 'missing'],
    ['no network', new TypeError('Failed to fetch'), 'offline'],
    ['an answer that breaks', new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) }), { headers: { 'Content-Type': 'text/event-stream' } }), 'offline'],
  ] as const)
    test(`${what} is a problem of kind ${kind}`, async () => expect(await problemIn(follow([answer]).following)).toMatchObject({ kind }));
});

describe('asking what has happened', () => {
  test('answers what is understood, in order', async () => {
    const { requests, fetch } = answering(json({ happenings: [{ kind: 'ready', number: 5 }, { kind: 'party' }, { kind: 'change', number: 6, ticket: ticket('t1') }] }));
    const told = await httpBackend({ endpoint, fetch, token: () => 'token' }).live.ask({ since: 4 });
    expect([requests[0]!.url, told.map(({ kind }) => kind)]).toEqual([`${endpoint}/stream?since=4`, ['ready', 'change']]);
  });

  test('an answer that is none is the backend\'s failure', async () => {
    for (const answer of [{}, [], { happenings: {} }, 'x'])
      expect(await problemIn(httpBackend({ endpoint, fetch: answering(json(answer)).fetch, token: () => 'token' }).live.ask())).toMatchObject({ kind: 'server' });
  });
});

describe('what goes on in a ticket', () => {
  const sent = { reference: 'r', text: 'In Firefox' };
  const backend = (...answers: readonly Response[]): HttpBackend & { readonly requests: readonly Request[] } => {
    const { requests, fetch } = answering(...answers);
    return { requests, ...httpBackend({ endpoint, fetch, token: () => 'token' }) };
  };

  for (const [what, ask, method, path, body] of [
    ['a reply', ({ tickets }: HttpBackend) => tickets.reply('a/b', sent, { key: 'k' }), 'POST', '/tickets/a%2Fb/messages', sent],
    ['a change', ({ tickets }: HttpBackend) => tickets.change('a', { slot: null }, { key: 'k' }), 'PATCH', '/tickets/a', { slot: null }],
    ['a rating', ({ tickets }: HttpBackend) => tickets.rate('a', { score: 5, text: '' }, { key: 'k' }), 'POST', '/tickets/a/rating', { score: 5, text: '' }],
    ['a transcript', ({ chat }: HttpBackend) => chat.transcript('a', { email: 'ada@example.com', key: 'k' }), 'POST', '/tickets/a/transcript', { email: 'ada@example.com' }],
  ] as const)
    test(`${what} is sent under its key`, async () => {
      const here = backend(what === 'a transcript' ? new Response(null, { status: 204 }) : json(what === 'a reply' ? { id: 'm', from: 'visitor', text: 'In Firefox', sent: 's' } : ticket('a')));
      await ask(here);
      const request = here.requests[0]!;
      expect([request.method, request.url, request.headers.get('Idempotency-Key'), await request.json()]).toEqual([method, endpoint + path, 'k', body]);
    });

  test('typing is told without a key', async () => {
    const here = backend(new Response(null, { status: 204 }));
    await here.chat.typing('a');
    expect([here.requests[0]!.url, await here.requests[0]!.json()]).toEqual([`${endpoint}/typing`, { ticket: 'a' }]);
  });

  test('a file comes back byte for byte, and a page in its place does not', async () => {
    const bytes = Uint8Array.of(0, 255, 137, 80);
    const here = backend(new Response(bytes, { headers: { 'Content-Type': 'image/png' } }), page(200));
    const file = await here.tickets.file('f');
    expect([file.type, new Uint8Array(await file.arrayBuffer()), here.requests[0]!.headers.get('Authorization')]).toEqual(['image/png', bytes, 'Bearer token']);
    expect(await problemIn(here.tickets.file('f'))).toMatchObject({ kind: 'server' });
  });

  test('a message that is none is the backend\'s failure', async () => {
    expect(await problemIn(backend(json({ id: 'm' })).tickets.reply('a', sent, { key: 'k' }))).toMatchObject({ kind: 'server' });
  });
});
