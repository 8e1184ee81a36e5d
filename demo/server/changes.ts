import type { Change } from '../../src/core/change.js';
import type { Queries } from './database.js';
import { selectChanges } from './ticket-store.js';

/** So many changes are told again; whoever has missed more asks for all anew. */
export const MOST_CHANGES = 1_000;

/** A person's stream: its id, and the number of what happened last. */
export interface Stream {
  readonly id: number;
  readonly number: number;
}

/** The stream of a person, made where they have none yet. */
export async function streamOf(queries: Queries, owner: string): Promise<Stream> {
  const [found] = await queries.query<Stream>('select id, number from streams where owner = $1', owner);
  if (found) return found;
  await queries.query('insert into streams (owner) values ($1) on conflict do nothing', owner);
  return streamOf(queries, owner);
}

/** What happened in a stream after a number; or, where that is more than is told, or not known any more, `gap` and the number of the last. */
export async function changesAfter(queries: Queries, stream: number, since: number): Promise<{ readonly gap: number } | { readonly changes: readonly Change[] }> {
  // A number beyond those of the database is none that was ever told.
  const from = Math.min(since, 2 ** 31 - 1);
  const rows = await queries.query<{ newest: number; number: number | null; ticket: string }>(
    `select s.number as newest, c.number, c.ticket from streams s left join changes c on c.stream = s.id and c.number > $2
     where s.id = $1 order by c.number limit ${MOST_CHANGES + 1}`,
    stream, from,
  );
  const newest = rows[0]?.newest ?? 0;
  const noted = rows.flatMap(({ number, ticket }) => (number === null ? [] : [{ number, ticket }]));
  // No number is left out: where some are missing they have been forgotten.
  if (newest - since !== noted.length || noted.length > MOST_CHANGES) return { gap: newest };
  return { changes: noted.length > 0 ? await selectChanges(queries, noted) : [] };
}

/** Forgets what is told to nobody any more, since it is further back than a `gap`. */
export async function forgetChanges(queries: Queries): Promise<void> {
  await queries.query('delete from changes using streams where streams.id = stream and changes.number <= streams.number - $1', MOST_CHANGES);
}
