import { ProblemError } from '../core/problem.js';
import type { Setup } from './setup.js';
import { State } from './state.js';

/** Whether whom the host names is still here. A page may go on naming somebody who has left, and views that stand in it must not fetch what was theirs. */
export class Presence {
  /** What the host has set; for somebody who has left, with a backend that knows nobody. */
  readonly setup: State<Setup>;
  readonly #given: State<Setup>;
  #left: 'here' | 'elsewhere' | undefined;

  constructor(given: State<Setup>) {
    this.#given = given;
    this.setup = new State(given.value);
    given.listen(() => this.#look());
  }

  /** Whether nobody is here, as far as anybody has said. */
  get isGone(): boolean {
    return this.#left !== undefined;
  }

  /** They have left: in this tab, or in another. */
  leaves(where: 'here' | 'elsewhere'): void {
    if (this.#left !== 'elsewhere') this.#left = where;
    this.#look();
  }

  /** Somebody goes on in this tab, or the host has said something: whoever has left here is here, not so whoever has left elsewhere. */
  goesOn(): void {
    if (this.#left === 'here') this.arrives();
  }

  /** The host has named somebody else. */
  arrives(): void {
    this.#left = undefined;
    this.#look();
  }

  #look(): void {
    this.setup.update(this.isGone ? withNobody(this.#given.value) : this.#given.value);
  }
}

function withNobody(setup: Setup): Setup {
  const refuse = (): Promise<never> => Promise.reject(new ProblemError({ kind: 'signed-out', message: 'this person has left, and the page has not said who is here now' }));
  return { ...setup, backend: { tickets: { create: refuse, list: refuse, read: refuse }, live: { follow: refuse } } };
}
