import type { Ticket } from '../../src/core/ticket.js';
import { usualWait, type LiveChat } from './chat-rules.js';
import type { Queries } from './database.js';

/** A chat as it stands: what its ticket says of it, and what the ticket does not. */
export interface Chat {
  readonly ticket: string;
  readonly owner: string;
  readonly standing: 'waiting' | 'active' | 'ended';
  readonly since: Date;
  /** The id of whoever of support took it over. */
  readonly agent: string | null;
  readonly language: string;
  readonly last: LiveChat['last'];
  readonly told: Date | null;
}

interface ChatRow extends Omit<Chat, 'last' | 'language'> {
  readonly content: { readonly language: string };
  readonly last_from: 'visitor' | 'support';
  readonly last_at: Date;
}

/** Of so many chats that were taken last it is looked at how long they waited. */
const WAITS = 20;

const CHAT = `select t.id as ticket, t.owner, t.standing, t.stood as since, c.agent, t.content, c.told, m.sender as last_from, m.sent as last_at
  from chats c join tickets t on t.id = c.ticket
  join lateral (select sender, sent from messages where ticket = t.id and sender <> 'system' order by number desc limit 1) m on true`;

const chatOf = ({ content: { language }, last_from, last_at, ...row }: ChatRow): Chat => ({ ...row, language, last: { from: last_from, at: last_at } });

/** Notes that a ticket is a chat; its standing is the ticket's own. */
export async function insertChat(queries: Queries, ticket: string): Promise<void> {
  await queries.query('insert into chats (ticket) values ($1)', ticket);
}

/** All chats that are not over. */
export async function liveChats(queries: Queries): Promise<readonly Chat[]> {
  return (await queries.query<ChatRow>(`${CHAT} where t.standing in ('waiting', 'active')`)).map(chatOf);
}

/**
 * A chat, that nobody else changes until the transaction ends; nothing where the ticket is none.
 *
 * What is locked is the stream of whose chat it is, as for every change of theirs: see `nextNumber`.
 */
export async function lockChat(queries: Queries, ticket: string): Promise<Chat | undefined> {
  // Sent together, done one after the other: the chat is looked at once it is ours.
  const [, chats] = await Promise.all([
    queries.query('select 1 from streams s join tickets t on t.owner = s.owner where t.id = $1 for update of s', ticket),
    queries.query<ChatRow>(`${CHAT} where t.id = $1`, ticket),
  ]);
  return chats.map(chatOf)[0];
}

/** Notes who has a chat now, and, where it was waited for them, how long. */
export async function noteTaken(queries: Queries, { ticket, since }: Chat, agent: string, now: Date): Promise<void> {
  const waited = Math.max(0, now.getTime() - since.getTime());
  await queries.query('update chats set agent = $2, taken = $3, waited = $4 where ticket = $1', ticket, agent, now, waited);
}

/** Notes that a chat has been told that the team is closed. */
export async function noteTold(queries: Queries, ticket: string, now: Date): Promise<void> {
  await queries.query('update chats set told = $2 where ticket = $1', ticket, now);
}

/** A chat that waits, and its place in the queue: 1 is next. `minutes` is how long that usually takes, where that is known. */
export interface Waiting {
  readonly ticket: string;
  readonly owner: string;
  /** The id of its person's stream. */
  readonly stream: number;
  readonly place: number;
  readonly minutes?: number;
}

/** The queue, in the order in which they began to wait; only those of `tickets`, where any are named. */
export async function selectQueue(queries: Queries, tickets?: readonly string[]): Promise<readonly Waiting[]> {
  const rows = await queries.query<{ ticket: string; owner: string; stream: number; place: number }>(
    `select ticket, owner, stream, place from (
       select t.id as ticket, t.owner, s.id as stream, row_number() over (order by t.stood, t.number)::integer as place
       from tickets t join chats c on c.ticket = t.id join streams s on s.owner = t.owner where t.standing = 'waiting') as queue
     where $1::uuid[] is null or ticket = any ($1::uuid[]) order by place`,
    tickets ?? null,
  );
  if (rows.length === 0) return [];
  const waits = await queries.query<{ waited: number }>('select waited from chats where taken is not null order by taken desc limit $1', WAITS);
  const minutes = usualWait(waits.map(({ waited }) => waited));
  return rows.map((row) => ({ ...row, ...(minutes !== undefined && { minutes }) }));
}

/** Tickets, those that are chats that wait with their places in the queue. */
export async function withPlaces<T extends Ticket>(queries: Queries, tickets: readonly T[]): Promise<readonly T[]> {
  const waiting = tickets.filter(({ channel, standing }) => channel === 'chat' && standing === 'waiting').map(({ id }) => id);
  const queue = waiting.length > 0 ? await selectQueue(queries, waiting) : [];
  return tickets.map((ticket) => {
    const found = queue.find((one) => one.ticket === ticket.id);
    return found ? { ...ticket, queue: placeOf(found) } : ticket;
  });
}

const placeOf = ({ place, minutes }: Waiting): NonNullable<Ticket['queue']> => ({ place, ...(minutes !== undefined && { minutes }) });
