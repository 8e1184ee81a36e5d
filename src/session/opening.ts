import { toTicket, type Draft } from '../core/draft.js';
import type { Outgoing } from '../core/outbox.js';
import { ProblemError } from '../core/problem.js';
import type { Ticket } from '../core/ticket.js';
import type { Tickets } from '../ports/tickets.js';
import type { Files } from './files.js';

/** Uploads what has not been uploaded yet, each file noted once it is there, then opens the ticket. A file that is gone is a problem of kind `invalid`. */
export async function openTicket(
  tickets: Tickets,
  { key, draft }: Outgoing,
  files: Files,
  signal: AbortSignal,
  uploaded: (draft: Draft) => Promise<void>,
): Promise<Ticket> {
  for (const { id, name, type } of draft.attachments.filter(({ sent }) => !sent)) {
    const file = await files.get(id);
    if (!file || !tickets.attach) throw new ProblemError({ kind: 'invalid', message: `the file ${name} is not here any more`, fields: { attachments: 'missing' } });
    const { id: sent } = await tickets.attach(file, { key: id, name, type, signal });
    draft = { ...draft, attachments: draft.attachments.map((one) => (one.id === id ? { ...one, sent } : one)) };
    await uploaded(draft);
    signal.throwIfAborted();
  }
  return tickets.create(toTicket(draft, key), { key, signal });
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
