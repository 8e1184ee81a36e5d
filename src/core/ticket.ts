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
  readonly read?: string;
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
  readonly messages: readonly Message[];
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
