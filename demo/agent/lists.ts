import type { SupportTicket } from './office.js';

/** The lists on the left, in their order. */
export const LISTS = ['waiting', 'chats', 'callbacks', 'tickets', 'closed'] as const;

/** One list of the support desk. */
export type List = (typeof LISTS)[number];

/** The list that a ticket stands in. */
export function listOf({ state, channel, standing }: SupportTicket): List {
  if (state === 'closed') return 'closed';
  if (channel === 'chat' && standing === 'waiting') return 'waiting';
  if (channel === 'chat' && standing === 'active') return 'chats';
  return channel === 'callback' && standing !== 'ended' ? 'callbacks' : 'tickets';
}

/** The tickets of a list, in the order in which somebody should look at them. */
export function ticketsIn(list: List, tickets: readonly SupportTicket[]): readonly SupportTicket[] {
  return tickets.filter((ticket) => listOf(ticket) === list).sort(ORDERS[list]);
}

type Order = (one: SupportTicket, other: SupportTicket) => number;

const newestFirst: Order = (one, other) => other.updated.localeCompare(one.updated);
const longestFirst: Order = (one, other) => (one.since ?? one.created).localeCompare(other.since ?? other.created) || Number(one.number) - Number(other.number);
/** Who wants to be called as soon as possible comes before whoever has chosen a time. */
const soonestFirst: Order = (one, other) => (one.slot?.start ?? '').localeCompare(other.slot?.start ?? '') || one.created.localeCompare(other.created);

const ORDERS: Readonly<Record<List, Order>> = { waiting: longestFirst, chats: newestFirst, callbacks: soonestFirst, tickets: newestFirst, closed: newestFirst };

/** How many tickets want to be looked at: chats that wait, and others with something unread. */
export const wanting = (tickets: readonly SupportTicket[]): number =>
  tickets.filter((ticket) => listOf(ticket) === 'waiting' || (ticket.unread > 0 && listOf(ticket) !== 'closed')).length;

/** What somebody is called who has written a ticket. */
export const nameOf = ({ person, email }: SupportTicket): string => person?.trim() || email;

/** How long somebody has waited: "has just come", "waits 3 min" or "waits 1 h 5 min". */
export function waited(since: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000));
  if (minutes < 1) return 'has just come';
  return minutes < 60 ? `waits ${minutes} min` : `waits ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
