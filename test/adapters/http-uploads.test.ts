import { afterEach, describe, expect, test, vi } from 'vitest';
import { httpBackend } from '../../src/backends/http.js';
import type { Tickets } from '../../src/ports/tickets.js';
import { answering, endpoint, json, problemIn, refused } from './answering.js';

afterEach(() => void vi.useRealTimers());

const attachment = { id: 'a1', name: 'Bild 1.png', type: 'image/png', size: 4 };
const file = (size = 4): Blob => new Blob([new Uint8Array(size)]);

const uploading = (tickets: Tickets | undefined, more: object = {}, blob = file()) => tickets!.attach!(blob, { name: 'Bild 1.png', type: 'image/png', key: 'k1', ...more });

describe('a file', () => {
  test('goes as its bytes, under its key and name, with the token and as what it is', async () => {
    const { fetch, requests } = answering(json(attachment, 201));
    const { tickets } = httpBackend({ endpoint, token: () => 'mine', fetch });
    expect(await uploading(tickets)).toEqual(attachment);
    const [request] = requests;
    expect([request!.method, request!.url]).toEqual(['POST', `${endpoint}/attachments?name=Bild+1.png`]);
    expect(['Authorization', 'Content-Type', 'Idempotency-Key'].map((name) => request!.headers.get(name))).toEqual(['Bearer mine', 'image/png', 'k1']);
    expect((await request!.arrayBuffer()).byteLength).toBe(4);
  });

  test('goes once more, under the same key, with a fresh token after a 401; and never without one', async () => {
    const { fetch, requests } = answering(refused(401), json(attachment));
    const tokens = ['old', 'new', ''];
    const { tickets } = httpBackend({ endpoint, token: () => tokens.shift()!, fetch });
    await uploading(tickets);
    expect(requests.map(({ headers }) => [headers.get('Authorization'), headers.get('Idempotency-Key')])).toEqual([['Bearer old', 'k1'], ['Bearer new', 'k1']]);
    expect(await problemIn(uploading(tickets))).toMatchObject({ kind: 'signed-out' });
    expect(requests).toHaveLength(2);
  });

  test('says how much of it has gone, in the end all', async () => {
    const { tickets } = httpBackend({ endpoint, token: () => 'mine', fetch: answering(json(attachment)).fetch });
    const heard: number[] = [];
    await uploading(tickets, { progress: (sent: number) => heard.push(sent) });
    expect(heard).toEqual([4]);
  });

  for (const [what, answer, problem] of [
    ['too large', refused(413, { code: 'too-large' }), { kind: 'invalid', code: 'too-large' }],
    ['of a kind that is not taken', refused(422, { code: 'invalid', errors: { file: 'type' } }), { kind: 'invalid', fields: { file: 'type' } }],
    ['one too many', new Response('{}', { status: 429, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '7' } }), { kind: 'busy', retryAfter: 7000 }],
    ['taken in words that we do not know', json({ id: 'a1' }), { kind: 'server' }],
  ] as const)
    test(`that is ${what} is a problem of kind ${problem.kind}`, async () => {
      const { tickets } = httpBackend({ endpoint, token: () => 'mine', fetch: answering(answer).fetch });
      expect(await problemIn(uploading(tickets))).toMatchObject(problem);
    });

  test('is waited for as long as it may take on a slow line, and no longer', async () => {
    vi.useFakeTimers();
    const { tickets } = httpBackend({ endpoint, token: () => 'mine', fetch: answering(() => new Promise(() => undefined)).fetch });
    const asked = problemIn(uploading(tickets, {}, file(16_000_000)));
    const ended = vi.fn();
    void asked.then(ended);
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await asked).toMatchObject({ kind: 'timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('stops on its way where it is called back', async () => {
    const controller = new AbortController();
    const { fetch, requests } = answering(() => new Promise(() => undefined));
    const asked = uploading(httpBackend({ endpoint, token: () => 'mine', fetch }).tickets, { signal: controller.signal });
    const reason = new Error('Taken out again');
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
    expect(requests.every(({ signal }) => signal.aborted)).toBe(true);
  });
});

test('what is taken is asked without a token, and believed only where it makes sense', async () => {
  const limits = { files: 3, bytes: 1000, types: ['image/png'] };
  const { fetch, requests } = answering(json(limits), json({ ...limits, bytes: 'many' }));
  const { tickets } = httpBackend({ endpoint, token: () => 'mine', fetch });
  expect(await tickets.limits()).toEqual(limits);
  expect(requests.map(({ url, headers }) => [url, headers.get('Authorization')])).toEqual([[`${endpoint}/attachments/limits`, null]]);
  expect(await problemIn(tickets.limits())).toMatchObject({ kind: 'server' });
});

test('what is sent is JSON, though the page has broken JSON', async () => {
  const { fetch, requests } = answering(json({}), json({}));
  const knowledge = httpBackend({ endpoint, fetch }).knowledge!;
  const feedback = { on: 'answer', id: 'é"\u0000\ud800', language: 'nb', helpful: true } as const;
  const whole = JSON.stringify;
  const broken = Array.prototype as unknown as { toJSON?: () => string };
  try {
    broken.toJSON = () => 'broken';
    JSON.stringify = () => 'broken';
    await knowledge.feedback!(feedback);
  } finally {
    delete broken.toJSON;
    JSON.stringify = whole;
  }
  expect(JSON.parse(await requests[0]!.text())).toEqual(feedback);
});
