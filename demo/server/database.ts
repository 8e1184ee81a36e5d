import { PGlite } from '@electric-sql/pglite';
import { MIGRATIONS } from './migrations.js';
import { openPostgres } from './postgres.js';

/** A value that goes into a query at `$1`, `$2` and so on. */
export type Value = string | number | boolean | null | Date | Uint8Array | readonly string[] | readonly number[];

/** A query, and the values in it. */
export type Query = readonly [sql: string, ...values: readonly Value[]];

/** What a query is asked of: the database, or a transaction in it. */
export interface Queries {
  query<Row extends object>(...query: Query): Promise<readonly Row[]>;
}

/**
 * Our tables, in SQL that PostgreSQL 15 and PGlite, which is PostgreSQL 18, both take. Where they differ: PGlite has one
 * connection, so that transactions never meet; those of PostgreSQL do, and see what others have committed meanwhile.
 */
export interface Database extends Queries {
  /** All of it happens, or, where `work` rejects or a query fails, nothing. What `last` asks is sent together with the end. */
  transaction<T>(work: (queries: Queries) => Promise<T>, last?: (done: T) => Query | undefined): Promise<T>;
  /** Hears what is told on a channel by `pg_notify`, here or by whoever else is connected, until the function answered is called. */
  listen(channel: string, listener: Listener): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Somebody who listens to a channel. */
export interface Listener {
  readonly note: (payload: string) => void;
  /** The connection broke and is there again: what was told meanwhile was not heard. */
  readonly missed: () => void;
}

/** Opens PostgreSQL at an address, or else PGlite in a folder, made if need be, and brings its tables up to date. */
export async function openDatabase(folder: string, address?: string): Promise<Database> {
  const database = address ? await openPostgres(address) : await openPglite(folder);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openPglite(folder: string): Promise<Database> {
  const pglite = await PGlite.create(folder);
  return {
    ...queriesOf(pglite),
    transaction: (work, last) =>
      pglite.transaction(async (transaction) => {
        const queries = queriesOf(transaction);
        const done = await work(queries);
        const query = last?.(done);
        if (query) await queries.query(...query);
        return done;
      }),
    listen: (channel, { note }) => pglite.listen(channel, note),
    close: () => pglite.close(),
  };
}

const queriesOf = (source: Pick<PGlite, 'query'>): Queries => ({
  query: async <Row>(sql: string, ...values: readonly Value[]) => (await source.query<Row>(sql, [...values])).rows,
});

/** Any number: it is what servers that start at once on one database wait for each other by. */
const MIGRATING = 4280;

/** Runs the migrations that have not run here yet, in order, each with the note that it ran; all of them or none. */
async function migrate(database: Database): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query('select pg_advisory_xact_lock($1)', MIGRATING);
    await queries.query('create table if not exists migrations (name text primary key, ran timestamptz not null default now())');
    const ran = await queries.query<{ name: string }>('select name from migrations');
    for (const { name, statements } of MIGRATIONS) {
      if (ran.some((row) => row.name === name)) continue;
      for (const statement of statements) await queries.query(statement);
      await queries.query('insert into migrations (name) values ($1)', name);
    }
  });
}
