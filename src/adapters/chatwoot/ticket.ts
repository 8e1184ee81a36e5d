import type { Attachment } from '../../core/attachment.js';
import { CHANNELS } from '../../core/plan.js';
import type { Message, NewTicket, Slot, Standing, Ticket } from '../../core/ticket.js';
import { flag, listOf, mapOf, maybe, number, oneOf, shape, text } from '../http/guard.js';
import { attachmentOf } from './attachments.js';
import { unpack, type Carried } from './carried.js';
import { isActivity, isTemplate, isVisitors, readsAs } from './reading.js';
import type { ChatwootMessage, Conversation, Numeric } from './shapes.js';

/** What the first message of a ticket carries, so that the ticket reads the same on every device. */
export interface Facts extends Omit<NewTicket, 'reference' | 'description' | 'attachments'> {
  /** The key it was sent under, where that is not the reference. */
  readonly key?: string;
  /** The files of the message, in order: Chatwoot keeps neither ids nor types of them. */
  readonly files?: readonly Attachment[];
}

const perhaps = maybe(text);

const areFacts = shape<Facts>({
  key: perhaps,
  channel: oneOf(...CHANNELS),
  premium: flag,
  severity: oneOf('standard', 'critical'),
  summary: text,
  language: text,
  email: text,
  phone: perhaps,
  slot: maybe(shape<Slot>({ start: text, end: text })),
  custom: mapOf(text),
  context: mapOf(text),
  files: maybe(listOf(shape<Attachment>({ id: text, name: text, type: text, size: number }))),
});

/** What a conversation says of itself in the first words of its visitor: what was sent from here, or a best guess. */
export interface Opening extends Facts {
  readonly reference: string;
  readonly description: string;
  /** The message that says it. */
  readonly message?: ChatwootMessage;
}

/** How a conversation began. */
export function openingOf(conversation: Conversation): Opening {
  const [message] = seen(conversation).filter(isVisitors);
  const { text: words, reference, facts } = message ? read(message) : ({ text: '', facts: {} } as Carried);
  const known: unknown = facts;
  const first = seen(conversation)[0]?.content ?? '';
  if (reference === undefined || !areFacts(known)) return { ...GUESS, summary: headline(words || first), reference: reference ?? '', description: words || first, ...(message && { message }) };
  const { summary } = known;
  return { ...known, reference, description: words.startsWith(`${summary}\n\n`) ? words.slice(summary.length + 2) : words, message: message! };
}

/** Whether nobody has written anything yet: a ticket on its way, or one whose first message never came. */
export const isBlank = (conversation: Conversation): boolean => seen(conversation).every(isTemplate);

/** A conversation as a ticket, with its messages, or with those alone that are named. */
export function ticketOf(conversation: Conversation, only?: readonly string[]): Ticket {
  const { message: first, key: _, files, ...facts } = openingOf(conversation);
  const read = Number(conversation.agent_last_seen_at ?? 0) > 0 ? momentOf(conversation.agent_last_seen_at!) : undefined;
  const messages = once(seen(conversation).map((message) => messageOf(message, read, message === first ? { text: facts.description, files } : undefined)));
  const closed = conversation.status === 'resolved';
  const lastSeen = Number(conversation.contact_last_seen_at ?? 0);
  const support = seen(conversation).filter((message) => !isVisitors(message));
  const agent = messages.findLast(({ from, name }) => from === 'support' && name !== undefined)?.name;
  const sent = seen(conversation)[0]?.created_at ?? 0;
  const attachments = messages.find(({ id }) => id === String(first?.id))?.attachments;
  return {
    ...facts,
    ...(attachments && { attachments }),
    id: String(conversation.id),
    number: String(conversation.id),
    state: closed ? 'closed' : 'open',
    starred: false,
    unread: support.filter(({ created_at }) => Number(created_at) > lastSeen).length,
    created: momentOf(sent),
    updated: momentOf(seen(conversation).at(-1)?.created_at ?? sent),
    messages: only ? messages.filter(({ id }) => only.includes(id)) : messages,
    ...(facts.channel !== 'email' && { standing: standingOf(facts.channel === 'chat' && agent !== undefined, closed) }),
    ...(agent !== undefined && { agent }),
    version: Number(seen(conversation).at(-1)?.id ?? 0),
  };
}

/** The messages that a visitor may see, in the order of their ids. */
export const seen = ({ messages }: Conversation): readonly ChatwootMessage[] =>
  messages.filter((message) => !message.private && !isActivity(message)).sort((one, other) => Number(one.id) - Number(other.id));

function messageOf(message: ChatwootMessage, readUntil: string | undefined, opening?: { readonly text: string; readonly files: readonly Attachment[] | undefined }): Message {
  const sent = momentOf(message.created_at);
  const stored = (message.attachments ?? []).flatMap((file) => attachmentOf(file) ?? []);
  const attachments = opening?.files?.length === stored.length ? opening.files : stored;
  const common = { id: String(message.id), number: Number(message.id), sent, ...(attachments.length > 0 && { attachments }) };
  const reading = readsAs(message);
  if (reading !== 'visitor') {
    const name = message.sender?.available_name || message.sender?.name;
    const text = message.content ?? '';
    return reading === 'unsupported' ? { ...common, from: 'system', code: reading, text } : { ...common, from: 'support', text, ...(name && { name }) };
  }
  const { text, reference, facts } = read(message);
  const code = facts['code'] === 'reopened' ? 'reopened' : undefined;
  const known = readUntil !== undefined && sent <= readUntil;
  return { ...common, from: code ? 'system' : 'visitor', text: opening?.text ?? text, ...(reference && { reference }), ...(code && { code }), ...(known && { read: readUntil }) };
}

/** The reference of a message from here. */
export const referenceOf = (message: ChatwootMessage): string | undefined => (isVisitors(message) ? read(message).reference : undefined);

// A form, which goes with files, ends every line the old way.
const read = ({ content = '', attachments = [] }: ChatwootMessage): Carried => unpack(attachments.length > 0 ? content.replaceAll('\r\n', '\n') : content);

/** A request that was late may arrive after all, beside the one that was sent in its place: the visitor sees one. */
function once(messages: readonly Message[]): readonly Message[] {
  const references = new Set<string>();
  return messages.filter(({ reference }) => reference === undefined || (!references.has(reference) && references.add(reference)));
}

const standingOf = (met: boolean, closed: boolean): Standing => (closed ? 'ended' : met ? 'active' : 'waiting');

/** The latest second that a date can say; what is later is no moment, and must not make one throw. */
const LATEST = 8_640_000_000_000;

const momentOf = (seconds: Numeric): string => new Date(Math.min(Number(seconds), LATEST) * 1000).toISOString();

const headline = (words: string): string => [...(words.trim().split('\n')[0] ?? '')].slice(0, 120).join('');

const GUESS = { channel: 'chat', premium: false, severity: 'standard', language: '', email: '', custom: {}, context: {} } as const;
