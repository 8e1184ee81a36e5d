import type { Article } from '../../core/article.js';
import type { Problem } from '../../core/problem.js';
import type { Meant, Method } from './ask.js';
import type { BuiltIndex } from './built-index.js';

/** Where a worker finds its articles: all of a host's options that can be sent there. */
export interface Source {
  readonly articles?: readonly Article[] | undefined;
  /** What was built for the articles beforehand. */
  readonly built?: Omit<BuiltIndex, 'articles'> | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
}

/** A question on its way to the worker. */
export interface Asked {
  readonly method: Method;
  readonly about: string;
  readonly meant: Omit<Meant<'search'>, 'signal'>;
}

/** What the page says: the articles that a host handed over, then where to begin, then questions, and which of them to drop. */
export type FromPage =
  | { readonly kind: 'article'; readonly article: Article }
  | ({ readonly kind: 'begin' } & Omit<Source, 'articles'>)
  | ({ readonly kind: 'ask'; readonly id: number } & Asked)
  | { readonly kind: 'drop'; readonly id: number };

/** What the worker says: that it runs; what a question came to; what is wrong with the articles. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'report'; readonly problem: Problem };
