import { ProblemError } from '../../core/problem.js';
import type { Keep } from '../../ports/keep.js';
import type { Database } from './database.js';

/** Keeps in IndexedDB, apart for each `site`. Nothing is opened, nor its code fetched, before the first call. */
export function browserKeep(site: string): Keep {
  let opening: Promise<Database> | undefined;
  const open = async (): Promise<Database> => (await import('./database.js')).openDatabase();
  const within = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
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
    write: (key, value) => within((database) => database.put('kept', value, place(key)).then(() => {})),
    remove: (key) => within((database) => database.delete('kept', place(key))),
  };
}
