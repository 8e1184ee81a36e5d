import { distance, farApart, lettersOf } from './distance.js';
import type { Stem } from './stems.js';
import { bare } from './tokens.js';

/** The words of an index and the terms they stand for; a term is a stem without accents, and a number. */
export class Vocabulary {
  readonly #stem: Stem;
  readonly #terms = new Map<string, number>();
  readonly #known = new Map<string, number>();
  /** Side by side: each word without accents, its term, its letters. */
  readonly #words: string[] = [];
  readonly #termOf: number[] = [];
  readonly #letters: number[] = [];
  /** First letter → where its words stand. */
  readonly #beginning = new Map<string, number[]>();

  constructor(stem: Stem) {
    this.#stem = stem;
  }

  /** How many terms there are. */
  get size(): number {
    return this.#terms.size;
  }

  /** The stem of a word, as terms are compared by. */
  stem(word: string): string {
    return bare(this.#stem(word));
  }

  /** Takes a word up and answers its term. */
  add(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const stem = this.stem(word);
    const term = this.#terms.get(stem) ?? this.#terms.size;
    this.#terms.set(stem, term);
    this.#known.set(word, term);
    const written = bare(word);
    const beginning = this.#beginning.get(written.charAt(0)) ?? [];
    this.#beginning.set(written.charAt(0), beginning);
    beginning.push(this.#words.length);
    this.#words.push(written);
    this.#termOf.push(term);
    this.#letters.push(lettersOf(written));
    return term;
  }

  /** The term of a word in any of its forms, or `undefined` where no article has it. */
  term(word: string): number | undefined {
    return this.#known.get(word) ?? this.#terms.get(this.stem(word));
  }

  /** Tells the terms of all words that begin so, and how many letters each has beyond. */
  startingWith(start: string, found: (term: number, beyond: number) => void): void {
    for (const at of this.#beginning.get(start.charAt(0)) ?? []) {
      const word = this.#words[at]!;
      if (word.startsWith(start)) found(this.#termOf[at]!, word.length - start.length);
    }
  }

  /** Tells the terms of all words that have a letter. */
  having(letter: string, found: (term: number) => void): void {
    this.#words.forEach((word, at) => {
      if (word.includes(letter)) found(this.#termOf[at]!);
    });
  }

  /** Tells the terms of the words nearest to a mistyped one: a slip away, else two where it has eight letters. */
  near(typed: string, found: (term: number, slips: number) => void): void {
    const letters = lettersOf(typed);
    const most = typed.length >= 8 ? 2 : typed.length >= 3 ? 1 : 0;
    for (let slips = 1, any = false; slips <= most && !any; slips++)
      this.#words.forEach((word, at) => {
        if (farApart(letters, this.#letters[at]!, slips) || distance(typed, word, slips) > slips) return;
        any = true;
        found(this.#termOf[at]!, slips);
      });
  }
}
