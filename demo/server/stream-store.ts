import { randomUUID } from 'node:crypto';
import type { Message, Rating, Slot, Standing, Ticket } from '../../src/core/ticket.js';
import { attachTo } from './attachment-store.js';
import type { Queries } from './database.js';
import { missing } from './problem.js';
import type { Content, Facts } from './ticket-store.js';

/** The channel on which servers tell each other what happens; ids only, the rest is read from the database. */
export const CHANNEL = 'ask_help';

/** What is told on the {@link CHANNEL} when the queue is another: all who wait in it have a place to hear of. */
export const QUEUE_MOVED = JSON.stringify({ kind: 'moved' });

/**
 * The next number of a person's stream. Until the transaction ends nobody else gets one, so that numbers are in the order of
 * commits, and none is left out. Take it before anything else is locked: then two who write to one person never wait in a ring.
 */
export async function nextNumber(queries: Queries, owner: string): Promise<number> {
  const [next] = await queries.query<{ number: number }>('update streams set number = number + 1 where owner = $1 returning number', owner);
  if (next) return next.number;
  const [first] = await queries.query<{ number: number }>(
    'insert into streams (owner, number) values ($1, 1) on conflict (owner) do update set number = streams.number + 1 returning number', owner,
  );
  return first!.number;
}

/** Tells every server of a change that was noted, once it is committed. */
const NOTIFY = `pg_notify('${CHANNEL}', json_build_object('kind', 'change', 'stream', noted.stream, 'number', noted.number, 'ticket', noted.ticket)::text)`;

/** Notes that a number of a person's stream is about a ticket, and, once this is committed, tells every server so. */
export async function noteChange(queries: Queries, owner: string, number: number, ticket: string): Promise<void> {
  await queries.query(
    `with noted as (insert into changes (stream, number, ticket) select id, $2, $3 from streams where owner = $1 returning stream, number, ticket)
     select ${NOTIFY} from noted`,
    owner, number, ticket,
  );
}

/** A message before it has an id, a number and a time. */
export interface Entry {
  readonly from: Message['from'];
  readonly text: string;
  readonly name?: string | undefined;
  readonly reference?: string | undefined;
  /** What happened, on messages from `system`. */
  readonly code?: string;
  /** Ids of files that were uploaded before. */
  readonly attachments?: readonly string[] | undefined;
  /** Whose uploads these are; absent: the ticket's owner's. */
  readonly uploader?: string;
}

/** What may be changed of a ticket; what is absent stays as it is, and `null` takes it away. */
export interface FactChanges {
  readonly state?: Ticket['state'];
  readonly starred?: boolean;
  readonly standing?: Standing;
  readonly agent?: string | null;
  readonly rating?: Rating;
  readonly slot?: Slot | null;
  readonly phone?: string;
  /** Messages of that side up to a number of the stream have been read by the other. */
  readonly read?: { readonly from: 'visitor' | 'support'; readonly upTo: number };
}

/**
 * Adds a message to a ticket and answers it with its number; nothing where that cannot be: there is no such ticket, or none of `owner`'s
 * where one is named; it is closed, and not the system writes; or that side has sent a message under this reference before.
 *
 * All in one query, since this is what the servers do most: as {@link nextNumber}, then the message, then as {@link noteChange}.
 */
export async function addMessage(queries: Queries, ticket: string, entry: Entry, now: Date, owner?: string): Promise<Message | undefined> {
  const { id, content } = contentOf(entry);
  const [added] = await queries.query<{ owner: string; number: number }>(
    `with next as (
       update streams set number = streams.number + 1 from tickets
       where tickets.id = $2 and streams.owner = tickets.owner and ($7::text is null or tickets.owner = $7)
         and not exists (select 1 from messages sent where sent.ticket = $2 and sent.sender = $3 and sent.reference = $4)
       returning streams.id, streams.owner, streams.number
     ), open as (
       update tickets set updated = $6, version = next.number from next where tickets.id = $2 and (state = 'open' or $3 = 'system') returning tickets.id
     ), written as (
       insert into messages (id, ticket, number, sender, reference, content, sent) select $1, open.id, next.number, $3, $4, $5, $6 from open, next
     ), noted as (
       insert into changes (stream, number, ticket) select next.id, next.number, open.id from open, next returning stream, number, ticket
     ) select next.owner, next.number, ${NOTIFY} from noted, next`,
    id, ticket, entry.from, entry.reference ?? null, JSON.stringify(content), now, owner ?? null,
  );
  return added && messageOf(queries, id, added, entry, now);
}

/**
 * The one way in which a ticket changes, with a message that says so where one is given. A change that changes nothing is none,
 * so that whoever tells it twice wakes nobody; a message comes in any case.
 */
export async function changeTicket(queries: Queries, ticket: string, changes: FactChanges, now: Date, entry?: Entry): Promise<void> {
  if (!entry && !(await changesAnything(queries, ticket, changes))) return;
  const { owner, number } = await nextNumberOf(queries, ticket);
  const before = await factsOf(queries, ticket);
  const { content, facts, state, starred, standing } = after(before, changes);
  // A star and a mark of having read something are nothing that others would look for at the top of a list.
  const isNews = entry !== undefined || Object.keys(changes).some((name) => name !== 'starred' && name !== 'read');
  await queries.query(
    `update tickets set content = $2, facts = $3, state = $4, starred = $5, standing = $6, stood = case when standing is distinct from $6 then $7 else stood end,
       updated = case when $8 then $7 else updated end, version = $9 where id = $1`,
    ticket, JSON.stringify(content), JSON.stringify(facts), state, starred, standing, now, isNews, number,
  );
  if (standing !== before.standing && [standing, before.standing].includes('waiting')) await queries.query('select pg_notify($1, $2)', CHANNEL, QUEUE_MOVED);
  if (changes.read)
    await queries.query(
      'update messages set read = $4, changed = $5 where ticket = $1 and sender = $2 and number <= $3 and read is null',
      ticket, changes.read.from, changes.read.upTo, now, number,
    );
  if (entry) await insertMessage(queries, ticket, owner, number, entry, now);
  await noteChange(queries, owner, number, ticket);
}

/** Has nobody else change a ticket, or any of its owner's, until the transaction ends, so that what is decided by how it stands holds. */
export async function lockStreamOf(queries: Queries, ticket: string): Promise<void> {
  await queries.query('select 1 from streams s join tickets t on t.owner = s.owner where t.id = $1 for update of s', ticket);
}

/** Whose ticket it is; nothing where there is none of that id. */
export async function ownerOf(queries: Queries, ticket: string): Promise<string | undefined> {
  return (await queries.query<{ owner: string }>('select owner from tickets where id = $1', ticket))[0]?.owner;
}

/** {@link nextNumber} of whose ticket it is; a refusal where there is none. Whoever has a ticket has a stream. */
async function nextNumberOf(queries: Queries, ticket: string): Promise<{ readonly owner: string; readonly number: number }> {
  const [next] = await queries.query<{ owner: string; number: number }>(
    'update streams set number = streams.number + 1 from tickets where tickets.id = $1 and streams.owner = tickets.owner returning streams.owner, streams.number', ticket,
  );
  if (!next) throw missing('ticket');
  return next;
}

interface FactRow {
  readonly content: Content;
  readonly facts: Facts;
  readonly state: Ticket['state'];
  readonly starred: boolean;
  readonly standing: Standing | null;
}

async function factsOf(queries: Queries, ticket: string): Promise<FactRow> {
  const [row] = await queries.query<FactRow>('select content, facts, state, starred, standing from tickets where id = $1', ticket);
  if (!row) throw missing('ticket');
  return row;
}

async function changesAnything(queries: Queries, ticket: string, changes: FactChanges): Promise<boolean> {
  const before = await factsOf(queries, ticket);
  if (JSON.stringify(after(before, changes)) !== JSON.stringify(before)) return true;
  if (!changes.read) return false;
  const unread = await queries.query(
    'select 1 from messages where ticket = $1 and sender = $2 and number <= $3 and read is null limit 1', ticket, changes.read.from, changes.read.upTo,
  );
  return unread.length > 0;
}

/** The facts as they are once changed, in the same order of members. */
function after({ content, facts, state, starred, standing }: FactRow, changes: FactChanges): FactRow {
  const { slot, phone, agent, rating } = changes;
  return {
    content: changed(content, { slot, phone }) as Content,
    facts: changed(facts, { agent, rating }),
    state: changes.state ?? state,
    starred: changes.starred ?? starred,
    standing: changes.standing ?? standing,
  };
}

/** An object with other members: `undefined` leaves one as it is, `null` takes it away. */
const changed = (before: object, members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries({ ...before, ...definedIn(members) }).filter(([, value]) => value !== null));

const definedIn = (members: Readonly<Record<string, unknown>>): object => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

async function insertMessage(queries: Queries, ticket: string, owner: string, number: number, entry: Entry, now: Date): Promise<void> {
  const { id, content } = contentOf(entry);
  await queries.query(
    'insert into messages (id, ticket, number, sender, reference, content, sent) values ($1, $2, $3, $4, $5, $6, $7)',
    id, ticket, number, entry.from, entry.reference ?? null, JSON.stringify(content), now,
  );
  await messageOf(queries, id, { owner, number }, entry, now);
}

/** A new id, and what is kept of a message beside its columns. */
function contentOf({ from: _, attachments: __, uploader: ___, ...content }: Entry): { readonly id: string; readonly content: object } {
  return { id: randomUUID(), content: definedIn(content) };
}

/** A message that was written, once it has its files. */
async function messageOf(queries: Queries, id: string, { owner, number }: { readonly owner: string; readonly number: number }, entry: Entry, now: Date): Promise<Message> {
  const { from, attachments = [], uploader = owner, ...content } = entry;
  const files = attachments.length > 0 ? await attachTo(queries, uploader, id, attachments, now) : [];
  return { id, number, from, ...(definedIn(content) as Pick<Entry, 'text' | 'code'>), attachments: files, sent: now.toISOString() };
}
