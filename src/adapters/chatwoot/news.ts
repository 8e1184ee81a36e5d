import type { Change } from '../../core/change.js';
import { isMessage, type ChatwootMessage, type Conversation } from './shapes.js';
import { seen, ticketOf } from './ticket.js';
import type { Visitor } from './visitor.js';

/** The last message a person has, in the order of the whole installation. */
export const newest = (all: readonly Conversation[]): number => Math.max(0, ...all.flatMap(seen).map(({ id }) => Number(id)));

/**
 * What has happened since the message of that number and was not told yet, the first first; and from now on it is told. Ids are given
 * out before messages are there, so a lower one may come after a higher: what this page has told counts, where it has told anything.
 */
export function missed(visitor: Visitor, all: readonly Conversation[], since: number | undefined): readonly Change[] {
  const before = visitor.told;
  const told = (visitor.told ??= new Set());
  const messages = all.flatMap((one) => seen(one).map((message) => ({ one, id: Number(message.id) }))).sort((one, other) => one.id - other.id);
  const fresh = messages.filter(({ id }) => since !== undefined && (before ? !before.has(id) : id > since));
  const changes = fresh.map(({ one, id }) => ({ number: id, ticket: ticketOf(one, [String(id)]) })).filter(({ ticket }) => ticket.messages.length > 0);
  for (const { id } of messages) told.add(id);
  const number = Math.max(since ?? 0, newest(all));
  const moved = all.filter((one) => noted(visitor, one) && since !== undefined && !fresh.some((message) => message.one === one));
  return [...changes, ...moved.map((one) => ({ number, ticket: ticketOf(one, []) }))];
}

/** A message that was told over the cable, as a change; nothing where the visitor may not see it, or has it. */
export function said(visitor: Visitor, conversation: Conversation, message: ChatwootMessage): Change | undefined {
  const learnt = visitor.learn({ ...conversation, messages: [message] });
  const id = String(message.id);
  const ticket = ticketOf(learnt, [id]);
  if (ticket.messages.length === 0) return undefined;
  visitor.told?.add(Number(id));
  return { number: Number(id), ticket };
}

/** A conversation whose status may have changed, as a change; nothing where it is as it was. */
export function moved(visitor: Visitor, conversation: Conversation): Change | undefined {
  const learnt = visitor.learn({ ...conversation, messages: [] });
  if (!noted(visitor, learnt)) return undefined;
  return { number: newest(visitor.all()), ticket: ticketOf(learnt, []) };
}

/** Whether the status is another than was told last; from now on it is told. */
function noted(visitor: Visitor, { id, status }: Conversation): boolean {
  const another = visitor.statuses.get(String(id)) !== status;
  visitor.statuses.set(String(id), status);
  return another;
}

/** A message from outside, `undefined` where it is none. */
export const messageFrom = (value: unknown): ChatwootMessage | undefined => (isMessage(value) ? value : undefined);
