import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { EncryptJWT, SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { secretOf } from './kept.js';
import { ask, newFolder, newTicket, serve, serveForTest, someone, tokenFor } from './serving.js';

const folder = newFolder();
let server: RunningServer;
let secret: Uint8Array;
beforeAll(async () => {
  server = await serve(folder);
  secret = await secretOf(folder);
});
afterAll(() => server.stop());

const seconds = (): number => Math.floor(Date.now() / 1000);

/** The claims of a good token, so that each attack differs from it in one thing only. */
const claims = (): Record<string, unknown> => ({ sub: 'ada', aud: 'ask-help', iat: seconds(), exp: seconds() + 600, plan: 'starter', person: { id: 'ada' } });

const signed = (more: Record<string, unknown> = {}, key: Uint8Array = secret, alg = 'HS256'): Promise<string> =>
  new SignJWT({ ...claims(), ...more }).setProtectedHeader({ alg }).sign(key);

/** A token with any header and claims, rightly signed all the same. */
const signedBy = (header: object, payload: unknown = claims()): string => {
  const unsigned = [encoded(header), encoded(payload)].join('.');
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
};

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test("a host's own token, rightly signed, is taken, however its scheme is written", async () => {
  const token = await signed();
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    expect((await ask(server, 'GET', 'tickets', { headers: { Authorization: `${scheme} ${token}` } })).status).toBe(200);
});

/** Asks for tickets with headers that `fetch` would join into one. */
const statusOf = (headers: Readonly<Record<string, readonly string[]>>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const pairs = Object.entries(headers).flatMap(([name, values]) => values.flatMap((value) => [name, value]));
    request({ port: server.port, host: '127.0.0.1', path: '/help-api/tickets', headers: ['Host', 'localhost', ...pairs] }, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });

describe('nobody gets in with', () => {
  const attacks: Readonly<Record<string, () => string | Promise<string>>> = {
    'an empty token': () => '',
    'a token that is none': () => 'let-me-in',
    'a token signed with another secret': () => signed({}, new Uint8Array(32)),
    'a token that names the algorithm none': () => new UnsecuredJWT(claims()).encode(),
    'a signed token whose header then says none': async () => [encoded({ alg: 'none' }), ...(await signed()).split('.').slice(1)].join('.'),
    'a token without its signature': async () => `${(await signed()).split('.').slice(0, 2).join('.')}.`,
    'a token of another algorithm, though of our secret': () => signed({}, secret, 'HS512'),
    'a token signed with a key pair': async () => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign((await generateKeyPair('RS256')).privateKey),
    'a token whose claims were changed': async () => {
      const [header, , signature] = (await signed()).split('.');
      return [header, encoded({ ...claims(), sub: 'eve' }), signature].join('.');
    },
    'an expired token': () => signed({ iat: seconds() - 700, exp: seconds() - 100 }),
    'a token from the future': () => signed({ iat: seconds() + 300, exp: seconds() + 600 }),
    'a token not valid yet': () => signed({ nbf: seconds() + 300 }),
    'a token that lives longer than a quarter of an hour': () => signed({ exp: seconds() + 3600 }),
    'a token that never expires': () => signed({ exp: undefined }),
    'a token that does not say when it was made': () => signed({ iat: undefined }),
    'a token for somebody else’s service': () => signed({ aud: 'billing' }),
    'a token for nobody’s service': () => signed({ aud: undefined }),
    'a token about nobody': () => signed({ sub: undefined }),
    'a token about an empty name': () => signed({ sub: '' }),
    'a token about a number': () => signed({ sub: 7 }),
    'a token signed with an empty secret': () => {
      const unsigned = [encoded({ alg: 'HS256' }), encoded(claims())].join('.');
      return `${unsigned}.${createHmac('sha256', '').update(unsigned).digest('base64url')}`;
    },
    'a token that brings its own key': () => {
      const key = new Uint8Array(32).fill(7);
      return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', jwk: { kty: 'oct', k: Buffer.from(key).toString('base64url') } as object }).sign(key);
    },
    'a token that wants a header understood that nobody knows': () => signedBy({ alg: 'HS256', crit: ['x'], x: 1 }),
    'a token that is sealed and not signed': () => new EncryptJWT(claims()).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(secret),
    'a token in another spelling of the algorithm': () => signedBy({ alg: 'hs256' }),
    'a token whose header is no JSON': async () => [Buffer.from('{').toString('base64url'), ...(await signed()).split('.').slice(1)].join('.'),
    'a token whose claims are a list': () => signedBy({ alg: 'HS256' }, []),
    'a token that expires on a date in words': () => signed({ exp: 'tomorrow' }),
    'a token that is valid backwards': () => signed({ iat: seconds() - 10, exp: seconds() - 20 }),
    'a token about somebody whose name no database takes': () => signed({ sub: 'ada\u0000' }),
    'two tokens in one header': async () => `${await signed()}, Bearer ${await signed()}`,
    'a token with something behind it': async () => `${await signed()} ${await signed()}`,
    'a huge token': async () => `${await signed()}${'x'.repeat(9_000)}`,
  };
  for (const [what, make] of Object.entries(attacks))
    for (const [method, path] of [['GET', 'tickets'], ['GET', `tickets/${crypto.randomUUID()}`], ['POST', 'tickets'], ['POST', 'attachments'], ['GET', `attachments/${crypto.randomUUID()}`]] as const)
      test(`${what}: ${method} ${path.split('-')[0]!}`, async () => {
        const more = method === 'POST' ? { key: 'k', body: newTicket() } : {};
        const { status, headers, body } = await ask(server, method, path, { token: await make(), ...more });
        expect([status, body.code]).toEqual([401, 'signed-out']);
        expect(headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
      });

  test('no token at all, or one in the address, or of another scheme', async () => {
    const token = await signed();
    expect((await ask(server, 'GET', 'tickets')).status).toBe(401);
    expect((await ask(server, 'GET', `tickets?token=${token}&access_token=${token}`)).status).toBe(401);
    expect((await ask(server, 'GET', 'tickets', { headers: { Authorization: `Basic ${token}` } })).status).toBe(401);
  });

  test('a token in a cookie, in the body, or in a header that is not the one', async () => {
    const token = await signed();
    for (const headers of [{ Cookie: `token=${token}` }, { 'X-Authorization': `Bearer ${token}` }, { 'Proxy-Authorization': `Bearer ${token}` }])
      expect((await ask(server, 'GET', 'tickets', { headers: headers })).status).toBe(401);
    expect((await ask(server, 'POST', 'tickets', { key: 'k', body: { ...newTicket(), token, access_token: token } })).status).toBe(401);
  });

  test('two Authorization headers, whichever is right', async () => {
    const token = await signed();
    for (const Authorization of [[`Bearer ${token}`, 'Bearer x'], ['Bearer x', `Bearer ${token}`]]) expect(await statusOf({ Authorization })).toBe(401);
    expect(await statusOf({ Authorization: [`Bearer ${token}`] })).toBe(200);
  });
});

describe('a token whose claims make no sense', () => {
  for (const [what, more] of [
    ['an unknown plan', { plan: 'diamond' }],
    ['a plan that is a number', { plan: 7 }],
    ['a plan named like a part of every object', { plan: '__proto__' }],
  ] as const)
    test(`grants nothing for ${what}`, async () => {
      const { status, body } = await ask(server, 'POST', 'tickets', { token: await signed(more), key: what, body: newTicket() });
      expect([status, body.code]).toEqual([403, 'plan']);
    });
});

describe('a development token', () => {
  test('lives for a quarter of an hour', async () => {
    const { status, body, headers } = await ask(server, 'POST', 'dev/token', { body: someone() });
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toBe('no-store');
    const life = Date.parse(body.expires!) - Date.now();
    expect(life).toBeGreaterThan(14 * 60_000);
    expect(life).toBeLessThanOrEqual(15 * 60_000);
  });

  test('is taken until it expires, and not after', async () => {
    let now = new Date();
    const other = await serve(newFolder(), { now: () => now });
    const token = await tokenFor(other);
    now = new Date(now.getTime() + 14.9 * 60_000);
    expect((await ask(other, 'GET', 'tickets', { token })).status).toBe(200);
    now = new Date(now.getTime() + 60_000);
    expect((await ask(other, 'GET', 'tickets', { token })).status).toBe(401);
    await other.stop();
  });

  test('is not to be had in production, or where somebody says so: there is no such route on either side', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const production = await serveForTest(newFolder());
    const told = await serveForTest(newFolder(), { developmentTokens: true });
    vi.unstubAllEnvs();
    const without = await serveForTest(newFolder(), { developmentTokens: false });
    const statuses = async (on: RunningServer): Promise<readonly number[]> => [
      (await ask(on, 'POST', 'dev/token', { body: someone() })).status,
      (await ask(on, 'POST', 'dev/token', { api: 'agent-api', body: { name: 'Bo' } })).status,
    ];
    expect([await statuses(production), await statuses(without), await statuses(told)]).toEqual([[404, 404], [404, 404], [200, 200]]);
  });

  for (const [what, body, errors] of [
    ['nobody', { plan: 'starter' }, { 'person.id': 'required' }],
    ['somebody on a plan that is none', { plan: 'diamond', person: { id: 'a' } }, { plan: 'setting' }],
    ['somebody in a role that is none', { person: { id: 'a', role: 'queen' } }, { 'person.role': 'setting' }],
  ] as const)
    test(`is not made for ${what}`, async () => {
      const answered = await ask(server, 'POST', 'dev/token', { body });
      expect([answered.status, answered.body.errors]).toEqual([422, errors]);
    });
});
