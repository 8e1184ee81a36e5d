import { randomUUID } from 'node:crypto';
import type { Message, NewTicket, Ticket } from '../../src/core/ticket.js';
import type { Queries } from './database.js';

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

/** Puts a ticket in the database, its description as the first message, and answers it as its owner will see it. */
export async function insertTicket(queries: Queries, owner: string, name: string | undefined, ticket: NewTicket, now: Date): Promise<Ticket> {
  const id = randomUUID();
  const { reference, attachments: _, ...content } = ticket;
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
  return ticketOf(row!, messages);
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
  return rows.map((row) => ticketOf(row, messages.filter((message) => message.ticket === row.id)));
}

function ticketOf({ content, number, created, updated, ...row }: TicketRow, messages: readonly MessageRow[]): Ticket {
  return {
    ...row,
    ...content,
    number: String(number),
    unread: messages.filter(({ sender, read }) => sender === 'support' && !read).length,
    created: created.toISOString(),
    updated: updated.toISOString(),
    messages: messages.map(messageOf),
  };
}

const messageOf = ({ id, sender, content, sent, read }: MessageRow): Message => ({
  id,
  from: sender,
  ...content,
  sent: sent.toISOString(),
  ...(read && { read: read.toISOString() }),
});
