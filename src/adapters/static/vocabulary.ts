import { distance, distanceToBeginning, farApart, farFromBeginning, lettersOf } from './distance.js';
import { asItIs, type Stem } from './stems.js';
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

  /** The words as they were taken up, in that order. */
  words(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** The stem of a word, as terms are compared by. */
  stem(word: string): string {
    return bare(this.#stem(word));
  }

  /** Takes a word up and answers its term. */
  add(word: string): number {
    return this.#known.get(word) ?? this.put(word, this.stem(word));
  }

  /** Takes up a word that is not here yet, given its stem; `written` is the word without accents. */
  put(word: string, stem: string, written = bare(word)): number {
    const term = this.#terms.get(stem) ?? this.#terms.size;
    this.#terms.set(stem, term);
    this.#known.set(word, term);
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
  startingWith(start: string, found: (term: number, beyond: number) => unknown): void {
    for (const at of this.#beginning.get(start.charAt(0)) ?? []) {
      const word = this.#words[at]!;
      if (word.startsWith(start)) found(this.#termOf[at]!, word.length - start.length);
    }
  }

  /**
   * Tells the terms of the words made from one: those that begin with its stem, and where the language has no stemmer
   * those that differ in their last letters.
   */
  madeFrom(word: string, found: (term: number) => void): void {
    const stem = this.stem(word);
    if (stem.length > 3) this.startingWith(stem, found);
    const root = stem.slice(0, -2);
    if (this.#stem === asItIs && root.length > 3) this.startingWith(root, (term, beyond) => beyond < 5 && found(term));
  }

  /** Tells the terms of the words that share the longest beginning with a word, and how long it is; at least so many letters. */
  sharing(word: string, least: number, found: (term: number, shared: number) => void): void {
    let longest = least;
    let sharing: number[] = [];
    for (const at of this.#beginning.get(word.charAt(0)) ?? []) {
      const shared = sharedBeginning(word, this.#words[at]!);
      if (shared > longest) [longest, sharing] = [shared, []];
      if (shared === longest) sharing.push(at);
    }
    for (const at of sharing) found(this.#termOf[at]!, longest);
  }

  /** Tells the terms of all words that have a letter. */
  having(letter: string, found: (term: number) => void): void {
    this.#words.forEach((word, at) => {
      if (word.includes(letter)) found(this.#termOf[at]!);
    });
  }

  /** Tells the words nearest to a mistyped one, as few slips away as there are: the term, the slips, and the place among {@link words}. */
  near(typed: string, found: (term: number, slips: number, place: number) => void, most = slipsIn(typed)): void {
    const letters = lettersOf(typed);
    for (let slips = 1, any = false; slips <= most && !any; slips++)
      this.#words.forEach((word, at) => {
        if (farApart(letters, this.#letters[at]!, slips) || distance(typed, word, slips) > slips) return;
        any = true;
        found(this.#termOf[at]!, slips, at);
      });
  }

  /** Tells the terms of the words that may have been begun with a slip, and how many letters each has beyond. */
  nearBeginning(typed: string, found: (term: number, beyond: number) => void): void {
    const letters = lettersOf(typed);
    this.#words.forEach((word, at) => {
      if (farFromBeginning(letters, this.#letters[at]!, 1) || distanceToBeginning(typed, word, 1) > 1) return;
      found(this.#termOf[at]!, Math.max(0, word.length - typed.length));
    });
  }
}

/** How many slips a word may have and still be told from others. */
const slipsIn = (typed: string): number => (typed.length >= 8 ? 2 : typed.length >= 3 ? 1 : 0);

function sharedBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
