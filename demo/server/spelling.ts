import { asItIs } from '../../src/adapters/static/stems.js';
import { bare, isUnspaced } from '../../src/adapters/static/tokens.js';
import { Vocabulary } from '../../src/adapters/static/vocabulary.js';
import type { Queries } from './database.js';

/** What is meant by words that no article has. */
export interface Spelling {
  /** The lexemes that may be meant by a word: what begins so, else what is a slip away or was begun with one, else what shares its beginning. */
  meant(word: string): Promise<readonly string[]>;
}

/** So many are tried; more would not be guesses any more. */
const MOST = 50;

/**
 * Knows the words of articles, read when a word is first missed. Not by trigrams, as `pg_trgm` has them: where a database's
 * locale is C, they leave out every letter beyond a to z.
 */
export function openSpelling(queries: Queries, languages: readonly string[]): Spelling {
  let reading: ReturnType<typeof read> | undefined;
  /** What failed is read once more for the next word. */
  const again = (): ReturnType<typeof read> =>
    read(queries, languages).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
  return {
    meant: async (word) => {
      const { vocabulary, lexemes } = await (reading ??= again());
      const found = new Set<number>();
      const add = (term: number): unknown => found.add(term);
      const written = bare(word);
      vocabulary.startingWith(written, add);
      if (isUnspaced(word)) {
        if ([...word].length === 1) vocabulary.having(word, add);
      } else {
        if (found.size === 0) vocabulary.near(written, add);
        if (found.size === 0 && written.length > 3) vocabulary.nearBeginning(written, add);
        for (let length = written.length - 1; length > 2 && found.size === 0; length--) vocabulary.startingWith(written.slice(0, length), add);
      }
      return [...found].slice(0, MOST).flatMap((term) => lexemes[term]!);
    },
  };
}

async function read(queries: Queries, languages: readonly string[]) {
  const vocabulary = new Vocabulary(asItIs);
  const lexemes: string[][] = [];
  const rows = await queries.query<{ word: string }>(
    "select word from ts_stat(format('select search from articles join shelf(%L) using (key)', $1::text[]))", languages,
  );
  for (const { word } of rows) (lexemes[vocabulary.add(word)] ??= []).push(word);
  return { vocabulary, lexemes };
}
