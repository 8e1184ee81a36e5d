import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { HEAD } from '../../src/core/attachment.js';

/** A file that has just been written. */
export interface Stored {
  readonly id: string;
  readonly size: number;
  /** SHA-256 of all its bytes. */
  readonly hash: string;
  /** Its first bytes. */
  readonly head: Uint8Array;
}

/**
 * The bytes of attachments, each file under an id that says nothing of it. A file is there before its row is, and goes after it;
 * what is left between the two is a stray.
 */
export interface Files {
  /** Writes what arrives to a new file. Resolves once it is safely on the disk; where that fails nothing is left. */
  store(bytes: AsyncIterable<Uint8Array>): Promise<Stored>;
  /** Opens a file to be read; rejects where it is not there. */
  read(id: string): Promise<Readable>;
  remove(id: string): Promise<void>;
  /** Removes what was written before that time, unless it is one of these. */
  keepOnly(ids: ReadonlySet<string>, before: Date): Promise<void>;
}

/**
 * The files in a folder, which is made where it is not there. They go with PGlite, which needs many times a file's size to take it
 * in, and stands still meanwhile.
 */
export function openFiles(folder: string): Files {
  mkdirSync(folder, { recursive: true });
  const path = (id: string): string => join(folder, id);
  const remove = (id: string): Promise<void> => rm(path(id), { force: true });
  return {
    remove,
    async store(bytes) {
      const id = randomUUID();
      const file = await open(path(id), 'wx', 0o600);
      try {
        const measured = await measure(bytes, (chunk) => file.writeFile(chunk));
        await file.sync();
        return { id, ...measured };
      } catch (error) {
        await remove(id);
        throw error;
      } finally {
        await file.close();
      }
    },
    async read(id) {
      const stream = createReadStream(path(id));
      await once(stream, 'open');
      return stream;
    },
    async keepOnly(ids, before) {
      for (const id of await readdir(folder)) if (!ids.has(id) && (await stat(path(id))).mtime < before) await remove(id);
    },
  };
}

/** Takes bytes in as they arrive, handing on each piece, and says of all of them what is to be known. */
export async function measure(bytes: AsyncIterable<Uint8Array>, take: (piece: Uint8Array) => Promise<unknown>): Promise<Omit<Stored, 'id'>> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    if (size < HEAD) head.push(piece);
    size += piece.length;
    hash.update(piece);
    await take(piece);
  }
  return { size, hash: hash.digest('hex'), head: Buffer.concat(head).subarray(0, HEAD) };
}
