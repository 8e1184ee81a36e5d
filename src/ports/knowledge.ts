import type { Article } from '../core/article.js';
import type { Answer, Found, Suggestion } from '../core/question.js';

/** What every question to the world may be stopped by: one whose signal is aborted rejects with that signal's reason. */
export interface Asking {
  readonly signal?: AbortSignal | undefined;
}

/** A visitor's word on whether an answer or an article helped. */
export interface Feedback {
  readonly on: 'answer' | 'article';
  /** Id of the article, or of the one the answer comes from. */
  readonly id: string;
  /** BCP 47 language of that article. */
  readonly language: string;
  readonly helpful: boolean;
}

/** Where articles and answers come from. Every method rejects with a `ProblemError` alone. */
export interface Knowledge {
  /**
   * The best results for a question, and an answer with the confidence the source has in it. Never more than `limit`. A source that
   * takes its time to write its answer lets it be heard meanwhile, each time all of it so far; what is found at the end counts.
   */
  search(text: string, asked: Asking & { readonly language: string; readonly limit?: number; readonly hear?: (soFar: Answer) => void }): Promise<Found>;
  /** The article in a language, or along its chain; a problem of kind `missing` where there is none. */
  article(id: string, asked: Asking & { readonly language: string }): Promise<Article>;
  /** Questions worth suggesting on a page, given by its path. */
  suggestions?(page: string, asked: Asking & { readonly language: string }): Promise<readonly Suggestion[]>;
  /** Takes a visitor's feedback. */
  feedback?(feedback: Feedback): Promise<void>;
}
