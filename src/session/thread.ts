import { inOrder, merged } from '../core/change.js';
import { writeJson } from '../core/json.js';
import { idle, settle, type Loadable } from '../core/loadable.js';
import { verdictOn } from '../core/outbox.js';
import { ProblemError, type Problem } from '../core/problem.js';
import type { Message, Rating, Ticket, TicketChange } from '../core/ticket.js';
import type { Asking } from '../ports/knowledge.js';
import type { Copies } from './copies.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** What somebody does to a ticket. */
export type Doing = 'close' | 'reopen' | 'rate' | 'star' | 'slot' | 'continue' | 'transcript';

/** A change undoes another, so that the first one made again is a new one; a rating and a transcript stand by themselves. */
type Kind = 'change' | 'rate' | 'transcript';

/** The ticket that is being read, and what is done to it. */
export class Thread {
  readonly state = new State<{
    id: string;
    ticket: Loadable<Ticket>;
    /** Whether this is the ticket as it was last read here, since the backend cannot be asked. */
    stale: boolean;
    /** What is being done to it. */
    doing?: Doing | undefined;
    /** What was done last, and has worked. */
    done?: Doing | undefined;
    /** Why what was done last has failed. */
    problem?: Problem | undefined;
  }>({ id: '', ticket: idle, stale: false });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #copies: Copies;
  /** Hears how a ticket stands after something was done to it here, to tell all that show it. */
  readonly #changed: (ticket: Ticket) => void;
  #opening: AbortController | undefined;
  #life = new AbortController();
  /** What was heard while the ticket was fetched, which may be older. */
  #heard: Ticket[] = [];
  /** What was tried last of each kind, and its key: the same thing tried again is one thing. */
  readonly #tried = new Map<Kind, { readonly what: string; readonly key: string }>();
  /** Up to which number all is read, as far as the backend was told. */
  #seen = 0;

  constructor(setup: State<Setup>, world: World, copies: Copies, changed: (ticket: Ticket) => void) {
    this.#setup = setup;
    this.#world = world;
    this.#copies = copies;
    this.#changed = changed;
  }

  /** Fetches a ticket with its messages; the one opened last is the one shown, and the one that is shown already stays in view. */
  async open(id: string): Promise<boolean> {
    this.#opening?.abort();
    const opening = (this.#opening = new AbortController());
    if (id !== this.state.value.id || this.state.value.ticket.status !== 'ready') this.#begin(id);
    this.#heard = [];
    const { tickets } = this.#setup.value.backend;
    const read = await settle(tickets?.read(id, { signal: opening.signal }) ?? Promise.reject(new Error('there is no place for tickets')));
    if (opening.signal.aborted) return false;
    this.#opening = undefined;
    if (read.status === 'failed') await this.#failed(read.problem, opening.signal);
    else if (read.status === 'ready') this.#show(read.value);
    return read.status === 'ready';
  }

  /** Whether the ticket is being fetched. */
  get isLoading(): boolean {
    return this.#opening !== undefined;
  }

  /** Fetches the ticket that is shown anew. Whether it is the one of now; where none is shown there is nothing to know. */
  async load(): Promise<boolean> {
    const { id } = this.state.value;
    return id ? this.open(id) : true;
  }

  /** Whether visitors can change that in this house. */
  may(what: keyof TicketChange): boolean {
    const { changeable } = this.#setup.value.backend.tickets ?? {};
    // A port that comes late has anything by name.
    return !Array.isArray(changeable) || changeable.includes(what);
  }

  /** Whether this house takes ratings. */
  get ratable(): boolean {
    return Boolean(this.#setup.value.backend.tickets?.rate);
  }

  /** Hears how a ticket stands now. */
  hear(ticket: Ticket): void {
    if (ticket.id !== this.state.value.id) return;
    if (this.#opening) this.#heard.push(ticket);
    // What is done next is done to the ticket as it is now: it is no longer what may have been done before.
    this.#tried.delete('change');
    this.amend(ticket.id, (before) => merged(before, ticket));
  }

  /** Hears of one message alone. */
  heard(id: string, message: Message): void {
    this.amend(id, (ticket) => ({ ...ticket, messages: inOrder([...ticket.messages, message]) }));
  }

  /** Changes what is known of the ticket, such as its place in a queue. */
  amend(id: string, change: (ticket: Ticket) => Ticket): void {
    const { ticket } = this.state.value;
    if (ticket.status === 'ready' && ticket.value.id === id) this.#set(change(ticket.value));
  }

  /** Closes the ticket: it is solved. */
  close(): Promise<boolean> {
    return this.change({ state: 'closed' });
  }

  /** Opens a closed ticket again. */
  reopen(): Promise<boolean> {
    return this.change({ state: 'open' });
  }

  /** Changes what a visitor may change; whether it worked. */
  change(change: TicketChange): Promise<boolean> {
    return this.#do(doingOf(change), change, (id, asked) => this.#setup.value.backend.tickets?.change?.(id, change, asked));
  }

  /** Rates how a closed ticket was handled; whether it worked. */
  rate(rating: Rating): Promise<boolean> {
    return this.#do('rate', rating, (id, asked) => this.#setup.value.backend.tickets?.rate?.(id, rating, asked));
  }

  /** Has all that was said sent to an address; whether it worked. */
  transcript(email: string): Promise<boolean> {
    return this.#do('transcript', { email }, async (id, asked) => {
      await this.#setup.value.backend.chat?.transcript?.(id, { ...asked, email });
      return undefined;
    });
  }

  /** Tells that all that stands there has been read. To be called while the visitor looks at it. */
  async seen(): Promise<void> {
    const { ticket } = this.state.value;
    const { tickets } = this.#setup.value.backend;
    if (ticket.status !== 'ready' || !tickets?.change) return;
    const { id, messages, unread } = ticket.value;
    const read = Math.max(0, ...messages.flatMap(({ from, number }) => (from === 'support' ? (number ?? []) : [])));
    if (read <= this.#seen || unread === 0) return;
    this.#seen = read;
    const { signal } = this.#life;
    const changed = await settle(tickets.change(id, { read }, { key: this.#world.newKey(), signal }));
    if (signal.aborted) return;
    // Told again with the next look.
    if (changed.status === 'failed') this.#seen = 0;
    if (changed.status === 'ready') this.#take(changed.value);
  }

  /** Lets go of everything. */
  forget(): void {
    this.#opening?.abort();
    this.#opening = undefined;
    this.#begin('');
  }

  #begin(id: string): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#tried.clear();
    this.#seen = 0;
    this.state.update({ id, ticket: id ? { status: 'loading' } : idle, stale: false, doing: undefined, done: undefined, problem: undefined });
  }

  async #do(doing: Doing, what: object, work: (id: string, asked: Asking & { readonly key: string }) => Promise<Ticket | undefined> | undefined): Promise<boolean> {
    const { id } = this.state.value;
    const { signal } = this.#life;
    const kind = kindOf(doing);
    const before = this.#tried.get(kind);
    const tried = writeJson([doing, what]);
    const key = before?.what === tried ? before.key : this.#world.newKey();
    this.#tried.set(kind, { what: tried, key });
    this.state.update({ doing, done: undefined, problem: undefined });
    const result = await settle(work(id, { key, signal }) ?? Promise.reject(new ProblemError({ kind: 'missing', message: `this backend cannot ${doing} a ticket` })));
    if (signal.aborted) return false;
    const problem = result.status === 'failed' ? result.problem : undefined;
    // What the backend has understood is over; what may not have reached it is tried again under the same key.
    if (this.#tried.get(kind)?.key === key && (!problem || verdictOn(problem) === 'back')) this.#tried.delete(kind);
    this.state.update({ doing: undefined, problem, done: problem ? undefined : doing });
    if (problem) this.#world.tell.problem(problem);
    if (result.status === 'ready' && result.value) this.#take(result.value);
    return !problem;
  }

  #take(ticket: Ticket): void {
    this.#changed(ticket);
  }

  #show(ticket: Ticket): void {
    const before = this.state.value.ticket;
    const isKnown = before.status === 'ready' && !this.state.value.stale;
    this.state.update({ stale: false });
    this.#set(this.#heard.reduce(merged, isKnown ? merged(before.value, ticket) : { ...ticket, messages: inOrder(ticket.messages) }));
    void this.#copies.keep(ticket, this.#world.clock.now());
  }

  async #failed(problem: Problem, signal: AbortSignal): Promise<void> {
    this.#world.tell.problem(problem);
    const { id, ticket } = this.state.value;
    const mayStay = verdictOn(problem) === 'again';
    const copy = mayStay ? await this.#copies.ticket(id) : undefined;
    if (signal.aborted) return;
    if (mayStay && ticket.status === 'ready') this.state.update({ stale: true });
    else if (copy) this.state.update({ ticket: { status: 'ready', value: copy }, stale: true });
    else this.state.update({ ticket: { status: 'failed', problem } });
  }

  #set(value: Ticket): void {
    this.state.update({ ticket: { status: 'ready', value } });
  }
}

const kindOf = (doing: Doing): Kind => (doing === 'rate' || doing === 'transcript' ? doing : 'change');

/** What a change is to whoever makes it. */
function doingOf({ state, starred, standing, slot, phone }: TicketChange): Doing {
  if (state === 'open') return 'reopen';
  if (starred !== undefined) return 'star';
  if (slot !== undefined || phone !== undefined) return 'slot';
  return standing === 'waiting' ? 'continue' : 'close';
}
