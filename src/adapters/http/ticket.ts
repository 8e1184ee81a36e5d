import { isRecord } from '../../core/check.js';
import type { Attachment } from '../../core/attachment.js';
import { CHANNELS } from '../../core/plan.js';
import { STANDINGS, type Message, type Rating, type Slot, type Ticket } from '../../core/ticket.js';
import { expected, flag, listOf, mapOf, maybe, number, oneOf, shape, text } from './guard.js';

const perhaps = maybe(text);

/** Whether a backend describes a file. */
export const isAttachment = shape<Attachment>({ id: text, name: text, type: text, size: number });

const isMessage = shape<Message>({
  id: text,
  from: oneOf('visitor', 'support', 'system'),
  text,
  sent: text,
  name: perhaps,
  reference: perhaps,
  read: perhaps,
  number: maybe(number),
  code: perhaps,
  attachments: maybe(listOf(isAttachment)),
});

const isTicket = shape<Ticket>({
  id: text,
  number: text,
  reference: text,
  channel: oneOf(...CHANNELS),
  premium: flag,
  severity: oneOf('standard', 'critical'),
  summary: text,
  description: text,
  language: text,
  email: text,
  phone: perhaps,
  slot: maybe(shape<Slot>({ start: text, end: text })),
  state: oneOf('open', 'closed'),
  starred: flag,
  unread: number,
  created: text,
  updated: text,
  messages: listOf(isMessage),
  attachments: maybe(listOf(isAttachment)),
  custom: mapOf(text),
  context: mapOf(text),
  standing: maybe(oneOf(...STANDINGS)),
  agent: perhaps,
  queue: maybe(shape<NonNullable<Ticket['queue']>>({ place: number, minutes: maybe(number) })),
  rating: maybe(shape<Rating>({ score: number, text })),
  version: maybe(number),
});

/** The ticket that a backend tells of. A message in it that is not understood breaks nothing: it stands there with the code `unsupported`. */
export const readTicket = (value: unknown): Ticket => expected(withReadable(value), 'a ticket', isTicket);

/** The tickets that a backend tells of. */
export const readTickets = (value: unknown): readonly Ticket[] =>
  expected(Array.isArray(value) ? value.map(withReadable) : value, 'a list of tickets', listOf(isTicket));

/** The message that a backend has taken. */
export const readMessage = (value: unknown): Message => expected(value, 'a message', isMessage);

const withReadable = (value: unknown): unknown =>
  isRecord(value) && Array.isArray(value['messages']) ? { ...value, messages: value['messages'].map((one, index) => readable(one, index, value['updated'])) } : value;

/** A message, or what stands for one of a kind that came after us: somebody wrote something, and that much can be said. */
function readable(value: unknown, index: number, updated: unknown): unknown {
  if (isMessage(value)) return value;
  const { id, sent, number: place } = Object(value) as Readonly<Record<string, unknown>>;
  return {
    id: text(id) ? id : `unsupported-${index}`,
    from: 'system',
    code: 'unsupported',
    text: 'A message of a kind that cannot be shown here',
    sent: text(sent) ? sent : updated,
    ...(number(place) && { number: place }),
  };
}
