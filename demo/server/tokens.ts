import type { Context } from 'hono';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { Refusal } from './problem.js';

/** What a valid token says. */
export interface Token {
  /** Whose it is. */
  readonly subject: string;
  readonly claims: JWTPayload;
  readonly expires: Date;
}

/** Makes and reads the tokens of one audience; those of another are refused. */
export interface Tokens<Identity> {
  readonly issue: (subject: string, claims: Readonly<Record<string, unknown>>) => Promise<{ readonly token: string; readonly expires: string }>;
  /** Who the bearer token of a request says that it is from. Rejects with a 401 where there is none, or it is not one of ours. */
  readonly identify: (context: Pick<Context, 'req'>) => Promise<Identity>;
}

/** Longer than this no token is taken, whoever signed it. */
const LIFETIME_SECONDS = 15 * 60;
/** Pinned: a token that names another algorithm, or `none`, is refused unread. */
const ALGORITHM = 'HS256';
/** So many tokens are known at once; checking one costs more than most of what is asked with it. */
const MOST_KNOWN = 10_000;

/** The tokens of an audience, signed with a secret; `identityOf` says who somebody is by what their token says. */
export function tokensFor<Identity>(audience: string, secret: Uint8Array, now: () => Date, identityOf: (token: Token) => Identity): Tokens<Identity> {
  const known = new Map<string, { readonly identity: Identity; readonly expires: Date }>();
  // Imported once: jose does it anew for each token where it is given bytes.
  const key = crypto.subtle.importKey('raw', new Uint8Array(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  const check = async (token: string): Promise<Identity> => {
    const { payload } = await jwtVerify(token, await key, {
      algorithms: [ALGORITHM],
      audience,
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: LIFETIME_SECONDS,
      currentDate: now(),
    });
    const { sub, iat, exp } = payload as { sub: unknown; iat: number; exp: number };
    if (typeof sub !== 'string' || !isStorable(sub) || exp - iat > LIFETIME_SECONDS) throw new Error('No usable subject, or too long a life');
    const expires = new Date(exp * 1000);
    const identity = identityOf({ subject: sub, claims: payload, expires });
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(token, { identity, expires });
    return identity;
  };
  return {
    identify: async ({ req }) => {
      const given = /^Bearer +(\S+)$/i.exec(req.header('Authorization') ?? '')?.[1];
      const before = given === undefined ? undefined : known.get(given);
      if (before && before.expires > now()) return before.identity;
      const identity = given === undefined ? undefined : await check(given).catch(() => undefined);
      if (!identity) throw new Refusal(401, 'signed-out', 'A valid bearer token is needed.');
      return identity;
    },
    issue: async (subject, claims) => {
      const issued = Math.floor(now().getTime() / 1000);
      const expires = issued + LIFETIME_SECONDS;
      const token = await new SignJWT({ ...claims })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(subject)
        .setAudience(audience)
        .setIssuedAt(issued)
        .setExpirationTime(expires)
        .sign(await key);
      return { token, expires: new Date(expires * 1000).toISOString() };
    },
  };
}

/** Whether the database can tell a name from every other: not blank, and nothing that its `text` cannot hold. */
export const isStorable = (name: string): boolean => name.trim() !== '' && !/[\0\p{Cs}]/u.test(name);
