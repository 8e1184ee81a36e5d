import type { Article } from '../core/article.js';
import { idle, settle, type Loadable } from '../core/loadable.js';
import type { Problem } from '../core/problem.js';
import { giveFeedback } from './feedback.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { Nearby } from './world.js';

/** An article, and what the visitor said of it. */
export interface Read {
  readonly id: string;
  /** BCP 47: the language it was asked for in. */
  readonly language: string;
  readonly article: Loadable<Article>;
  /** Whether another version of it was left for this one. */
  readonly chosen: boolean;
  readonly helpful?: boolean | undefined;
  /** Why that has not arrived. */
  readonly unsent?: Problem | undefined;
}

/** The article that is being read. */
export class Reading {
  readonly state = new State<Read>(NOTHING);
  readonly #setup: State<Setup>;
  readonly #world: Nearby;
  #opening?: AbortController;

  constructor(setup: State<Setup>, world: Nearby) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Fetches an article, in the visitor's language unless told otherwise; the one opened last is the one shown. */
  async open(id: string, language = this.#setup.value.language): Promise<void> {
    const { backend, language: own } = this.#setup.value;
    const before = this.state.value;
    // Whoever leaves one version of an article for another wants that one; whoever comes from elsewhere takes what there is.
    const chosen = language !== own && before.id === id && (before.chosen || before.language !== language);
    this.#opening?.abort();
    const { signal } = (this.#opening = new AbortController());
    this.state.update({ ...NOTHING, id, language, chosen, article: { status: 'loading' } });
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
    this.state.update(NOTHING);
  }

  /** Tells whether the article helped (R79); what does not arrive counts as not said, so that it can be said again. */
  async rate(helpful: boolean): Promise<void> {
    const { article } = this.state.value;
    if (article.status !== 'ready') return;
    this.state.update({ helpful, unsent: undefined });
    const { id, lang } = article.value;
    const { knowledge } = this.#setup.value.backend;
    const unsent = await giveFeedback({ on: 'article', id, language: lang, helpful }, knowledge, this.#world.tell);
    const now = this.state.value;
    if (unsent && now.article === article && now.helpful === helpful) this.state.update({ helpful: undefined, unsent });
  }
}

const NOTHING: Read = { id: '', language: '', article: idle, chosen: false, helpful: undefined, unsent: undefined };
