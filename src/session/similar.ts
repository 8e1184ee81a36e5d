import type { Hit } from '../core/article.js';
import { settle } from '../core/loadable.js';
import { worthSuggesting } from '../core/question.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { Nearby } from './world.js';

/** How long a summary must have stood, in ms, before it is looked up. */
const PAUSE = 500;

/** More would stand in the way of writing on. */
const MOST = 3;

/** Articles that may spare a ticket, looked up while its summary is written. Nothing waits for them. */
export class Similar {
  readonly state = new State<{ text: string; hits: readonly Hit[] }>({ text: '', hits: [] });
  readonly #setup: State<Setup>;
  readonly #world: Nearby;
  #looking = new AbortController();

  constructor(setup: State<Setup>, world: Nearby) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Looks a summary up once nothing has been typed for a while; what was found for an older one stands until then. */
  look(text: string): void {
    this.stop();
    const { signal } = (this.#looking = new AbortController());
    if (!worthSuggesting(text)) return this.state.update({ text, hits: [] });
    this.#world.clock.after(PAUSE, () => void this.#ask(text, signal), signal);
  }

  /** Shows nothing more from now on: what comes after one has gone on would push the words away. */
  stop(): void {
    this.#looking.abort();
  }

  /** Lets go of everything. */
  forget(): void {
    this.stop();
    this.state.update({ text: '', hits: [] });
  }

  async #ask(text: string, signal: AbortSignal): Promise<void> {
    const { backend, language } = this.#setup.value;
    if (!backend.knowledge) return;
    const found = await settle(backend.knowledge.search(text, { language, limit: MOST, signal }));
    if (signal.aborted) return;
    if (found.status === 'failed') this.#world.tell.problem(found.problem);
    if (found.status !== 'ready') return;
    const { answer, results } = found.value;
    const others = results.filter(({ id }) => id !== answer?.id);
    this.state.update({ text, hits: [...(answer ? [answer] : []), ...others].slice(0, MOST) });
  }
}
