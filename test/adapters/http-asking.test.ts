import { afterEach, describe, expect, test, vi } from 'vitest';
import { httpBackend } from '../../src/backends/http.js';
import { newTicket } from '../demo/serving.js';
import { answering, endpoint, json, problemIn, refused, search } from './answering.js';

afterEach(() => void vi.unstubAllGlobals());

test('an endpoint that takes no tickets is told to the host by the name of its setting', async () => {
  const { fetch } = answering(refused(404));
  expect(await problemIn(httpBackend({ endpoint, token: () => 't', fetch }).tickets.create(newTicket(), { key: 'k' }))).toMatchObject({ kind: 'missing', setting: 'endpoint' });
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
    await tickets.list();
    await tickets.list({ reference: 'r' });
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer first', 'Bearer second']);
    expect(requests.map(({ url }) => url).join()).not.toMatch(/first|second/);
  });

  test('is asked for once more after a 401', async () => {
    const { fetch, requests } = answering(refused(401), json([]));
    expect(await httpBackend({ endpoint, token: tokens('old', 'new'), fetch }).tickets.list()).toEqual([]);
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer old', 'Bearer new']);
  });

  test('is signed out after a second 401', async () => {
    const { fetch, requests } = answering(refused(401), refused(401));
    expect(await problemIn(httpBackend({ endpoint, token: tokens('a', 'b', 'c'), fetch }).tickets.list())).toMatchObject({ kind: 'signed-out', status: 401 });
    expect(requests).toHaveLength(2);
  });

  for (const [what, token] of [
    ['gives nothing', ''],
    ['gives what no header takes', 'a\nb'],
  ] as const)
    test(`is signed out, and nothing is sent, where the token ${what}`, async () => {
      const { fetch, requests } = answering();
      expect(await problemIn(httpBackend({ endpoint, token: tokens(token), fetch }).tickets.list())).toMatchObject({ kind: 'signed-out' });
      expect(requests).toHaveLength(0);
    });

  test('is not known while the token cannot be fetched, which a later try may mend; nothing is sent', async () => {
    const { fetch, requests } = answering();
    expect(await problemIn(httpBackend({ endpoint, token: tokens(new Error('Failed to fetch')), fetch }).tickets.list())).toMatchObject({ kind: 'offline' });
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
