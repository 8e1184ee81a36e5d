import type { Attachment, Limits } from '../core/attachment.js';
import type { Filter, NewTicket, Ticket } from '../core/ticket.js';
import type { Asking } from './knowledge.js';

/** Where tickets go. Every method rejects with a `ProblemError` alone. */
export interface Tickets {
  /** Opens a ticket. The same key with the same ticket opens one ticket only, however often it is sent. */
  create(ticket: NewTicket, asked: Asking & { readonly key: string }): Promise<Ticket>;
  /** This person's tickets, the one that changed last first; `reference` finds the one sent under it. */
  list(asked?: Asking & { readonly filter?: Filter; readonly reference?: string }): Promise<readonly Ticket[]>;
  /** One ticket with its messages; a problem of kind `missing` where this person has none of that id. */
  read(id: string, asked?: Asking): Promise<Ticket>;
  /** Takes a file, to go with a ticket that is sent later. The same key gives one attachment, however often it is sent. `progress` hears of bytes sent. */
  attach?(file: Blob, asked: Asking & { readonly name: string; readonly type: string; readonly key: string; readonly progress?: (sent: number) => void }): Promise<Attachment>;
  /** What `attach` takes. */
  limits?(asked?: Asking): Promise<Limits>;
}
