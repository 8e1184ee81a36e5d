/** An article, as every engine here reads it. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
}

/** Answers what is typed with the ids of the articles that fit, best first. */
export type Ask = (typed: string) => Promise<readonly string[]>;

/** A way to search: articles in, answers out. Each file beside this one exports one, as `makeEngine`. */
export type MakeEngine = (articles: readonly Entry[]) => Promise<Ask>;
