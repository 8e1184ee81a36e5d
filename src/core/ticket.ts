import type { Attachment } from './attachment.js';
import type { Channel } from './plan.js';

/** How bad it is: only a premium ticket may be `critical` (R46). */
export type Severity = 'standard' | 'critical';

/** One message of a ticket's timeline. */
export interface Message {
  readonly id: string;
  /** The client's own id, the same on every try to send it. */
  readonly reference?: string;
  readonly from: 'visitor' | 'support' | 'system';
  readonly name?: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** ISO instant. */
  readonly sent: string;
  /** ISO instant at which the other side has read it. */
  readonly read?: string;
  /** Its place in the stream of all that happens to this person: what comes later has a higher one. */
  readonly number?: number;
  /** What happened, on messages from `system`: a code that is worded in the visitor's language. `text` says it in English. */
  readonly code?: string;
}

/** A message as it is sent: a reply to a ticket, or a line of a chat. */
export interface NewMessage {
  /** Made by the browser; finds the message again when its answer was lost. */
  readonly reference: string;
  readonly text: string;
  /** The backend's ids of files that were uploaded before. */
  readonly attachments?: readonly string[];
}

/** A time in which somebody may be called. */
export interface Slot {
  /** ISO instants. */
  readonly start: string;
  readonly end: string;
}

/** How a chat or a call-back stands: waiting for somebody, with somebody, or over. What is over may be a ticket still. */
export const STANDINGS = ['waiting', 'active', 'ended'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A visitor's word on how a closed ticket was handled (R61). Given once. */
export interface Rating {
  /** 1, the worst, to 5. */
  readonly score: number;
  readonly text: string;
}

/** What a visitor may change of a ticket. */
export interface TicketChange {
  readonly state?: 'open' | 'closed';
  readonly starred?: boolean;
  /** Call-backs: when to call; `null` is as soon as possible. */
  readonly slot?: Slot | null;
  /** Call-backs: the number to call. */
  readonly phone?: string;
  /** Chats: wait for somebody again, or leave. */
  readonly standing?: 'waiting' | 'ended';
  /** All messages up to this number are read. */
  readonly read?: number;
}

/** What the browser sends to have a ticket opened. */
export interface NewTicket {
  /** Made by the browser; finds the ticket again when its answer was lost. */
  readonly reference: string;
  readonly channel: Channel;
  readonly premium: boolean;
  readonly severity: Severity;
  readonly summary: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly email: string;
  /** E.164 or as typed; call-backs only. */
  readonly phone?: string;
  /** Call-backs only: when to call; absent is as soon as possible. */
  readonly slot?: Slot;
  readonly custom: Readonly<Record<string, string>>;
  /** What the host page wants a ticket to carry along, such as the page's address. */
  readonly context: Readonly<Record<string, string>>;
  /** The backend's ids of files that were uploaded before. */
  readonly attachments?: readonly string[];
}

/** A draft that was sent. */
export interface Ticket extends Omit<NewTicket, 'attachments'> {
  readonly attachments?: readonly Attachment[];
  readonly id: string;
  /** What people call it by, such as `1042`. */
  readonly number: string;
  readonly state: 'open' | 'closed';
  readonly starred: boolean;
  /** Messages of support not read yet. */
  readonly unread: number;
  /** ISO instants. */
  readonly created: string;
  readonly updated: string;
  /** In the order of their numbers. In a list of tickets the last one alone. */
  readonly messages: readonly Message[];
  /** Chats and call-backs. */
  readonly standing?: Standing;
  /** Who looks after it, by name. */
  readonly agent?: string;
  /** A chat that waits: its place in the queue, from 1, and how many minutes that usually takes. */
  readonly queue?: { readonly place: number; readonly minutes?: number };
  readonly rating?: Rating;
  /** The number, in the person's stream, of what changed last. */
  readonly version?: number;
}

/** The filters of the support inbox (R56). */
export const FILTERS = ['all', 'open', 'closed', 'favourites'] as const;

/** One filter of the support inbox. */
export type Filter = (typeof FILTERS)[number];

/** Whether a filter lets a ticket through. */
export const passes = (filter: Filter, ticket: Ticket): boolean =>
  filter === 'all' || (filter === 'favourites' ? ticket.starred : ticket.state === filter);

/** The tickets of a filter, the one that changed last first. */
export const listed = (tickets: readonly Ticket[], filter: Filter): readonly Ticket[] =>
  tickets.filter((ticket) => passes(filter, ticket)).sort((one, other) => other.updated.localeCompare(one.updated));

/** Whether every word that is sought stands in what one sees of a ticket in a list: summary, description, number, last message. */
export function isSought(ticket: Ticket, sought: string): boolean {
  const seen = plain([ticket.summary, ticket.description, ticket.number, ticket.messages.at(-1)?.text ?? ''].join('\n'));
  return plain(sought).split(/\s+/).every((word) => seen.includes(word));
}

/** Without accents and capitals, so that "Übersicht" is found by "ubersicht". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
