import { randomUUID } from 'node:crypto';
import type { Attachment } from '../../src/core/attachment.js';
import type { Change } from '../../src/core/change.js';
import type { Filter, Message, NewTicket, Rating, Standing, Ticket } from '../../src/core/ticket.js';
import { attachTo } from './attachment-store.js';
import { insertChat, withPlaces } from './chat-store.js';
import type { Queries } from './database.js';
import { HOUR, mustRest } from './pace.js';
import { nextNumber, noteChange } from './stream-store.js';

/** A ticket as it is kept. */
export interface StoredTicket extends Ticket {
  /** The name of whoever opened it, as far as their token said one. */
  readonly person?: string;
  /** ISO instant since which it stands as it does. */
  readonly since?: string;
}

/** What is known of a ticket beside what was written: the rest of its columns. */
export interface Facts {
  readonly person?: string;
  readonly agent?: string;
  readonly rating?: Rating;
}

/** What somebody wrote to open a ticket, without what finds it again and its files. */
export type Content = Omit<NewTicket, 'reference' | 'attachments'>;

interface TicketRow {
  readonly id: string;
  readonly number: number;
  readonly reference: string;
  readonly state: Ticket['state'];
  readonly starred: boolean;
  readonly standing: Standing | null;
  readonly stood: Date | null;
  readonly content: Content;
  readonly facts: Facts;
  readonly version: number;
  readonly unread: number;
  readonly attachments: readonly Attachment[] | null;
  readonly created: Date;
  readonly updated: Date;
}

interface MessageRow {
  readonly id: string;
  readonly ticket: string;
  readonly number: number;
  readonly sender: Message['from'];
  readonly content: Pick<Message, 'text' | 'name' | 'reference' | 'code'>;
  readonly attachments: readonly Attachment[] | null;
  readonly sent: Date;
  readonly read: Date | null;
}

/** So many tickets are listed at most. */
const MOST = 500;

const FILES = 'select json_agg(json_build_object(\'id\', a.id, \'name\', a.name, \'type\', a.type, \'size\', a.size) order by a.position) from attachments a where a.message';

const TICKET = `t.id, t.number, t.reference, t.state, t.starred, t.standing, t.stood, t.content, t.facts, t.version, t.created, t.updated,
  (select count(*)::integer from messages u where u.ticket = t.id and u.sender = 'support' and u.read is null) as unread,
  (${FILES} = (select f.id from messages f where f.ticket = t.id order by f.number limit 1)) as attachments`;

const MESSAGE = `m.id, m.ticket, m.number, m.sender, m.content, m.sent, m.read, (${FILES} = m.id) as attachments`;

/** Refuses somebody who opened `most` tickets within the hour. */
export async function mayOpen(queries: Queries, owner: string, most: number, now: Date): Promise<void> {
  const opened = await queries.query<{ at: Date }>(
    'select created as at from tickets where owner = $1 and created > $2 order by created desc limit $3', owner, new Date(now.getTime() - HOUR), most,
  );
  mustRest(opened, most, HOUR, now);
}

/**
 * Puts a ticket in the database, its description as the first message with the files that go along, and answers it as its
 * owner will see it. `standing` is for chats and call-backs.
 */
export async function insertTicket(
  queries: Queries, owner: string, name: string | undefined, ticket: NewTicket, now: Date, standing?: Standing,
): Promise<StoredTicket> {
  const number = await nextNumber(queries, owner);
  const [id, message] = [randomUUID(), randomUUID()];
  const { reference, attachments = [], ...content } = ticket;
  const person = name !== undefined && { person: name };
  await queries.query(
    `insert into tickets (id, owner, reference, channel, content, facts, version, standing, stood, created, updated)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9)`,
    id, owner, reference, ticket.channel, JSON.stringify(content), JSON.stringify({ ...person }), number, standing ?? null, now,
  );
  if (ticket.channel === 'chat') await insertChat(queries, id);
  const first = { reference, text: ticket.description, ...(name !== undefined && { name }) };
  await queries.query(
    "insert into messages (id, ticket, number, sender, reference, content, sent) values ($1, $2, $3, 'visitor', $4, $5, $6)",
    message, id, number, reference, JSON.stringify(first), now,
  );
  await attachTo(queries, owner, message, attachments, now);
  await noteChange(queries, owner, number, id);
  return (await selectTicket(queries, id, owner))!;
}

/** A person's tickets, the one that changed last first, each with its last message alone; `reference` finds the one sent under it. */
export async function selectTickets(queries: Queries, owner: string, { filter = 'all', reference }: { readonly filter?: Filter; readonly reference?: string }): Promise<readonly StoredTicket[]> {
  const rows = await queries.query<TicketRow>(
    `select ${TICKET} from tickets t where t.owner = $1 and ($2::text is null or t.reference = $2::text)
       and ($3 = 'all' or ($3 = 'favourites' and t.starred) or t.state = $3)
     order by t.updated desc, t.number desc limit ${MOST}`,
    owner, reference ?? null, filter,
  );
  return withLast(queries, rows);
}

/** Tickets by their ids, in that order, each with its last message alone: `owner`'s, or, where none is named, anybody's. */
export async function ticketsById(queries: Queries, ids: readonly string[], owner?: string): Promise<readonly StoredTicket[]> {
  const rows = await queries.query<TicketRow>(
    `select ${TICKET} from tickets t where t.id = any ($1::uuid[]) and ($2::text is null or t.owner = $2::text) order by array_position($1::uuid[], t.id)`,
    ids, owner ?? null,
  );
  return withLast(queries, rows);
}

/** A ticket with all its messages: `owner`'s, or, where none is named, anybody's. */
export async function selectTicket(queries: Queries, id: string, owner?: string): Promise<StoredTicket | undefined> {
  const rows = await queries.query<TicketRow>(`select ${TICKET} from tickets t where t.id = $1 and ($2::text is null or t.owner = $2::text)`, id, owner ?? null);
  const messages = rows.length > 0 ? await queries.query<MessageRow>(`select ${MESSAGE} from messages m where m.ticket = $1 order by m.number`, id) : [];
  return (await withPlaces(queries, rows.map((row) => ticketOf(row, messages))))[0];
}

/** What happened to tickets at these numbers of their streams: each ticket as it stands now, with the messages that came or changed then. */
export async function selectChanges<Noted extends { readonly number: number; readonly ticket: string }>(
  queries: Queries, noted: readonly Noted[],
): Promise<readonly (Omit<Noted, 'ticket'> & Change & { readonly ticket: StoredTicket })[]> {
  const rows = await queries.query<TicketRow & { readonly place: number; readonly told: readonly ToldRow[] | null }>(
    `select ${TICKET}, n.place::integer, (
       select json_agg(json_build_object('id', m.id, 'ticket', m.ticket, 'number', m.number, 'sender', m.sender, 'content', m.content,
         'attachments', (${FILES} = m.id), 'sent', m.sent, 'read', m.read) order by m.number)
       from messages m where m.ticket = t.id and (m.number = n.number or m.changed = n.number)) as told
     from unnest($1::uuid[], $2::integer[]) with ordinality as n (ticket, number, place) join tickets t on t.id = n.ticket order by n.place`,
    noted.map(({ ticket }) => ticket), noted.map(({ number }) => number),
  );
  const tickets = await withPlaces(queries, rows.map(({ place: _, told, ...row }) => ticketOf(row, (told ?? []).map(revived))));
  return rows.map(({ place }, at) => ({ ...noted[place - 1]!, ticket: tickets[at]! }));
}

/** A message that came as JSON, which has no dates. */
type ToldRow = Omit<MessageRow, 'sent' | 'read'> & { readonly sent: string; readonly read: string | null };

const revived = ({ sent, read, ...row }: ToldRow): MessageRow => ({ ...row, sent: new Date(sent), read: read === null ? null : new Date(read) });

/** Who looks after a ticket, by name, if somebody does. */
export async function agentOf(queries: Queries, ticket: string): Promise<string | undefined> {
  return (await queries.query<{ facts: Facts }>('select facts from tickets where id = $1', ticket))[0]?.facts.agent;
}

/** The message of a ticket that one side has sent under a reference, if it has. */
export async function selectMessage(queries: Queries, ticket: string, from: Message['from'], reference: string): Promise<Message | undefined> {
  const [row] = await queries.query<MessageRow>(`select ${MESSAGE} from messages m where m.ticket = $1 and m.sender = $2 and m.reference = $3 limit 1`, ticket, from, reference);
  return row && messageOf(row);
}

async function withLast(queries: Queries, rows: readonly TicketRow[]): Promise<readonly StoredTicket[]> {
  const messages = await queries.query<MessageRow>(
    `select ${MESSAGE} from unnest($1::uuid[]) as listed (id)
     join lateral (select * from messages where ticket = listed.id order by number desc limit 1) m on true`,
    rows.map(({ id }) => id),
  );
  return withPlaces(queries, rows.map((row) => ticketOf(row, messages)));
}

function ticketOf({ content, facts, number, standing, stood, attachments, created, updated, ...row }: TicketRow, messages: readonly MessageRow[]): StoredTicket {
  return {
    ...row,
    ...content,
    ...facts,
    ...(standing && { standing, ...(stood && { since: stood.toISOString() }) }),
    attachments: attachments ?? [],
    number: String(number),
    created: created.toISOString(),
    updated: updated.toISOString(),
    messages: messages.filter(({ ticket }) => ticket === row.id).map(messageOf),
  };
}

const messageOf = ({ id, number, sender, content, attachments, sent, read }: MessageRow): Message => ({
  id,
  number,
  from: sender,
  ...content,
  attachments: attachments ?? [],
  sent: sent.toISOString(),
  ...(read && { read: read.toISOString() }),
});
