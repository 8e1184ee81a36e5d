import type { Change } from '../../core/change.js';
import { ProblemError, type Problem } from '../../core/problem.js';
import type { Message, Ticket } from '../../core/ticket.js';
import type { Happening } from '../../ports/live.js';

/** A message before it has a place in a timeline. */
export type Said = Omit<Message, 'id' | 'sent' | 'number'>;

/** What is changed of a ticket; what is named as `undefined` goes. */
export type Facts = { readonly [Fact in Exclude<keyof Ticket, 'messages'>]?: Ticket[Fact] | undefined };

/** What a backend refuses, and why. */
export const refusal = (kind: Problem['kind'], message: string, more: Partial<Problem> = {}): ProblemError => new ProblemError({ kind, message, ...more });

/** One person's tickets and all that happened to them, numbered in order; whoever listens is told. */
export class MemoryStore {
  readonly #tickets: Map<string, Ticket>;
  readonly #now: () => Date;
  readonly #changes: Change[] = [];
  readonly #ears = new Set<(happening: Happening) => void>();
  #number = 0;

  constructor(initial: readonly Ticket[], now: () => Date) {
    this.#now = now;
    // What was said before has its place before what will be.
    const numbered = initial.map((ticket) => ({ ...ticket, messages: ticket.messages.map((message) => ({ ...message, number: ++this.#number })) }));
    this.#tickets = new Map(numbered.map((ticket) => [ticket.id, { ...ticket, version: this.#number }]));
  }

  /** The number of the last thing that happened. */
  get number(): number {
    return this.#number;
  }

  /** ISO instant. */
  get now(): string {
    return this.#now().toISOString();
  }

  /** All tickets, the one opened last first. */
  get tickets(): readonly Ticket[] {
    return [...this.#tickets.values()].reverse();
  }

  /** A ticket; a problem of kind `missing` where there is none of that id. */
  find(id: string): Ticket {
    const ticket = this.#tickets.get(id);
    if (!ticket) throw refusal('missing', `There is no ticket ${id}`);
    return ticket;
  }

  /** Opens a ticket, with its first message. */
  open(ticket: Omit<Ticket, 'messages' | 'created' | 'updated'>, first: Said): Ticket {
    this.#tickets.set(ticket.id, { ...ticket, created: this.now, updated: this.now, messages: [] });
    this.add(ticket.id, first);
    return this.find(ticket.id);
  }

  /** Adds a message to a ticket, and changes what goes with it. */
  add(id: string, said: Said, facts: Facts = {}): Message {
    const ticket = this.find(id);
    const number = ++this.#number;
    const message: Message = { ...said, id: `message-${number}`, sent: this.now, number };
    const unread = ticket.unread + (said.from === 'support' ? 1 : 0);
    this.#note({ ...ticket, unread, messages: [...ticket.messages, message] }, facts, [message]);
    return message;
  }

  /** Changes facts of a ticket, and some of its messages. */
  change(id: string, facts: Facts, changed: readonly Message[] = []): Ticket {
    const ticket = this.find(id);
    this.#number++;
    this.#note({ ...ticket, messages: ticket.messages.map((message) => changed.find((one) => one.id === message.id) ?? message) }, facts, changed);
    return this.find(id);
  }

  /** All changes after a number. */
  since(number: number): readonly Change[] {
    return this.#changes.filter((change) => change.number > number);
  }

  /** Tells whoever listens, without keeping it. */
  tell(happening: Happening): void {
    for (const ear of [...this.#ears]) ear(happening);
  }

  /** Listens, until the function it answers is called. */
  listen(ear: (happening: Happening) => void): () => void {
    this.#ears.add(ear);
    return () => void this.#ears.delete(ear);
  }

  #note(ticket: Ticket, facts: Facts, messages: readonly Message[]): void {
    const all = Object.entries({ ...ticket, ...facts, updated: this.now, version: this.#number });
    const noted = Object.fromEntries(all.filter(([, value]) => value !== undefined)) as unknown as Ticket;
    this.#tickets.set(ticket.id, noted);
    const change: Change = { number: this.#number, ticket: { ...noted, messages } };
    this.#changes.push(change);
    this.tell({ kind: 'change', ...change });
  }
}
