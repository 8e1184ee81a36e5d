import { randomUUID } from 'node:crypto';
import type { Attachment } from '../../src/core/attachment.js';
import type { Message, NewTicket, Ticket } from '../../src/core/ticket.js';
import { attachTo, selectAttachments } from './attachment-store.js';
import type { Queries } from './database.js';
import { busy } from './problem.js';

interface TicketRow {
  readonly id: string;
  readonly number: number;
  readonly reference: string;
  readonly state: Ticket['state'];
  readonly starred: boolean;
  readonly content: Omit<NewTicket, 'reference' | 'attachments'>;
  readonly created: Date;
  readonly updated: Date;
}

interface MessageRow {
  readonly id: string;
  readonly ticket: string;
  readonly sender: Message['from'];
  readonly content: Pick<Message, 'text' | 'name' | 'reference'>;
  readonly sent: Date;
  readonly read: Date | null;
}

const HOUR = 3_600_000;

/** Refuses somebody who opened `most` tickets within the hour. */
export async function mayOpen(queries: Queries, owner: string, most: number, now: Date): Promise<void> {
  const opened = await queries.query<{ created: Date }>(
    'select created from tickets where owner = $1 and created > $2 order by created desc limit $3', owner, new Date(now.getTime() - HOUR), most,
  );
  const oldest = opened[most - 1];
  if (oldest) throw busy((oldest.created.getTime() + HOUR - now.getTime()) / 1000);
}

/**
 * Puts a ticket in the database, its description as the first message with the files that go along, and answers it as its
 * owner will see it.
 */
export async function insertTicket(queries: Queries, owner: string, name: string | undefined, ticket: NewTicket, now: Date): Promise<Ticket> {
  const id = randomUUID();
  const { reference, attachments = [], ...content } = ticket;
  const [row] = await queries.query<TicketRow>(
    `insert into tickets (id, owner, reference, content, created, updated) values ($1, $2, $3, $4, $5, $5)
     returning id, number, reference, state, starred, content, created, updated`,
    id, owner, reference, JSON.stringify(content), now,
  );
  const first = { reference, text: ticket.description, ...(name !== undefined && { name }) };
  const messages = await queries.query<MessageRow>(
    `insert into messages (id, ticket, sender, content, sent) values ($1, $2, 'visitor', $3, $4)
     returning id, ticket, sender, content, sent, read`,
    randomUUID(), id, JSON.stringify(first), now,
  );
  const message = messages[0]!.id;
  await attachTo(queries, owner, message, attachments, now);
  return ticketOf(row!, messages, await selectAttachments(queries, [message]));
}

/** A person's tickets, with their messages; `id` or `reference` narrows them down. Nobody else's, whatever is asked. */
export async function selectTickets(queries: Queries, owner: string, by: { readonly id?: string; readonly reference?: string } = {}): Promise<readonly Ticket[]> {
  const values = [owner, by.id ?? null, by.reference ?? null];
  const mine = 't.owner = $1 and ($2::uuid is null or t.id = $2::uuid) and ($3::text is null or t.reference = $3::text)';
  const rows = await queries.query<TicketRow>(
    `select t.id, t.number, t.reference, t.state, t.starred, t.content, t.created, t.updated from tickets t where ${mine} order by t.updated desc, t.number desc`,
    ...values,
  );
  const messages = await queries.query<MessageRow>(
    `select m.id, m.ticket, m.sender, m.content, m.sent, m.read from messages m join tickets t on t.id = m.ticket where ${mine} order by m.position`,
    ...values,
  );
  const files = await selectAttachments(queries, messages.map(({ id }) => id));
  return rows.map((row) => ticketOf(row, messages.filter((message) => message.ticket === row.id), files));
}

type Enclosed = Attachment & { readonly message: string };

function ticketOf({ content, number, created, updated, ...row }: TicketRow, rows: readonly MessageRow[], files: readonly Enclosed[]): Ticket {
  const messages = rows.map((message) => messageOf(message, files));
  return {
    ...row,
    ...content,
    attachments: messages[0]?.attachments ?? [],
    number: String(number),
    unread: rows.filter(({ sender, read }) => sender === 'support' && !read).length,
    created: created.toISOString(),
    updated: updated.toISOString(),
    messages,
  };
}

const messageOf = ({ id, sender, content, sent, read }: MessageRow, files: readonly Enclosed[]): Message => ({
  id,
  from: sender,
  ...content,
  attachments: files.filter(({ message }) => message === id).map(({ message: _, ...file }) => file),
  sent: sent.toISOString(),
  ...(read && { read: read.toISOString() }),
});
