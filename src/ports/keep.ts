/** Keeps what a visitor wrote, across reloads. Rejects with a `ProblemError` of kind `storage` where the browser will not. */
export interface Keep {
  read(key: string): Promise<unknown>;
  /** The value must be serialisable. */
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}
