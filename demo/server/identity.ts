import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { checkSettings } from '../../src/core/settings-check.js';
import type { Settings } from '../../src/core/settings.js';
import { isRecord, readBody } from './body.js';
import type { Answer } from './contract.js';
import type { Queries } from './database.js';
import { invalid } from './problem.js';
import { isStorable, tokensFor } from './tokens.js';

/** Who asks, as a valid token says. */
export interface Identity {
  /** The person's id; what they write is kept under it, and shown to nobody else. */
  readonly owner: string;
  /** Plan, seat and all that the rules of the channels look at. */
  readonly settings: Settings;
  /** When the token ends that says so. */
  readonly expires: Date;
}

/** Tells who asks, and, for development, makes tokens. */
export interface Identities {
  /** The person behind a request's bearer token. Rejects with a 401 where there is none, or it is not one of ours. */
  readonly identify: (context: Pick<Context, 'req'>) => Promise<Identity>;
  readonly issue: (owner: string, claims: Settings) => Promise<{ readonly token: string; readonly expires: string }>;
}

const AUDIENCE = 'ask-help';

/** The identities of visitors, whose tokens are signed with a secret. */
export function openIdentities(secret: Uint8Array, now: () => Date): Identities {
  const { identify, issue } = tokensFor(AUDIENCE, secret, now, ({ subject, claims, expires }): Identity => ({
    owner: subject,
    settings: checkSettings(claimsOf(claims)).settings,
    expires,
  }));
  return {
    identify,
    issue: (owner, claims) => issue(owner, claimsOf(claims as Readonly<Record<string, unknown>>)),
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

/** What a token says of somebody, in the words of the settings. */
const CLAIMS = ['person', 'plan', 'account', 'addOns', 'surface'] as const satisfies readonly (keyof Settings)[];

function claimsOf(source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(CLAIMS.flatMap((name) => (isGiven(source[name]) ? [[name, source[name]]] : [])));
}

const isGiven = (value: unknown): boolean => value !== undefined && !(isRecord(value) && Object.keys(value).length === 0);

/** The secret of a data folder that tokens are signed with, made on first use and readable by its owner alone. */
export function secretIn(folder: string): Uint8Array {
  const file = join(folder, 'token-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(file, 'utf8'), 'hex');
}

/** The secret that the servers of one database share, made by the first of them. */
export async function sharedSecret(queries: Queries): Promise<Uint8Array> {
  await queries.query("insert into secrets (name, secret) values ('tokens', $1) on conflict do nothing", randomBytes(32).toString('hex'));
  const [row] = await queries.query<{ secret: string }>("select secret from secrets where name = 'tokens'");
  return Buffer.from(row!.secret, 'hex');
}
