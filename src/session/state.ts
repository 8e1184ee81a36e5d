/** A value that tells when it changes. */
export class State<T extends object> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): Readonly<T> {
    return this.#value;
  }

  /** Changes some keys and tells everyone who listens, at once. */
  update(changes: Partial<T>): void {
    this.#value = { ...this.#value, ...changes };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls the listener on every change, until the function it answers is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
