/** Hears what is wrong in a file, and in which line. */
export type Wrong = (line: number, what: string) => void;

/** What is wrong, in all files together. */
export class Mistakes {
  readonly #found: { readonly file: string; readonly line: number | undefined; readonly what: string }[] = [];

  /** Takes up a mistake; one in a whole file, or in no file, has no line. */
  add(file: string, line: number | undefined, what: string): void {
    this.#found.push({ file, line, what });
  }

  /** How many there are. */
  get count(): number {
    return this.#found.length;
  }

  /** A line for each, `docs/a.md:3: …`, by file and line. */
  lines(): readonly string[] {
    const sorted = [...this.#found].sort((one, other) => compare(one.file, other.file) || (one.line ?? 0) - (other.line ?? 0));
    return sorted.map(({ file, line, what }) => `${file}:${line === undefined ? '' : `${line}:`} ${what}`);
  }
}

/** Puts texts in an order that is the same everywhere. */
export const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
