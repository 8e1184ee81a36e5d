import { merged } from '../core/change.js';
import { idle, settle, type Loadable } from '../core/loadable.js';
import { verdictOn } from '../core/outbox.js';
import type { Problem } from '../core/problem.js';
import { FILTERS, isSought, listed, passes, type Filter, type Ticket } from '../core/ticket.js';
import type { Copies } from './copies.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** How long a change may wait, in ms, before the copy in this browser has it too. */
const KEPT_WITHIN = 1000;

/** This person's tickets, and which of them are shown. */
export class Inbox {
  readonly state = new State<{
    tickets: Loadable<readonly Ticket[]>;
    filter: Filter;
    /** What the visitor looks for. */
    sought: string;
    /** Whether these are the tickets as they were last known here, since the backend cannot be asked. */
    stale: boolean;
    /** Why a star could not be given or taken. */
    problem?: Problem | undefined;
  }>({ tickets: idle, filter: 'all', sought: '', stale: false });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #copies: Copies;
  #life = new AbortController();
  #loading: AbortController | undefined;
  /** What was heard while the list was fetched, which may be older. */
  #heard: Ticket[] = [];
  #keeping = false;

  constructor(setup: State<Setup>, world: World, copies: Copies) {
    this.#setup = setup;
    this.#world = world;
    this.#copies = copies;
  }

  /** Whether there is an inbox: the backend takes tickets. */
  get possible(): boolean {
    return Boolean(this.#setup.value.backend.tickets);
  }

  /** The tickets of the filter chosen that have the words sought, the one that changed last first. */
  get listed(): readonly Ticket[] {
    const { filter, sought } = this.state.value;
    return listed(this.#all, filter).filter((ticket) => isSought(ticket, sought));
  }

  /** How many tickets each filter lets through. */
  get counts(): Readonly<Record<Filter, number>> {
    return Object.fromEntries(FILTERS.map((filter) => [filter, this.#all.filter((one) => passes(filter, one)).length])) as Record<Filter, number>;
  }

  /** How many messages of support have not been read. */
  get unread(): number {
    return this.#all.reduce((sum, { unread }) => sum + unread, 0);
  }

  /** Whether some ticket is open: something may be heard of it. */
  get isOpen(): boolean {
    return this.#all.some(({ state }) => state === 'open');
  }

  /** The number of the last thing that the list knows of, where the backend numbers what happens. */
  get version(): number | undefined {
    const versions = this.#all.flatMap(({ version }) => version ?? []);
    return this.state.value.stale || versions.length === 0 ? undefined : Math.max(...versions);
  }

  /** Whether the tickets are being fetched. */
  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** Fetches the tickets; those already here stay in view meanwhile. Whether they are those of now. */
  async load(): Promise<boolean> {
    const { tickets } = this.#setup.value.backend;
    if (!tickets) return false;
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    this.#heard = [];
    if (this.state.value.tickets.status !== 'ready') this.state.update({ tickets: { status: 'loading' } });
    const list = await settle(tickets.list({ signal: loading.signal }));
    if (loading.signal.aborted) return false;
    this.#loading = undefined;
    if (list.status === 'failed') await this.#failed(list.problem, loading.signal);
    else if (list.status === 'ready') this.#show(list.value);
    return list.status === 'ready';
  }

  /** Hears how a ticket stands now. */
  hear(ticket: Ticket): void {
    if (this.#loading) this.#heard.push(ticket);
    // At once, and not with the copy of the list: the next page may begin before that is kept.
    if (!this.#all.some(({ id }) => id === ticket.id)) void this.#copies.keepOpen(ticket);
    const { tickets } = this.state.value;
    if (tickets.status === 'ready') this.#set(withTicket(tickets.value, ticket));
  }

  /** Changes what is known of a ticket, such as its place in a queue. */
  amend(id: string, change: (ticket: Ticket) => Ticket): void {
    const { tickets } = this.state.value;
    if (tickets.status === 'ready') this.#set(tickets.value.map((one) => (one.id === id ? change(one) : one)));
  }

  /** Shows the tickets of one filter. */
  choose(filter: Filter): void {
    this.state.update({ filter });
  }

  /** Shows the tickets in which every one of these words stands. */
  seek(text: string): void {
    this.state.update({ sought: text });
  }

  /** Makes a ticket a favourite, or no longer; seen at once, and taken back where it cannot be. */
  async star(id: string, on: boolean): Promise<void> {
    const { tickets } = this.#setup.value.backend;
    if (!tickets?.change) return;
    const { signal } = this.#life;
    this.state.update({ problem: undefined });
    this.amend(id, (ticket) => ({ ...ticket, starred: on }));
    const changed = await settle(tickets.change(id, { starred: on }, { key: this.#world.newKey(), signal }));
    if (signal.aborted) return;
    if (changed.status === 'ready') return this.hear(changed.value);
    if (changed.status !== 'failed') return;
    this.amend(id, (ticket) => ({ ...ticket, starred: !on }));
    this.state.update({ problem: changed.problem });
    this.#world.tell.problem(changed.problem);
  }

  /** Lets go of everything. */
  forget(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#loading?.abort();
    this.#loading = undefined;
    this.#keeping = false;
    this.state.update({ tickets: idle, filter: 'all', sought: '', stale: false, problem: undefined });
  }

  get #all(): readonly Ticket[] {
    const { tickets } = this.state.value;
    return tickets.status === 'ready' ? tickets.value : [];
  }

  /** Takes a list from the backend; what is known of a ticket from later stands. */
  #show(list: readonly Ticket[]): void {
    const known = new Map(this.#all.map((ticket) => [ticket.id, ticket]));
    const newest = list.map((ticket) => withLast(known.has(ticket.id) && !this.state.value.stale ? merged(known.get(ticket.id)!, ticket) : ticket));
    this.state.update({ stale: false });
    this.#set(this.#heard.reduce(withTicket, newest));
  }

  async #failed(problem: Problem, signal: AbortSignal): Promise<void> {
    this.#world.tell.problem(problem);
    const isHere = this.state.value.tickets.status === 'ready';
    const copy = verdictOn(problem) === 'again' ? await this.#copies.list() : undefined;
    if (signal.aborted) return;
    if (verdictOn(problem) === 'again' && isHere) this.state.update({ stale: true });
    else if (copy) this.state.update({ tickets: { status: 'ready', value: copy }, stale: true });
    else this.state.update({ tickets: { status: 'failed', problem } });
  }

  #set(value: readonly Ticket[]): void {
    this.state.update({ tickets: { status: 'ready', value } });
    if (this.#keeping) return;
    this.#keeping = true;
    const keep = (): void => {
      this.#keeping = false;
      void this.#copies.keepList(this.#all);
    };
    this.#world.clock.after(KEPT_WITHIN, keep, this.#life.signal);
  }
}

const withLast = (ticket: Ticket): Ticket => ({ ...ticket, messages: ticket.messages.slice(-1) });

/** A list with a ticket as it stands now. */
const withTicket = (list: readonly Ticket[], ticket: Ticket): readonly Ticket[] =>
  list.some(({ id }) => id === ticket.id) ? list.map((one) => (one.id === ticket.id ? withLast(merged(one, ticket)) : one)) : [withLast(ticket), ...list];
