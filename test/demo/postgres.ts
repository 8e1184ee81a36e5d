import { createHash } from 'node:crypto';
import pg from 'pg';

/** The address of the database that belongs to a folder on the PostgreSQL server under test, made if need be; `undefined` where PGlite is tested. */
export async function databaseFor(folder: string): Promise<string | undefined> {
  const server = process.env['ASK_POSTGRES'];
  if (!server) return undefined;
  const name = `ask_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return `${server}/${name}`;
}
