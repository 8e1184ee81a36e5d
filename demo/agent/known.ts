import { merged } from '../../src/core/change.js';
import type { SupportTicket } from './office.js';

/** Tickets by their ids, each with the messages of it that are known here. */
export type Known = ReadonlyMap<string, SupportTicket>;

/** What is known after something was told of a ticket; told twice or in another order, it comes to the same. */
export function withTicket(known: Known | undefined, told: SupportTicket): Known {
  const before = known?.get(told.id);
  return new Map(known).set(told.id, before ? merged(before, told) : told);
}

/** What is known after all tickets were listed. What was told while the list was on its way, and does not stand in it yet, stays. */
export function withList(known: Known | undefined, listed: readonly SupportTicket[]): Known {
  const others = [...(known?.values() ?? [])].filter(({ id }) => !listed.some((ticket) => ticket.id === id));
  const told = listed.map((ticket) => withTicket(known, ticket).get(ticket.id)!);
  return new Map([...told, ...others].map((ticket) => [ticket.id, ticket]));
}
