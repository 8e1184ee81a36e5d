import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Queries } from './database.js';
import { measure, type Files } from './files.js';

/** Bytes of one row. */
const PART = 256_000;

/** Files in a PostgreSQL, so that each of several servers has them all: in parts, since a row is held in memory as a whole. */
export function filesIn(database: Queries, now: () => Date): Files {
  const remove = async (id: string): Promise<void> => {
    await database.query('delete from file_parts where file = $1', id);
  };
  const partOf = async (id: string, part: number): Promise<Uint8Array | undefined> =>
    (await database.query<{ bytes: Uint8Array }>('select bytes from file_parts where file = $1 and part = $2', id, part))[0]?.bytes;

  return {
    remove,
    async store(bytes) {
      const id = randomUUID();
      let gathered: Uint8Array[] = [];
      let [size, part] = [0, 0];
      const write = async (): Promise<void> => {
        await database.query('insert into file_parts (file, part, bytes, written) values ($1, $2, $3, $4)', id, part, Buffer.concat(gathered), now());
        gathered = [];
        [size, part] = [0, part + 1];
      };
      try {
        const measured = await measure(bytes, async (piece) => {
          gathered.push(piece);
          size += piece.length;
          if (size >= PART) await write();
        });
        if (size > 0) await write();
        return { id, ...measured };
      } catch (error) {
        await remove(id);
        throw error;
      }
    },
    async read(id) {
      const first = await partOf(id, 0);
      if (!first) throw new Error(`There is no file ${id}.`);
      return Readable.from(partsFrom(first, (part) => partOf(id, part)), { objectMode: false });
    },
    async keepOnly(ids, before) {
      await database.query('delete from file_parts where written < $1 and file <> all ($2::uuid[])', before, [...ids]);
    },
  };
}

async function* partsFrom(first: Uint8Array, next: (part: number) => Promise<Uint8Array | undefined>): AsyncGenerator<Uint8Array> {
  for (let part = 1, bytes: Uint8Array | undefined = first; bytes; part += 1) {
    yield bytes;
    bytes = await next(part);
  }
}
