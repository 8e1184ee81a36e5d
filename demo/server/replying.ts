import type { Message, NewMessage, Rating } from '../../src/core/ticket.js';
import { filledTo, isUuid, mustFollow, textTo, type Rule } from './body.js';
import { LONGEST } from '../../src/core/draft.js';
import type { Queries } from './database.js';
import { invalid, missing, Refusal } from './problem.js';
import { addMessage, changeTicket, ownerOf, type Entry } from './stream-store.js';
import { selectMessage, type StoredTicket } from './ticket-store.js';

/** Who writes: which side, under which name, and whose uploads go along. */
export interface Author extends Pick<Entry, 'name'> {
  readonly from: 'visitor' | 'support';
  readonly uploader: string;
  /** Whose tickets they may write to; absent: anybody's. */
  readonly owner?: string;
}

/** What the browser made up to find something again: printable, so that any header can carry it. */
export const referenceRule: Rule = (value) => filledTo(100)(value) ?? (/^[\x20-\x7e]+$/.test(value as string) ? undefined : 'characters');

/** Ids of uploads, or none. */
export const uploadsRule: Rule = (value) => (value === undefined || (Array.isArray(value) && value.every(isUuid)) ? undefined : 'unknown');

/** The message that a body says: words or files, or both. */
export function newMessageOf(body: Readonly<Record<string, unknown>>, mostFiles: number): NewMessage {
  mustFollow(body, { reference: referenceRule, text: textTo(LONGEST.description), attachments: uploadsRule });
  const { reference, text, attachments = [] } = body as unknown as NewMessage;
  if (attachments.length > mostFiles) throw invalid({ attachments: 'too-many' });
  if (!text.trim() && attachments.length === 0) throw invalid({ text: 'required' });
  return { reference, text, attachments };
}

/** Adds a message to a ticket, unless its author has sent one under the same reference: then answers that one. */
export async function reply(
  queries: Queries, ticket: string, { from, name, uploader, owner }: Author, message: NewMessage, now: Date,
): Promise<{ readonly message: Message; readonly added: boolean }> {
  if (!isUuid(ticket)) throw missing('ticket');
  const added = await addMessage(queries, ticket, { ...message, from, name, uploader }, now, owner);
  if (added) return { message: added, added: true };
  const whose = await ownerOf(queries, ticket);
  if (whose === undefined || whose !== (owner ?? whose)) throw missing('ticket');
  const before = await selectMessage(queries, ticket, from, message.reference);
  if (!before) throw new Refusal(409, 'closed', 'This ticket is closed: reopen it first.');
  return { message: before, added: false };
}

/** The rating that a body says. */
export function ratingOf(body: Readonly<Record<string, unknown>>): Rating {
  const score: Rule = (value) => (value === undefined ? 'required' : [1, 2, 3, 4, 5].includes(value as number) ? undefined : 'unknown');
  mustFollow(body, { score, text: textTo(LONGEST.description) });
  const { score: given, text } = body as unknown as Rating;
  return { score: given, text };
}

/** Takes a rating of a ticket, which must be closed and have none. */
export async function rate(queries: Queries, ticket: StoredTicket, rating: Rating, now: Date): Promise<void> {
  if (ticket.rating) throw new Refusal(422, 'rated', 'This ticket was rated before.');
  if (ticket.state !== 'closed') throw invalid({ state: 'open' });
  await changeTicket(queries, ticket.id, { rating }, now);
}
