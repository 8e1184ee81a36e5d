import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Database, Queries } from './database.js';
import { Refusal } from './problem.js';

/** So long a key is kept, in ms; and so long a file waits for its ticket. */
export const KEPT = 24 * 3_600_000;

/** A write that was given a key, so that sending it again does it once. */
export interface Once {
  readonly owner: string;
  readonly key: string;
  /** Of the route and what is written: what must be the same for it to be the same write. */
  readonly hash: string;
}

/** The key of a write, from its header, together with what is being written. */
export function onceFrom({ req }: Pick<Context, 'req'>, owner: string, written: string): Once {
  return { owner, key: keyOf(req), hash: createHash('sha256').update(`${req.method} ${req.path}\n${written}`).digest('hex') };
}

/** The key of a write; a refusal where there is none. */
export function keyOf(req: Context['req']): string {
  const key = req.header('Idempotency-Key')?.trim();
  if (!key) throw new Refusal(400, 'key-required', 'A write needs an Idempotency-Key.');
  if (key.length > 200) throw new Refusal(400, 'key-required', 'An Idempotency-Key has 200 characters at most.');
  return key;
}

/** What was answered when this very write was done before, if it was. */
export async function answeredBefore<T>(queries: Queries, { owner, key, hash }: Once): Promise<T | undefined> {
  const [row] = await queries.query<{ hash: string; answer: T }>(
    'select hash, answer from idempotency_keys where owner = $1 and key = $2', owner, key,
  );
  return row && answerOf(row, { hash });
}

function answerOf<T>({ hash, answer }: { readonly hash: string; readonly answer: T }, asked: Pick<Once, 'hash'>): T {
  if (hash !== asked.hash) throw new Refusal(422, 'key-reused', 'This Idempotency-Key was used for something else.');
  return answer;
}

/**
 * Does a write, unless its key was used before: then answers what was answered that time.
 *
 * Claiming the key, the write and its answer are one transaction. A second request with the same key waits until the first
 * is through, and then finds its answer.
 */
export async function doOnce<T extends object>(database: Database, once: Once, now: Date, write: (queries: Queries) => Promise<T>): Promise<T> {
  let isNew = false;
  const claimed = async (queries: Queries): Promise<T> => {
    // One person's writes wait here for each other, so that what is counted before a write is still true with it.
    const [claim] = await queries.query<{ claimed: boolean; hash: string; answer: T }>(
      'select claimed, hash, answer from claim_key($1, $2, $3, $4, $5)', once.owner, once.key, once.hash, now, new Date(now.getTime() - KEPT),
    );
    if (!claim!.claimed) return answerOf(claim!, once);
    isNew = true;
    return write(queries);
  };
  return database.transaction(claimed, (answer) =>
    isNew ? ['update idempotency_keys set answer = $3 where owner = $1 and key = $2', once.owner, once.key, JSON.stringify(answer)] : undefined,
  );
}

/** Forgets keys whose time is over. */
export async function forgetKeys(queries: Queries, now: Date): Promise<void> {
  await queries.query('delete from idempotency_keys where created < $1', new Date(now.getTime() - KEPT));
}
