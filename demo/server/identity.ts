import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { jwtVerify, SignJWT } from 'jose';
import { checkSettings } from '../../src/core/settings-check.js';
import type { Settings } from '../../src/core/settings.js';
import { isRecord, readBody } from './body.js';
import type { Answer } from './contract.js';
import { invalid, Refusal } from './problem.js';

/** Who asks, as a valid token says. */
export interface Identity {
  /** The person's id; what they write is kept under it, and shown to nobody else. */
  readonly owner: string;
  /** Plan, seat and all that the rules of the channels look at. */
  readonly settings: Settings;
}

/** Tells who asks, and, for development, makes tokens. */
export interface Identities {
  /** The person behind a request's bearer token. Rejects with a 401 where there is none, or it is not one of ours. */
  readonly identify: (context: Pick<Context, 'req'>) => Promise<Identity>;
  readonly issue: (owner: string, claims: Settings) => Promise<{ readonly token: string; readonly expires: string }>;
}

/** Longer than this no token is taken, whoever signed it. */
const LIFETIME_SECONDS = 15 * 60;
const AUDIENCE = 'ask-help';
/** Pinned: a token that names another algorithm, or `none`, is refused unread. */
const ALGORITHM = 'HS256';

/** The identities of one data folder, whose secret is made on first use and readable by its owner alone. */
export function openIdentities(folder: string, now: () => Date): Identities {
  const secret = secretIn(folder);
  const verify = async (token: string): Promise<Identity> => {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      audience: AUDIENCE,
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: LIFETIME_SECONDS,
      currentDate: now(),
    });
    const { sub, iat, exp } = payload as { sub: unknown; iat: number; exp: number };
    if (typeof sub !== 'string' || !isStorable(sub) || exp - iat > LIFETIME_SECONDS) throw new Error('No usable subject, or too long a life');
    return { owner: sub, settings: checkSettings(claimsOf(payload)).settings };
  };
  return {
    identify: async ({ req }) => {
      const token = /^Bearer +(\S+)$/i.exec(req.header('Authorization') ?? '')?.[1];
      const identity = token && (await verify(token).catch(() => undefined));
      if (!identity) throw new Refusal(401, 'signed-out', 'A valid bearer token is needed.');
      return identity;
    },
    issue: async (owner, claims) => {
      const issued = Math.floor(now().getTime() / 1000);
      const expires = issued + LIFETIME_SECONDS;
      const token = await new SignJWT(claimsOf(claims as Readonly<Record<string, unknown>>))
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(owner)
        .setAudience(AUDIENCE)
        .setIssuedAt(issued)
        .setExpirationTime(expires)
        .sign(secret);
      return { token, expires: new Date(expires * 1000).toISOString() };
    },
  };
}

/**
 * `POST dev/token`: a token for whomever the body describes. FOR DEVELOPMENT ONLY: a real host makes its tokens itself, on
 * its own server, for the person who is signed in there.
 */
export function developmentTokens(identities: Identities): Hono {
  const routes = new Hono();
  routes.post('/token', async (context) => {
    const { value } = await readBody(context);
    const { settings, problems } = checkSettings(claimsOf(value));
    if (problems.length > 0) throw invalid(Object.fromEntries(problems.map(({ setting }) => [setting ?? 'settings', 'setting'])));
    const owner = settings.person?.id ?? settings.person?.email;
    if (!owner || !isStorable(owner)) throw invalid({ 'person.id': 'required' });
    return context.json((await identities.issue(owner, settings)) satisfies Answer<'developmentToken'>, 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}

/** Whether the database can tell a name from every other: not blank, and nothing that its `text` cannot hold. */
const isStorable = (name: string): boolean => name.trim() !== '' && !/[\0\p{Cs}]/u.test(name);

/** What a token says of somebody, in the words of the settings. */
const CLAIMS = ['person', 'plan', 'account', 'addOns', 'surface'] as const satisfies readonly (keyof Settings)[];

function claimsOf(source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(CLAIMS.flatMap((name) => (isGiven(source[name]) ? [[name, source[name]]] : [])));
}

const isGiven = (value: unknown): boolean => value !== undefined && !(isRecord(value) && Object.keys(value).length === 0);

function secretIn(folder: string): Uint8Array {
  const file = join(folder, 'token-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(file, 'utf8'), 'hex');
}
