import pg from 'pg';
import type { Database, Queries, Value } from './database.js';
import { StartProblem } from './lock.js';

/** So many connections at once; what comes beyond them waits. */
const CONNECTIONS = 10;

/** A database on a PostgreSQL server, 15 or later. Rejects with a `StartProblem` where it cannot be reached. */
export async function openPostgres(address: string): Promise<Database> {
  if (!/^postgres(ql)?:/.test(address)) throw new StartProblem('DATABASE_URL must be an address such as postgresql://user:password@host/database.');
  const pool = new pg.Pool({ connectionString: address, max: CONNECTIONS, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it: the pool opens another.
  pool.on('error', (error) => console.error(error));
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    throw new StartProblem(`The database that DATABASE_URL names cannot be used: ${reasonOf(error)}.`);
  });
  return {
    ...queriesOf(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken = true;
      try {
        await client.query('begin');
        const done = await work(queriesOf(client));
        await client.query('commit');
        broken = false;
        return done;
      } catch (error) {
        await client.query('rollback').then(() => (broken = false), () => undefined);
        throw error;
      } finally {
        // One that could not even roll back is closed and not used again.
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

const queriesOf = (source: Pick<pg.Pool, 'query'>): Queries => ({
  query: async <Row extends object>(sql: string, ...values: readonly Value[]) => (await source.query<Row>(sql, [...values])).rows,
});

const reasonOf = (error: unknown): string => (error as Error).message || String((error as { readonly code?: unknown }).code);
