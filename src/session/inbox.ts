import { idle, settle, type Loadable } from '../core/loadable.js';
import { listed, passes, FILTERS, type Filter, type Ticket } from '../core/ticket.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { Nearby } from './world.js';

/** This person's tickets, and which of them are shown. */
export class Inbox {
  readonly state = new State<{ tickets: Loadable<readonly Ticket[]>; filter: Filter }>({ tickets: idle, filter: 'all' });
  readonly #setup: State<Setup>;
  readonly #world: Nearby;
  #loading?: AbortController;

  constructor(setup: State<Setup>, world: Nearby) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Whether there is an inbox: the backend takes tickets. */
  get possible(): boolean {
    return Boolean(this.#setup.value.backend.tickets);
  }

  /** The tickets of the filter chosen, the one that changed last first. */
  get listed(): readonly Ticket[] {
    const { tickets, filter } = this.state.value;
    return tickets.status === 'ready' ? listed(tickets.value, filter) : [];
  }

  /** How many tickets each filter lets through. */
  get counts(): Readonly<Record<Filter, number>> {
    const { tickets } = this.state.value;
    const all = tickets.status === 'ready' ? tickets.value : [];
    return Object.fromEntries(FILTERS.map((filter) => [filter, all.filter((one) => passes(filter, one)).length])) as Record<Filter, number>;
  }

  /** Fetches the tickets; those already here stay in view meanwhile. */
  async load(): Promise<void> {
    const { tickets } = this.#setup.value.backend;
    if (!tickets) return;
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    if (this.state.value.tickets.status !== 'ready') this.state.update({ tickets: { status: 'loading' } });
    const list = await settle(tickets.list({ signal }));
    if (signal.aborted) return;
    this.state.update({ tickets: list });
    if (list.status === 'failed') this.#world.tell.problem(list.problem);
  }

  /** Shows the tickets of one filter. */
  choose(filter: Filter): void {
    this.state.update({ filter });
  }

  /** Lets go of everything. */
  forget(): void {
    this.#loading?.abort();
    this.state.update({ tickets: idle, filter: 'all' });
  }
}
