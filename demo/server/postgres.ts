import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';
import type { Database, Queries, Value } from './database.js';
import { StartProblem } from './lock.js';
import { listenTo } from './postgres-listening.js';

/** So many connections at once; what comes beyond them waits. */
const CONNECTIONS = 10;

/** A database on a PostgreSQL server, 15 or later. Rejects with a `StartProblem` where it cannot be reached. */
export async function openPostgres(address: string): Promise<Database> {
  if (!/^postgres(ql)?:/.test(address)) throw new StartProblem('DATABASE_URL must be an address such as postgresql://user:password@host/database.');
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    stream: () => new Line(),
    // A server that is gone without a word, in the middle of a transaction, holds nobody else up for long.
    idle_in_transaction_session_timeout: 10_000,
  });
  // A connection that breaks while nobody uses it: the pool opens another.
  pool.on('error', (error) => console.error(error));
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    throw new StartProblem(`The database that DATABASE_URL names cannot be used: ${reasonOf(error)}.`);
  });
  return {
    ...queriesOf(pool),
    transaction: async (work, last) => {
      const client = await pool.connect();
      const queries = queriesOf(client);
      let broken = true;
      // One that breaks fails its queries; unheard, the error would end the process as well.
      const heard = (): void => undefined;
      client.on('error', heard);
      try {
        // Sent together with the first query of the work; nothing but a broken connection fails it, and then all of them.
        const [, done] = await Promise.all([queries.query('begin'), work(queries)]);
        const query = last?.(done);
        // Where the last query fails, it alone says so: the end that was sent with it has undone all.
        await Promise.all([query && queries.query(...query), queries.query('commit')]);
        broken = false;
        return done;
      } catch (error) {
        await client.query('rollback').then(() => (broken = false), () => undefined);
        throw error;
      } finally {
        // One that could not even roll back is closed and not used again.
        client.off('error', heard);
        client.release(broken);
      }
    },
    listen: (channel, listener) => listenTo(address, channel, listener),
    close: () => pool.end(),
  };
}

/** Sends at once what was asked in one turn: queries that follow on one another wake the database once. */
class Line extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

const queriesOf = (source: Pick<pg.Pool, 'query'>): Queries => ({
  // Under a name a query is read and planned once for each connection: most of them cost more to plan than to do.
  query: async <Row extends object>(sql: string, ...values: readonly Value[]) => (await source.query<Row>({ name: nameOf(sql), text: sql, values: [...values] })).rows,
});

const names = new Map<string, string>();

/** The name of a query. They are all written out in this folder, so there are only so many. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

const reasonOf = (error: unknown): string => (error as Error).message || String((error as { readonly code?: unknown }).code);
