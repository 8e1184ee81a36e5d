import type { DBSchema, IDBPDatabase } from 'idb';
import { ProblemError } from '../../core/problem.js';
import type { Keep } from '../../ports/keep.js';

interface Schema extends DBSchema {
  kept: { key: string; value: unknown };
}

/** How long the browser may take to open its database, in ms; a blocked or damaged one never answers. */
const PATIENCE = 3000;

/** Keeps in IndexedDB, apart for each `site`. Nothing is opened, nor its code fetched, before the first call. */
export function browserKeep(site: string): Keep {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const within = async <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await work(await (opening ??= open()));
    } catch (error) {
      opening = undefined;
      throw new ProblemError({ kind: 'storage', message: `this browser does not keep drafts: ${String(error)}` }, { cause: error });
    }
  };
  const place = (key: string): string => `${site} ${key}`;
  return {
    read: (key) => within((database) => database.get('kept', place(key))),
    write: (key, value) => within(async (database) => void (await database.put('kept', value, place(key)))),
    remove: (key) => within((database) => database.delete('kept', place(key))),
  };
}

async function open(): Promise<IDBPDatabase<Schema>> {
  const { openDB } = await import('idb');
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('it did not open in time')), PATIENCE));
  return Promise.race([late, openDB<Schema>('ask-help', 1, { upgrade: (database) => void database.createObjectStore('kept') })]);
}
