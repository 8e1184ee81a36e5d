import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { httpBackend } from '../../src/backends/http.js';
import { answering, endpoint, json, problemIn, search } from './answering.js';

afterEach(() => void vi.useRealTimers());

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
    const asked = problemIn(httpBackend({ endpoint, token: () => new Promise(() => undefined), fetch: answering().fetch }).tickets.list());
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

async function listening(react: (request: unknown, socket: Socket) => void): Promise<Server> {
  const server = createServer((request) => react(request, request.socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return server;
}
