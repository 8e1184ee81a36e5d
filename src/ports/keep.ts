/** Keeps what people write in this browser, across reloads and tabs, apart for each of them. */
export interface Keep {
  /** What is kept for one person, named by id or e-mail address; `''` is whoever has not said who they are. */
  of(person: string): Shelf;
}

/** What is kept for one person, by name. Rejects with a `ProblemError` of kind `storage` where the browser will not. */
export interface Shelf {
  read(name: string): Promise<unknown>;
  /** All whose names begin so. */
  list(start: string): Promise<ReadonlyMap<string, unknown>>;
  /** Writes what is named, and removes what is named as `undefined`: all of it or, where that fails, nothing. */
  change(changes: Readonly<Record<string, unknown>>): Promise<void>;
  /** Forgets everything of this person. */
  clear(): Promise<void>;
}
