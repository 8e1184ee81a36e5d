import type { Chosen } from '../core/attachment.js';
import { toTicket, type Draft } from '../core/draft.js';
import type { Outgoing } from '../core/outbox.js';
import { ProblemError, problemOf } from '../core/problem.js';
import type { Ticket } from '../core/ticket.js';
import type { Tickets } from '../ports/tickets.js';
import type { Files } from './files.js';

/** What sending with files needs. */
export interface Sending {
  readonly tickets: Tickets;
  readonly files: Files;
  readonly signal: AbortSignal;
  newKey(): string;
}

/** Opens a ticket with its files; each that is uploaded is noted once it is there. */
export function openTicket({ key, draft }: Outgoing, sending: Sending, noted: (draft: Draft) => Promise<void>): Promise<Ticket> {
  const { tickets, signal } = sending;
  const hear = (attachments: readonly Chosen[]): Promise<void> => noted({ ...draft, attachments });
  return sendWith(draft.attachments, { ...sending, noted: hear }, (attachments) => tickets.create(toTicket({ ...draft, attachments }, key), { key, signal }));
}

interface Uploading extends Sending {
  /** Hears how the files stand once one more is there. */
  noted(chosen: readonly Chosen[]): Promise<void>;
}

/**
 * Sends something with the files that go along, each uploaded first where it is not there yet. Where the backend has forgotten one that
 * waited too long, they are uploaded again, once. A file that is gone here is a problem of kind `invalid`.
 */
export async function sendWith<T>(chosen: readonly Chosen[], uploading: Uploading, send: (chosen: readonly Chosen[]) => Promise<T>): Promise<T> {
  const there = await uploaded(chosen, uploading, ({ id }) => id);
  try {
    return await send(there);
  } catch (error) {
    if (problemOf(error).fields?.['attachments'] !== 'unknown' || there.length === 0) throw error;
    // Which of them is not said. Under the key of before, the backend may answer with the file that it has no more.
    const again = there.map((one) => ({ ...one, sent: undefined }));
    return send(await uploaded(again, uploading, uploading.newKey));
  }
}

async function uploaded(chosen: readonly Chosen[], { tickets, files, signal, noted }: Uploading, keyOf: (file: Chosen) => string): Promise<readonly Chosen[]> {
  for (const one of chosen.filter(({ sent }) => !sent)) {
    const { id, name, type } = one;
    const file = await files.get(id);
    if (!file || !tickets.attach) throw new ProblemError({ kind: 'invalid', message: `the file ${name} is not here any more`, fields: { attachments: 'missing' } });
    signal.throwIfAborted();
    const { id: sent } = await tickets.attach(file, { key: keyOf(one), name, type, signal });
    chosen = chosen.map((other) => (other === one ? { ...one, sent } : other));
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
