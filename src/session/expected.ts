/** Files that are being read for something that is written: it does not go without them. */
export class Expected {
  /** What tells whether a lot of files was taken → what they are for. */
  readonly #lots = new Map<Promise<boolean>, string>();

  /** Hears of files that are being read. */
  add(writing: string, files: Promise<boolean>): void {
    this.#lots.set(files, writing);
    void files.finally(() => this.#lots.delete(files));
  }

  /** Whether any are being read for that. */
  has(writing: string | undefined): boolean {
    return this.#for(writing).length > 0;
  }

  /** Resolves once none are: whether all were taken. */
  async taken(writing: string | undefined): Promise<boolean> {
    while (this.has(writing)) if (!(await Promise.all(this.#for(writing))).every(Boolean)) return false;
    return true;
  }

  #for(writing: string | undefined): readonly Promise<boolean>[] {
    return [...this.#lots].flatMap(([files, one]) => (one === writing ? [files] : []));
  }
}
