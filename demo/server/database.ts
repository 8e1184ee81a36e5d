import { PGlite } from '@electric-sql/pglite';
import { MIGRATIONS } from './migrations.js';

/** A value that goes into a query at `$1`, `$2` and so on. */
export type Value = string | number | boolean | null | Date | readonly string[] | readonly number[];

/** What a query is asked of: the database, or a transaction in it. */
export interface Queries {
  query<Row extends object>(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
}

/** Our tables. SQL that PostgreSQL 15 and PGlite, which is PostgreSQL 18, both take. */
export interface Database extends Queries {
  /** All of it happens, or, where `work` rejects, nothing. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the database in a folder, makes it if need be, and brings its tables up to date. */
export async function openDatabase(folder: string): Promise<Database> {
  const pglite = await PGlite.create(folder);
  const database: Database = {
    ...queriesOf(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(queriesOf(transaction))),
    close: () => pglite.close(),
  };
  await migrate(database);
  return database;
}

const queriesOf = (source: Pick<PGlite, 'query'>): Queries => ({
  query: async <Row>(sql: string, ...values: readonly Value[]) => (await source.query<Row>(sql, [...values])).rows,
});

/** Runs the migrations that have not run here yet, in order, each with the note that it ran. */
async function migrate(database: Database): Promise<void> {
  await database.query('create table if not exists migrations (name text primary key, ran timestamptz not null default now())');
  const ran = await database.query<{ name: string }>('select name from migrations');
  for (const { name, statements } of MIGRATIONS) {
    if (ran.some((row) => row.name === name)) continue;
    await database.transaction(async (queries) => {
      for (const statement of statements) await queries.query(statement);
      await queries.query('insert into migrations (name) values ($1)', name);
    });
  }
}
