import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  kept: { key: string; value: unknown };
}

/** Our database in this browser. */
export type Database = IDBPDatabase<Schema>;

/** How long the browser may take to open its database, in ms; a blocked or damaged one never answers. */
const PATIENCE = 3000;

/**
 * Opens the database, made where there is none; rejects where the browser refuses or does not answer.
 *
 * `closed` is called once it can no longer be used: another version of ours wants to change it, or the browser has taken it away.
 */
export function openDatabase(closed: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('it did not open in time')), PATIENCE);
    openDB<Schema>('ask-help', 1, {
      upgrade: (database) => void database.createObjectStore('kept'),
      blocking(_, __, event) {
        (event.target as IDBDatabase).close();
        closed();
      },
      terminated: closed,
    }).then(resolve, reject);
  });
}
