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
export interface Tokens {
  readonly issue: (subject: string, claims: Readonly<Record<string, unknown>>) => Promise<{ readonly token: string; readonly expires: string }>;
  /** What the bearer token of a request says. Rejects with a 401 where there is none, or it is not one of ours. */
  readonly bearer: (context: Pick<Context, 'req'>) => Promise<Token>;
}

/** Longer than this no token is taken, whoever signed it. */
const LIFETIME_SECONDS = 15 * 60;
/** Pinned: a token that names another algorithm, or `none`, is refused unread. */
const ALGORITHM = 'HS256';

/** The tokens of an audience, signed with a secret. */
export function tokensFor(audience: string, secret: Uint8Array, now: () => Date): Tokens {
  // Imported once: jose does it anew for each token where it is given bytes.
  const key = crypto.subtle.importKey('raw', new Uint8Array(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  const read = async (token: string): Promise<Token> => {
    const { payload } = await jwtVerify(token, await key, {
      algorithms: [ALGORITHM],
      audience,
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: LIFETIME_SECONDS,
      currentDate: now(),
    });
    const { sub, iat, exp } = payload as { sub: unknown; iat: number; exp: number };
    if (typeof sub !== 'string' || !isStorable(sub) || exp - iat > LIFETIME_SECONDS) throw new Error('No usable subject, or too long a life');
    return { subject: sub, claims: payload, expires: new Date(exp * 1000) };
  };
  return {
    bearer: async ({ req }) => {
      const given = /^Bearer +(\S+)$/i.exec(req.header('Authorization') ?? '')?.[1];
      const token = given && (await read(given).catch(() => undefined));
      if (!token) throw new Refusal(401, 'signed-out', 'A valid bearer token is needed.');
      return token;
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
