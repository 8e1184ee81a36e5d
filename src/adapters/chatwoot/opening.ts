import type { NewTicket, Ticket } from '../../core/ticket.js';
import { problemError } from '../http/answer.js';
import type { HeldFiles } from './attachments.js';
import { storable } from './carried.js';
import { allOf, say } from './conversation.js';
import type { Send } from './request.js';
import { sent } from './send-once.js';
import { conversation, type Conversation } from './shapes.js';
import { isBlank, openingOf, ticketOf, type Facts } from './ticket.js';
import type { Place, Visitor } from './visitor.js';

/**
 * Opens a ticket: a conversation, and the first message in it. Looks first whether an earlier try has arrived, and takes up where it
 * broke off. To be run for one ticket of a person at a time.
 */
export async function open(send: Send, visitor: Visitor, ticket: NewTicket, key: string, files: HeldFiles): Promise<Ticket> {
  const { reference, description, attachments, ...facts } = ticket;
  const all = await allOf(send, visitor);
  const there = all.find((one) => [key, reference].includes(keyOf(one)));
  if (there) return same(there, ticket);
  const { places } = visitor;
  const held = files.get(attachments);
  const place = places.get(key) ?? { before: new Set(all.map(({ id }) => String(id))) };
  places.set(key, place);
  const id = place.id ?? idOf(unclaimed(all, place)) ?? (await begin(send, visitor, ticket, place));
  places.set(key, { ...place, id });
  const line: Facts = { ...facts, ...(key !== reference && { key }), ...(held.length > 0 && { files: held.map(({ bytes: _, ...file }) => file) }) };
  await say(send, visitor, id, { text: `${ticket.summary}\n\n${description}`, reference, facts: { ...line }, files: held });
  files.release(held);
  places.delete(key);
  return ticketOf(visitor.known(id)!);
}

/** A new conversation. Where the answer is lost, the blank one that was not there before is it. */
async function begin(send: Send, visitor: Visitor, ticket: NewTicket, place: Place): Promise<string> {
  const path = [...visitor.path, 'conversations'];
  const made = await sent(
    async () => visitor.learn(conversation(await send({ method: 'POST', path, body: { custom_attributes: attributesOf(ticket) } }))),
    async () => unclaimed(await allOf(send, visitor), place),
  );
  return String(made.id);
}

const unclaimed = (all: readonly Conversation[], { before }: Place): Conversation | undefined => all.find((one) => isBlank(one) && !before.has(String(one.id)));

const idOf = (one: Conversation | undefined): string | undefined => one && String(one.id);

const keyOf = (one: Conversation): string => {
  const { key, reference } = openingOf(one);
  return key ?? reference;
};

function same(there: Conversation, { summary, description }: NewTicket): Ticket {
  const ticket = ticketOf(there);
  if (ticket.summary === summary && ticket.description === description) return ticket;
  throw problemError('invalid', 'This key was used for another ticket', { code: 'key-reused' });
}

/** Chatwoot takes no more of one attribute. */
const LONGEST = 1500;

/** What agents see beside the conversation, and automations go by. Flat: Chatwoot shows nothing deeper. */
function attributesOf({ reference, summary, channel, language, premium, severity, email, phone, slot, custom, context }: NewTicket): Readonly<Record<string, string | boolean>> {
  const own = { reference, summary, channel, language, severity, email, ...(phone && { phone }), ...(slot && { slot_start: slot.start, slot_end: slot.end }) };
  const given = [...Object.entries(custom).map(entryOf('custom')), ...Object.entries(context).map(entryOf('context'))];
  const texts = [...given, ...Object.entries(own)].map(([name, text]) => [name, [...storable(text)].slice(0, LONGEST).join('')] as const);
  return { ...Object.fromEntries(texts), premium };
}

const entryOf =
  (kind: string) =>
  ([name, text]: [string, string]): [string, string] => [`${kind}_${storable(name)}`, text];
