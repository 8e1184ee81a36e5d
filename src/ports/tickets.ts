import type { Attachment, Limits } from '../core/attachment.js';
import type { Filter, Message, NewMessage, NewTicket, Rating, Ticket, TicketChange } from '../core/ticket.js';
import type { Asking } from './knowledge.js';

/** Where tickets go. Every method rejects with a `ProblemError` alone. */
export interface Tickets {
  /** Opens a ticket. The same key with the same ticket opens one ticket only, however often it is sent. */
  create(ticket: NewTicket, asked: Asking & { readonly key: string }): Promise<Ticket>;
  /** This person's tickets, the one that changed last first, each with its last message alone; `reference` finds the one sent under it. */
  list(asked?: Asking & { readonly filter?: Filter; readonly reference?: string }): Promise<readonly Ticket[]>;
  /** One ticket with its messages; a problem of kind `missing` where this person has none of that id. */
  read(id: string, asked?: Asking): Promise<Ticket>;
  /** Adds a message to a ticket. The same key with the same message adds one only, however often it is sent. */
  reply?(id: string, message: NewMessage, asked: Asking & { readonly key: string }): Promise<Message>;
  /** What `change` takes; all there is where this is absent. What it does not take is not offered. */
  readonly changeable?: readonly (keyof TicketChange)[];
  /** Changes what a visitor may change, and answers the ticket as it is then. */
  change?(id: string, change: TicketChange, asked: Asking & { readonly key: string }): Promise<Ticket>;
  /** Takes a rating of a closed ticket, once; another one is a problem of kind `invalid` with the code `rated`. */
  rate?(id: string, rating: Rating, asked: Asking & { readonly key: string }): Promise<Ticket>;
  /** The bytes of an attachment. */
  file?(id: string, asked?: Asking): Promise<Blob>;
  /** Takes a file, to go with a ticket or message that is sent later. The same key gives one attachment, however often it is sent. `progress` hears of bytes sent. */
  attach?(file: Blob, asked: Asking & { readonly name: string; readonly type: string; readonly key: string; readonly progress?: (sent: number) => void }): Promise<Attachment>;
  /** What `attach` takes. */
  limits?(asked?: Asking): Promise<Limits>;
}
