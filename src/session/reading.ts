import type { Article } from '../core/article.js';
import { idle, settle, type Loadable } from '../core/loadable.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** The article that is being read. */
export class Reading {
  readonly state = new State<{ id: string; article: Loadable<Article>; helpful?: boolean | undefined }>({ id: '', article: idle });
  readonly #setup: State<Setup>;
  readonly #world: World;
  #opening?: AbortController;

  constructor(setup: State<Setup>, world: World) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Fetches an article, in the visitor's language unless told otherwise; the one opened last is the one shown. */
  async open(id: string, language = this.#setup.value.language): Promise<void> {
    const { backend } = this.#setup.value;
    this.#opening?.abort();
    const { signal } = (this.#opening = new AbortController());
    this.state.update({ id, article: { status: 'loading' }, helpful: undefined });
    const article = await settle(
      backend.knowledge?.article(id, { language, signal }) ?? Promise.reject(new Error('there is no knowledge base')),
    );
    if (signal.aborted) return;
    this.state.update({ article });
    if (article.status === 'failed') this.#world.tell.problem(article.problem);
  }

  /** Tells whether the article helped (R79). */
  async rate(helpful: boolean): Promise<void> {
    const { article } = this.state.value;
    if (article.status !== 'ready') return;
    this.state.update({ helpful });
    const feedback = { on: 'article', id: article.value.id, language: article.value.lang, helpful } as const;
    if (this.#world.tell.feedback(feedback)) await settle(this.#setup.value.backend.knowledge?.feedback?.(feedback) ?? Promise.resolve());
  }
}
