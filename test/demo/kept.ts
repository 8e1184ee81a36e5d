import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { databaseFor } from './postgres.js';

/** The secret that the server of a folder signs tokens with. */
export async function secretOf(folder: string): Promise<Uint8Array> {
  const rows = await rowsOf<{ secret: string }>(folder, "select secret from secrets where name = 'tokens'");
  return Buffer.from(rows ? rows[0]!.secret : readFileSync(join(folder, 'token-secret'), 'utf8'), 'hex');
}

/** The names of the uploads that the server of a folder keeps. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ file: string }>(folder, 'select distinct file from file_parts');
  return rows ? rows.map(({ file }) => file) : readdirSync(join(folder, 'attachments'));
}

/** What the database that belongs to a folder answers, where a PostgreSQL is tested. */
async function rowsOf<Row extends object>(folder: string, sql: string): Promise<readonly Row[] | undefined> {
  const address = await databaseFor(folder);
  if (!address) return undefined;
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
