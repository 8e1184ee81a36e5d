import { httpBackend, type HttpOptions } from '../../src/adapters/http/index.js';
import type { Message, NewMessage, Standing, Ticket, TicketChange } from '../../src/core/ticket.js';
import type { Asking } from '../../src/ports/knowledge.js';
import type { Happening } from '../../src/ports/live.js';

/** A ticket as support sees it: its `unread` are the visitor's messages that nobody here has read. */
export interface SupportTicket extends Ticket {
  /** The name of whoever wrote it, where that is known. */
  readonly person?: string;
  /** ISO instant since which a chat stands as it does. */
  readonly since?: string;
}

/** What support may change of a ticket: a chat is taken over by `active`, and left by `waiting`; a call-back is `active` while it is made, `ended` once it was. */
export interface SupportChange extends Omit<TicketChange, 'standing'> {
  readonly standing?: Standing;
}

type Keyed = Asking & { readonly key: string };

/** Everybody's tickets, for a person of support. Every method rejects with a `ProblemError` alone. */
export interface Office {
  /** As many as the server lists, who waits first, each with its last message alone. */
  list(asked?: Asking): Promise<readonly SupportTicket[]>;
  read(id: string, asked?: Asking): Promise<SupportTicket>;
  answer(id: string, message: NewMessage, asked: Keyed): Promise<Message>;
  change(id: string, change: SupportChange, asked: Keyed): Promise<SupportTicket>;
  typing(id: string): Promise<void>;
  file(id: string): Promise<Blob>;
  /** As {@link Live.follow}: all that happens from now on, to anybody's tickets. */
  follow(hear: (happening: Happening) => void, asked: Asking): Promise<void>;
}

/** The office behind an address: the contract of the visitors' side, word for word, over everybody's tickets. */
export function openOffice(options: HttpOptions): Office {
  const backend = httpBackend(options) as Required<ReturnType<typeof httpBackend>>;
  const tickets = backend.tickets as Required<typeof backend.tickets>;
  return {
    list: (asked) => tickets.list(asked),
    read: (id, asked) => tickets.read(id, asked),
    answer: (id, message, asked) => tickets.reply(id, message, asked),
    // A visitor cannot take a chat over; otherwise the two sides change a ticket alike.
    change: (id, change: TicketChange, asked) => tickets.change(id, change, asked),
    typing: (id) => backend.chat.typing(id),
    file: (id) => tickets.file(id),
    follow: (hear, asked) => backend.live.follow(hear, asked),
  };
}
