import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { databaseFor } from './postgres.js';

/** The secret that the server of a folder signs tokens with. */
export async function secretOf(folder: string): Promise<Uint8Array> {
  const address = await databaseFor(folder);
  return Buffer.from(address ? await secretIn(address) : readFileSync(join(folder, 'token-secret'), 'utf8'), 'hex');
}

async function secretIn(address: string): Promise<string> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query<{ secret: string }>("select secret from secrets where name = 'tokens'");
    return rows[0]!.secret;
  } finally {
    await client.end();
  }
}
