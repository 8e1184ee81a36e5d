import { ProblemError } from '../../core/problem.js';
import type { Keep, Shelf } from '../../ports/keep.js';
import type { Database } from './database.js';
import { nameOf } from './who.js';

/** In `localStorage` as long as anything waits to be sent, or a ticket is open, so that the next page knows without asking for our code. */
export const WAITING = 'ask-help:waiting';

/** Keeps in IndexedDB, apart for each `site` and person. Nothing is opened, nor its code fetched, before the first call. */
export function browserKeep(site: string): Keep {
  let opening: Promise<Database> | undefined;
  const open = async (): Promise<Database> => (await import('./database.js')).openDatabase(() => (opening = undefined));
  const within = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    try {
      return await work(await (opening ??= open()));
    } catch (error) {
      opening = undefined;
      throw new ProblemError({ kind: 'storage', message: `this browser does not keep what is typed: ${String(error)}` }, { cause: error });
    }
  };
  return { of: (person) => shelf(once(() => nameOf(site, person)), within) };
}

type Within = <T>(work: (database: Database) => Promise<T>) => Promise<T>;

function shelf(owner: () => Promise<string>, within: Within): Shelf {
  const all = (start: string): IDBKeyRange => IDBKeyRange.bound(start, `${start}\uffff`);
  return {
    read: async (name) => {
      const place = `${await owner()} ${name}`;
      return within((database) => database.get('kept', place));
    },
    list: async (start) => {
      const own = `${await owner()} `;
      return within(async (database) => {
        const { store } = database.transaction('kept');
        const [names, values] = await Promise.all([store.getAllKeys(all(own + start)), store.getAll(all(own + start))]);
        return new Map(names.map((name, index) => [name.slice(own.length), values[index]]));
      });
    },
    change: async (changes) => {
      const own = `${await owner()} `;
      await within(async (database) => {
        const transaction = database.transaction('kept', 'readwrite');
        const work = Object.entries(changes).map(async ([name, value]) => {
          await (value === undefined ? transaction.store.delete(own + name) : transaction.store.put(value, own + name));
        });
        try {
          await Promise.all(work);
        } catch (error) {
          // A value that cannot be cloned fails before the browser hears of it, and the rest would be written.
          transaction.abort();
          await transaction.done.catch(() => undefined);
          throw error;
        }
        await transaction.done;
        await flag(database);
      });
    },
    clear: async () => {
      const own = `${await owner()} `;
      await within(async (database) => {
        await database.delete('kept', all(own));
        await flag(database);
      });
    },
  };
}

/** Says, or no longer says, that the next page has something to do: to send what waits, or to hear of a ticket that is open. */
async function flag(database: Database): Promise<void> {
  const names = await database.getAllKeys('kept');
  const waits = names.some((name) => / (outbox\/|reply\/|open$)/.test(name));
  try {
    if (waits) localStorage.setItem(WAITING, '1');
    else localStorage.removeItem(WAITING);
  } catch {
    // What waits is then sent when the widget is opened the next time.
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
