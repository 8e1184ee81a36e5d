import type { Chosen } from '../core/attachment.js';
import { toTicket, type Draft } from '../core/draft.js';
import type { Outgoing } from '../core/outbox.js';
import { ProblemError } from '../core/problem.js';
import type { Ticket } from '../core/ticket.js';
import type { Tickets } from '../ports/tickets.js';
import type { Files } from './files.js';

/** Uploads what has not been uploaded yet, each file noted once it is there, then opens the ticket. */
export async function openTicket(
  tickets: Tickets,
  { key, draft }: Outgoing,
  files: Files,
  signal: AbortSignal,
  noted: (draft: Draft) => Promise<void>,
): Promise<Ticket> {
  const attachments = await uploaded(tickets, draft.attachments, files, signal, (chosen) => noted({ ...draft, attachments: chosen }));
  return tickets.create(toTicket({ ...draft, attachments }, key), { key, signal });
}

/** Files that go along, each uploaded where it is not there yet, and noted then. A file that is gone is a problem of kind `invalid`. */
export async function uploaded(
  tickets: Tickets,
  chosen: readonly Chosen[],
  files: Files,
  signal: AbortSignal,
  noted: (chosen: readonly Chosen[]) => Promise<void>,
): Promise<readonly Chosen[]> {
  for (const { id, name, type } of chosen.filter(({ sent }) => !sent)) {
    const file = await files.get(id);
    if (!file || !tickets.attach) throw new ProblemError({ kind: 'invalid', message: `the file ${name} is not here any more`, fields: { attachments: 'missing' } });
    const { id: sent } = await tickets.attach(file, { key: id, name, type, signal });
    chosen = chosen.map((one) => (one.id === id ? { ...one, sent } : one));
    await noted(chosen);
    signal.throwIfAborted();
  }
  return chosen;
}

/** The ticket that has arrived under one of some keys. */
export async function arrivedUnder(references: readonly string[], tickets: Tickets, signal: AbortSignal): Promise<Ticket | undefined> {
  for (const reference of references) {
    const found = await tickets.list({ reference, signal });
    const ticket = found.find((one) => one.reference === reference);
    if (ticket) return ticket;
  }
  return undefined;
}
