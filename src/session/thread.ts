import { idle, settle, type Loadable } from '../core/loadable.js';
import type { Ticket } from '../core/ticket.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { Nearby } from './world.js';

/** The ticket that is being read. */
export class Thread {
  readonly state = new State<{ id: string; ticket: Loadable<Ticket> }>({ id: '', ticket: idle });
  readonly #setup: State<Setup>;
  readonly #world: Nearby;
  #opening?: AbortController;

  constructor(setup: State<Setup>, world: Nearby) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Fetches a ticket with its messages; the one opened last is the one shown. */
  async open(id: string): Promise<void> {
    this.#opening?.abort();
    const { signal } = (this.#opening = new AbortController());
    this.state.update({ id, ticket: { status: 'loading' } });
    const { tickets } = this.#setup.value.backend;
    const ticket = await settle(tickets?.read(id, { signal }) ?? Promise.reject(new Error('there is no place for tickets')));
    if (signal.aborted) return;
    this.state.update({ ticket });
    if (ticket.status === 'failed') this.#world.tell.problem(ticket.problem);
  }

  /** Lets go of everything. */
  forget(): void {
    this.#opening?.abort();
    this.state.update({ id: '', ticket: idle });
  }
}
