import type { Article } from '../core/article.js';
import { idle, settle, type Loadable } from '../core/loadable.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** The article that is being read. */
export class Reading {
  readonly state = new State<{ id: string; language: string; article: Loadable<Article>; helpful?: boolean | undefined }>({
    id: '',
    language: '',
    article: idle,
  });
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
    this.state.update({ id, language, article: { status: 'loading' }, helpful: undefined });
    const article = await settle(
      backend.knowledge?.article(id, { language, signal }) ?? Promise.reject(new Error('there is no knowledge base')),
    );
    if (signal.aborted) return;
    this.state.update({ article });
    if (article.status === 'failed') this.#world.tell.problem(article.problem);
  }

  /** Whether an article is the one that is shown, or on its way. */
  shows({ id, language = this.#setup.value.language }: { readonly id: string; readonly language?: string | undefined }): boolean {
    const shown = this.state.value;
    return shown.id === id && shown.language === language && shown.article.status !== 'failed';
  }

  /** Lets go of the article. */
  forget(): void {
    this.#opening?.abort();
    this.state.update({ id: '', language: '', article: idle, helpful: undefined });
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
