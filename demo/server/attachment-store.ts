import type { Attachment } from '../../src/core/attachment.js';
import type { Queries } from './database.js';
import { KEPT } from './once.js';
import { mustRest } from './pace.js';
import { invalid } from './problem.js';

/** Notes a file down as its owner's, unless `most` of theirs wait for their tickets already. */
export async function insertAttachment(queries: Queries, owner: string, { id, name, type, size }: Attachment, most: number, now: Date): Promise<Attachment> {
  const waiting = await queries.query<{ at: Date }>(
    'select created as at from attachments where owner = $1 and message is null and created > $2 order by created desc limit $3', owner, since(now), most,
  );
  mustRest(waiting, most, KEPT, now);
  await queries.query(
    'insert into attachments (id, owner, name, type, size, created) values ($1, $2, $3, $4, $5, $6)', id, owner, name, type, size, now,
  );
  return { id, name, type, size };
}

/** A file that a person sent or was sent, in a message of one of their tickets; one whose time to wait for a ticket is over counts as gone. */
export async function selectAttachment(queries: Queries, owner: string, id: string, now: Date): Promise<Attachment | undefined> {
  const [row] = await queries.query<Attachment>(
    `select a.id, a.name, a.type, a.size from attachments a left join messages m on m.id = a.message left join tickets t on t.id = m.ticket
     where a.id = $1 and (t.owner = $2 or (a.owner = $2 and (a.message is not null or a.created > $3)))`,
    id, owner, since(now),
  );
  return row;
}

/** A file that went with a message, whoever's it is. */
export async function selectAnyAttachment(queries: Queries, id: string): Promise<Attachment | undefined> {
  return (await queries.query<Attachment>('select id, name, type, size from attachments where id = $1 and message is not null', id))[0];
}

/** Gives a person's waiting files to a message, in their order: all of them, or the message is refused. */
export async function attachTo(queries: Queries, owner: string, message: string, ids: readonly string[], now: Date): Promise<readonly Attachment[]> {
  const taken = await queries.query<Attachment>(
    `update attachments set message = $1, position = array_position($2::uuid[], id)
     where id = any ($2::uuid[]) and owner = $3 and message is null and created > $4 returning id, name, type, size`,
    message, ids, owner, since(now),
  );
  if (taken.length !== ids.length) throw invalid({ attachments: 'unknown' });
  return ids.map((id) => taken.find((file) => file.id === id.toLowerCase())!);
}

/** Strikes out files that have waited too long for their tickets; answers the ids of those that stay. */
export async function forgetWaiting(queries: Queries, now: Date): Promise<ReadonlySet<string>> {
  await queries.query('delete from attachments where message is null and created <= $1', since(now));
  return new Set((await queries.query<{ id: string }>('select id from attachments')).map(({ id }) => id));
}

/** What was taken since then may still wait. A file's key is kept as long, so that a try again is never answered with a file that is gone. */
const since = (now: Date): Date => new Date(now.getTime() - KEPT);
