import { settle } from '../core/loadable.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** How long somebody counts as typing who was last seen to, in ms. */
const LASTS = 6000;
/** How often the other side is told, in ms. */
const EVERY = 3000;

/** Who of support is typing in which ticket, and telling them that the visitor is. */
export class Typing {
  /** Ticket id → name, empty where it is not known. */
  readonly state = new State<{ who: Readonly<Record<string, string>> }>({ who: {} });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #fading = new Map<string, AbortController>();
  readonly #told = new Set<string>();
  #life = new AbortController();

  constructor(setup: State<Setup>, world: World) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Tells the other side that the visitor is typing, now and then. */
  async tell(ticket: string): Promise<void> {
    const { chat } = this.#setup.value.backend;
    if (this.#told.has(ticket) || !chat?.typing) return;
    this.#told.add(ticket);
    const { signal } = this.#life;
    this.#world.clock.after(EVERY, () => this.#told.delete(ticket), signal);
    // Worth nothing in a few seconds: one that is lost is nobody's loss.
    await settle(chat.typing(ticket, { signal }));
  }

  /** Somebody of support is typing. */
  hear(ticket: string, name = ''): void {
    this.#fading.get(ticket)?.abort();
    const fading = new AbortController();
    this.#fading.set(ticket, fading);
    this.state.update({ who: { ...this.state.value.who, [ticket]: name } });
    this.#world.clock.after(LASTS, () => this.end(ticket), fading.signal);
  }

  /** Nobody is typing any more: their words are here. */
  end(ticket: string): void {
    this.#fading.get(ticket)?.abort();
    if (!this.#fading.delete(ticket)) return;
    const { [ticket]: _, ...who } = this.state.value.who;
    this.state.update({ who });
  }

  /** Lets go of everything. */
  forget(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#told.clear();
    for (const fading of this.#fading.values()) fading.abort();
    this.#fading.clear();
    this.state.update({ who: {} });
  }
}
