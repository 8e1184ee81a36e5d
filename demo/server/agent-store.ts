import type { Filter } from '../../src/core/ticket.js';
import type { Queries } from './database.js';
import { ticketsById, selectTicket, type StoredTicket } from './ticket-store.js';

/** The lists of support: chats that are not over, call-backs that nobody has made, and all else. */
export const QUEUES = ['chats', 'callbacks', 'tickets'] as const;

/** One of them. */
export type QueueName = (typeof QUEUES)[number];

const LIVE = `exists (select 1 from chats c where c.ticket = t.id) and t.standing <> 'ended'`;
const CALL = `t.channel = 'callback' and t.standing <> 'ended'`;

const IN: Readonly<Record<QueueName, string>> = { chats: LIVE, callbacks: CALL, tickets: `not coalesce((${LIVE}) or (${CALL}), false)` };

/** So many are listed at most. */
const MOST = 500;

/**
 * Everybody's tickets, as support sees them, each with its last message alone: who waits first, and longest first of all; then what is
 * open, and then the rest, the one that changed last first.
 */
export async function ticketsForSupport(queries: Queries, { filter, queue }: { readonly filter: Filter; readonly queue?: QueueName | undefined }): Promise<readonly StoredTicket[]> {
  const rows = await queries.query<{ id: string }>(
    `select t.id from tickets t where ($1 = 'all' or ($1 = 'favourites' and t.starred) or t.state = $1) and ${queue ? IN[queue] : 'true'}
     order by t.state = 'closed', t.standing is distinct from 'waiting', case t.standing when 'waiting' then t.stood end, t.updated desc, t.number desc limit ${MOST}`,
    filter,
  );
  return forSupport(queries, await ticketsById(queries, rows.map(({ id }) => id)));
}

/** A ticket as support sees it, with all its messages, whoever's it is. */
export async function ticketForSupport(queries: Queries, id: string): Promise<StoredTicket | undefined> {
  const ticket = await selectTicket(queries, id);
  return ticket && (await forSupport(queries, [ticket]))[0];
}

/** Tickets as the other side sees them: what is unread there are the visitor's messages. */
export async function forSupport<T extends StoredTicket>(queries: Queries, tickets: readonly T[]): Promise<readonly T[]> {
  const counts = await queries.query<{ ticket: string; unread: number }>(
    `select ticket, count(*)::integer as unread from messages where ticket = any ($1::uuid[]) and sender = 'visitor' and read is null group by ticket`,
    tickets.map(({ id }) => id),
  );
  return tickets.map((ticket) => ({ ...ticket, unread: counts.find((one) => one.ticket === ticket.id)?.unread ?? 0 }));
}
