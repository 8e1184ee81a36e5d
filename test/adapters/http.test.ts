import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { httpBackend } from '../../src/backends/http.js';
import { problemOf, type Problem } from '../../src/core/problem.js';
import type { Backend } from '../../src/ports/backend.js';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A backend that answers as the list says, one answer a request, and the requests that reached it. */
function answering(...answers: readonly (Response | Error | (() => Promise<Response>))[]) {
  const left = [...answers];
  const requests: Request[] = [];
  const fetching: typeof fetch = async (address, init) => {
    requests.push(new Request(address, init));
    const next = left.shift();
    if (next === undefined) throw new Error('One request too many');
    if (next instanceof Error) throw next;
    return typeof next === 'function' ? next() : next;
  };
  return { requests, fetch: fetching };
}

const json = (value: unknown, status = 200): Response => Response.json(value, { status });
const refused = (status: number, more: object = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: '', status, detail: 'It is so', ...more }), { status, headers: { 'Content-Type': 'application/problem+json' } });
const page = (status: number): Response => new Response('<!doctype html><title>Sign in to the network</title>', { status, headers: { 'Content-Type': 'text/html' } });

const endpoint = 'https://example.com/help-api';
const search = ({ knowledge }: Backend, signal?: AbortSignal) => knowledge!.search('x', { language: 'en', signal });

async function problemIn(promise: Promise<unknown>): Promise<Problem> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (error === undefined) throw new Error('It did not reject');
  return problemOf(error);
}

describe('what an answer means', () => {
  for (const [what, answer, problem] of [
    ['401', refused(401, { code: 'signed-out' }), { kind: 'signed-out', status: 401 }],
    ['403 with a reason', refused(403, { code: 'seat' }), { kind: 'refused', code: 'seat', message: 'It is so' }],
    ['404', refused(404), { kind: 'missing' }],
    ['400', refused(400, { code: 'malformed' }), { kind: 'invalid', code: 'malformed' }],
    ['422 with fields', refused(422, { errors: { email: 'email', odd: 7 } }), { kind: 'invalid', fields: { email: 'email' } }],
    ['429', refused(429), { kind: 'busy' }],
    ['503', page(503), { kind: 'busy' }],
    ['408', refused(408), { kind: 'server' }],
    ['500', page(500), { kind: 'server' }],
    ['403 without a word', new Response(null, { status: 403 }), { kind: 'refused' }],
    ['the page of a captive portal', page(200), { kind: 'server' }],
    ['the page of a firewall, though it says 403', page(403), { kind: 'server' }],
    ['the page of another server, though it says 404', page(404), { kind: 'server' }],
    ['half an answer', new Response('{"results":[', { headers: { 'Content-Type': 'application/json' } }), { kind: 'server' }],
    ['nothing', new Response(null, { status: 204 }), { kind: 'server' }],
    ['null', json(null), { kind: 'server' }],
    ['a list for an object', json([]), { kind: 'server' }],
    ['results without titles', json({ results: [{ id: 'a', lang: 'en' }] }), { kind: 'server' }],
    ['a list with a gap', json({ results: [null] }), { kind: 'server' }],
    ['an answer without confidence', json({ answer: { id: 'a', lang: 'en', title: 'A', passage: 'P' }, results: [] }), { kind: 'server' }],
    ['no network', new TypeError('Failed to fetch'), { kind: 'offline' }],
  ] as const)
    test(`${what} is a problem of kind ${problem.kind}`, async () => {
      const { fetch } = answering(answer instanceof Response ? answer.clone() : answer);
      expect(await problemIn(search(httpBackend({ endpoint, fetch })))).toMatchObject(problem);
    });

  test('an answer that breaks off is no network', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
    const { fetch } = answering(new Response(broken, { headers: { 'Content-Type': 'application/json' } }));
    expect(await problemIn(search(httpBackend({ endpoint, fetch })))).toMatchObject({ kind: 'offline' });
  });

  test('what is null counts as absent', async () => {
    const { fetch } = answering(json({ answer: null, results: [{ id: 'a', lang: 'en', title: 'A', url: null }] }));
    expect(await search(httpBackend({ endpoint, fetch }))).toEqual({ results: [{ id: 'a', lang: 'en', title: 'A' }] });
  });

  test('a ticket that lacks anything a view shows never reaches one', async () => {
    const ticket = {
      id: 'a', number: '1', reference: 'r', channel: 'email', premium: false, severity: 'standard', summary: 's', description: 'd', language: 'en', email: 'e',
      state: 'open', starred: false, unread: 0, created: 'c', updated: 'u', messages: [{ id: 'm', from: 'visitor', text: 't', sent: 's' }], custom: {}, context: {},
    };
    const listed = (tickets: unknown) => httpBackend({ endpoint, fetch: answering(json(tickets)).fetch }).tickets!.list();
    expect(await listed([ticket])).toEqual([ticket]);
    for (const key of Object.keys(ticket)) expect(await problemIn(listed([ticket, { ...ticket, [key]: undefined }])), key).toMatchObject({ kind: 'server' });
    expect(await problemIn(listed([{ ...ticket, messages: [{}] }]))).toMatchObject({ kind: 'server' });
    expect(await problemIn(listed([{ ...ticket, state: 'lost' }]))).toMatchObject({ kind: 'server' });
  });
});

describe('who asks', () => {
  const tokens = (...given: readonly (string | Error)[]) => {
    const left = [...given];
    return vi.fn(async () => {
      const next = left.shift() ?? '';
      if (next instanceof Error) throw next;
      return Promise.resolve(next);
    });
  };

  test('is asked for with every request for tickets, and told in a header alone', async () => {
    const { fetch, requests } = answering(json([]), json([]));
    const { tickets } = httpBackend({ endpoint, token: tokens('first', 'second'), fetch });
    await tickets!.list();
    await tickets!.list({ reference: 'r' });
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer first', 'Bearer second']);
    expect(requests.map(({ url }) => url).join()).not.toMatch(/first|second/);
  });

  test('is asked for once more after a 401', async () => {
    const { fetch, requests } = answering(refused(401), json([]));
    expect(await httpBackend({ endpoint, token: tokens('old', 'new'), fetch }).tickets!.list()).toEqual([]);
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer old', 'Bearer new']);
  });

  test('is signed out after a second 401', async () => {
    const { fetch, requests } = answering(refused(401), refused(401));
    expect(await problemIn(httpBackend({ endpoint, token: tokens('a', 'b', 'c'), fetch }).tickets!.list())).toMatchObject({ kind: 'signed-out', status: 401 });
    expect(requests).toHaveLength(2);
  });

  for (const [what, token] of [
    ['gives nothing', ''],
    ['gives what no header takes', 'a\nb'],
    ['fails', new Error('The session is over')],
  ] as const)
    test(`is signed out, and nothing is sent, where the token ${what}`, async () => {
      const { fetch, requests } = answering();
      expect(await problemIn(httpBackend({ endpoint, token: tokens(token), fetch }).tickets!.list())).toMatchObject({ kind: 'signed-out' });
      expect(requests).toHaveLength(0);
    });

  test('is nobody’s business while searching, unless the backend wants to know', async () => {
    const token = tokens('mine');
    const { fetch, requests } = answering(json({ results: [] }), refused(401), json({ results: [] }));
    const backend = httpBackend({ endpoint, token, fetch });
    await search(backend);
    expect(token).not.toHaveBeenCalled();
    await search(backend);
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual([null, null, 'Bearer mine']);
  });
});

describe('where it is asked', () => {
  for (const [given, address] of [
    ['https://example.com/help-api', 'https://example.com/help-api/articles/a%2Fb%3F?language=en'],
    ['https://example.com/help-api///', 'https://example.com/help-api/articles/a%2Fb%3F?language=en'],
    ['https://example.com', 'https://example.com/articles/a%2Fb%3F?language=en'],
    ['https://example.com/api?tenant=7#top', 'https://example.com/api/articles/a%2Fb%3F?tenant=7&language=en'],
    ['/help-api/', 'https://page.example/help-api/articles/a%2Fb%3F?language=en'],
    ['help-api', 'https://page.example/shop/help-api/articles/a%2Fb%3F?language=en'],
  ] as const)
    test(`${given} from a page`, async () => {
      vi.stubGlobal('document', { baseURI: 'https://page.example/shop/cart' });
      const { fetch, requests } = answering(refused(404));
      await problemIn(httpBackend({ endpoint: given, fetch }).knowledge!.article('a/b?', { language: 'en' }));
      expect(requests[0]!.url).toBe(address);
    });

  for (const endpoint of ['http://', 'javascript:alert(1)', 'mailto:help@example.com', '/help-api'])
    test(`${endpoint} is no address, and a problem of the setting`, () => {
      expect(() => httpBackend({ endpoint })).toThrow(expect.objectContaining({ problem: expect.objectContaining({ kind: 'setting', setting: 'endpoint' }) as unknown }) as Error);
    });
});

describe('waiting', () => {
  const never = (): Promise<Response> => new Promise(() => undefined);
  const trickle = (): Promise<Response> => Promise.resolve(new Response(new ReadableStream(), { headers: { 'Content-Type': 'application/json' } }));

  for (const [what, answer] of [['no answer', never], ['no end of an answer', trickle]] as const)
    test(`ends after 20 seconds with ${what}`, async () => {
      vi.useFakeTimers();
      const asked = problemIn(search(httpBackend({ endpoint, fetch: answering(answer).fetch })));
      await vi.advanceTimersByTimeAsync(20_000);
      expect(await asked).toMatchObject({ kind: 'timeout' });
      expect(vi.getTimerCount()).toBe(0);
    });

  test('ends after 20 seconds with no token', async () => {
    vi.useFakeTimers();
    const asked = problemIn(httpBackend({ endpoint, token: () => new Promise(() => undefined), fetch: answering().fetch }).tickets!.list());
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await asked).toMatchObject({ kind: 'timeout' });
  });

  test('ends at once, with the reason, where the visitor goes on', async () => {
    const controller = new AbortController();
    const asked = search(httpBackend({ endpoint, fetch: answering(never).fetch }), controller.signal);
    const reason = new Error('Another question');
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });

  test('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await search(httpBackend({ endpoint, fetch: answering(json({ results: [] })).fetch }));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('over a real wire', () => {
  test('a server that hangs up is no network, and so is one that is not there', async () => {
    const server = await listening((_, socket) => socket.destroy());
    const { port } = server.address() as AddressInfo;
    const backend = httpBackend({ endpoint: `http://127.0.0.1:${port}` });
    expect(await problemIn(search(backend))).toMatchObject({ kind: 'offline' });
    await new Promise((resolve) => server.close(resolve));
    expect(await problemIn(search(backend))).toMatchObject({ kind: 'offline' });
  });

  test('an abort is heard by the server', async () => {
    const hungUp = new Promise<void>((resolve) => {
      void listening((_, socket) => socket.on('close', () => resolve())).then((server) => {
        const controller = new AbortController();
        const { port } = server.address() as AddressInfo;
        search(httpBackend({ endpoint: `http://127.0.0.1:${port}` }), controller.signal).catch(() => undefined);
        server.once('request', () => controller.abort());
      });
    });
    await hungUp;
  });
});

async function listening(react: (request: unknown, socket: import('node:net').Socket) => void): Promise<Server> {
  const server = createServer((request) => react(request, request.socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return server;
}
