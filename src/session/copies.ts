import { settle } from '../core/loadable.js';
import { isRecord } from '../core/check.js';
import type { Ticket } from '../core/ticket.js';
import type { Shelf } from '../ports/keep.js';

/** So many tickets are kept as they were last read; the one read longest ago gives way. */
const MOST = 30;

/** What is kept as long as any ticket is open, so that the next page knows that something may be heard of it. */
export const OPEN = 'open';

/** Copies of tickets in this browser, to be read while there is no network. */
export class Copies {
  readonly #shelf: () => Shelf;

  constructor(shelf: () => Shelf) {
    this.#shelf = shelf;
  }

  /** Whether some ticket was open when tickets were last heard of here. */
  async isOpen(): Promise<boolean> {
    const kept = await settle(this.#shelf().read(OPEN));
    return kept.status === 'ready' && kept.value !== undefined;
  }

  /** Keeps the list. */
  async keepList(tickets: readonly Ticket[]): Promise<void> {
    await settle(this.#shelf().change({ inbox: tickets, [OPEN]: tickets.some(({ state }) => state === 'open') || undefined }));
  }

  /** Notes that a ticket is open, if it is. */
  async keepOpen({ state }: Ticket): Promise<void> {
    if (state === 'open') await settle(this.#shelf().change({ [OPEN]: true }));
  }

  /** The list as it was last known; `undefined` where it is not here. */
  async list(): Promise<readonly Ticket[] | undefined> {
    const kept = await settle(this.#shelf().read('inbox'));
    return kept.status === 'ready' && Array.isArray(kept.value) ? kept.value.filter(isTicket) : undefined;
  }

  /** Keeps a ticket that is read now. */
  async keep(ticket: Ticket, now: Date): Promise<void> {
    await settle(this.#shelf().change({ [`ticket/${ticket.id}`]: { ticket, read: now.toISOString() } }));
    const all = await settle(this.#shelf().list('ticket/'));
    if (all.status !== 'ready' || all.value.size <= MOST) return;
    const readAt = (value: unknown): string => String((Object(value) as { readonly read?: unknown }).read);
    const oldest = [...all.value].sort(([, one], [, other]) => readAt(one).localeCompare(readAt(other))).slice(0, all.value.size - MOST);
    await settle(this.#shelf().change(Object.fromEntries(oldest.map(([name]) => [name, undefined]))));
  }

  /** A ticket as it was last read; `undefined` where it is not here. */
  async ticket(id: string): Promise<Ticket | undefined> {
    const kept = await settle(this.#shelf().read(`ticket/${id}`));
    const { ticket } = Object(kept.status === 'ready' ? kept.value : undefined) as { readonly ticket?: unknown };
    return isTicket(ticket) ? ticket : undefined;
  }
}

/** Another version may have kept it; what all its views rest on is looked at. */
const isTicket = (value: unknown): value is Ticket =>
  isRecord(value) && ['id', 'number', 'summary', 'description', 'created', 'updated'].every((fact) => typeof value[fact] === 'string') && Array.isArray(value['messages']);
