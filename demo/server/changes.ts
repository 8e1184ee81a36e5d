import type { Change } from '../../src/core/change.js';
import type { Queries } from './database.js';
import { selectChanges } from './ticket-store.js';

/** So many changes are told again; whoever has missed more asks for all anew. */
export const MOST_CHANGES = 1_000;

/** What happened in a person's stream after a number. */
export interface Told {
  /** The stream's id. */
  readonly stream: number;
  /** The number of what happened last. */
  readonly newest: number;
  /** All up to there; absent where that is more than is told, or not known any more. */
  readonly changes?: readonly Change[];
}

/** What happened in a person's stream after a number; without one nothing yet. The stream is made where they have none. */
export async function changesAfter(queries: Queries, owner: string, since?: number): Promise<Told> {
  const rows = await queries.query<{ stream: number; newest: number; number: number | null; ticket: string }>(
    `select s.id as stream, s.number as newest, c.number, c.ticket
     from streams s left join changes c on c.stream = s.id and c.number > coalesce($2::integer, s.number)
     where s.owner = $1 order by c.number limit ${MOST_CHANGES + 1}`,
    // A number beyond those of the database is none that was ever told.
    owner, since === undefined ? null : Math.min(since, 2 ** 31 - 1),
  );
  const [first] = rows;
  if (!first) {
    await queries.query('insert into streams (owner) values ($1) on conflict do nothing', owner);
    return changesAfter(queries, owner, since);
  }
  const { stream, newest } = first;
  const noted = rows.flatMap(({ number, ticket }) => (number === null ? [] : [{ number, ticket }]));
  // No number is left out: where some are missing they have been forgotten.
  if (newest - (since ?? newest) !== noted.length || noted.length > MOST_CHANGES) return { stream, newest };
  return { stream, newest, changes: noted.length > 0 ? await selectChanges(queries, noted) : [] };
}

/** Forgets what is told to nobody any more, since it is further back than a gap. */
export async function forgetChanges(queries: Queries): Promise<void> {
  await queries.query('delete from changes using streams where streams.id = stream and changes.number <= streams.number - $1', MOST_CHANGES);
}
