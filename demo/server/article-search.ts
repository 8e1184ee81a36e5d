import { rerank } from '../../src/adapters/static/rerank.js';
import { bare } from '../../src/adapters/static/tokens.js';
import type { Found } from '../../src/core/question.js';
import { selectArticles } from './article-store.js';
import type { Queries } from './database.js';
import { wordsIn } from './lexemes.js';
import type { Spelling } from './spelling.js';

/** The articles that a question is asked of. */
export interface Shelf {
  /** Along whose chain each article's version is chosen, as far as there are articles. */
  readonly languages: readonly string[];
  /** PostgreSQL's configurations for these languages, in the same order. */
  readonly configurations: readonly string[];
  readonly spelling: Spelling;
}

/** So many of the best are put in order by the widget's own ranking. */
const CANDIDATES = 50;

/** Of a longer question the rest is not looked up. */
const MOST_WORDS = 64;

/** A word of a question. */
interface Word {
  readonly word: string;
  /** A `tsquery`: the word as it stands, its beginning where it may still be being typed, or what it is taken for. */
  readonly written: string;
  /** Whether it may still be being typed. */
  readonly unfinished: boolean;
}

/** A word that was looked up. */
interface Counted {
  readonly word: string;
  /** A `tsquery`: as written, or any word of the same stem. */
  readonly query: string;
  /** How many articles have it, and how many there are. */
  readonly having: number;
  readonly size: number;
  /** Whether it tells nothing beside the others, by the language's configuration, as "the". */
  readonly common: boolean;
}

/** What fits a question best, in the widget's own order, and the answer if there is one. */
export async function searchArticles(queries: Queries, shelf: Shelf, text: string, limit: number): Promise<Found> {
  const counted = await count(queries, shelf, wordsOf(text));
  const known = counted.filter(({ having }) => having > 0);
  const guessed = await count(queries, shelf, await guess(shelf, counted.filter((word) => !known.includes(word))));
  const keys = await best(queries, shelf, [...known, ...guessed].filter(({ common }) => !common));
  const having = new Map(known.map(({ word, having }) => [word, having]));
  return rerank(text, await selectArticles(queries, keys), {
    language: shelf.languages[0] ?? 'en',
    size: counted[0]?.size ?? 0,
    having: (word) => having.get(word),
    knows: (word) => having.has(word),
    limit,
  });
}

function wordsOf(text: string): readonly Word[] {
  const words = wordsIn(text);
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(text) ? words.at(-1) : undefined;
  return [...new Set(words)].slice(0, MOST_WORDS).map((word) => {
    const lexeme = `'${bare(word)}'`;
    return { word, unfinished: word === unfinished, written: word === unfinished && word.length > 1 ? `${lexeme}:*` : lexeme };
  });
}

async function guess({ spelling }: Shelf, missed: readonly Counted[]): Promise<readonly Word[]> {
  const words = missed.map(async ({ word }) => ({ word, unfinished: false, meant: await spelling.meant(word) }));
  return (await Promise.all(words))
    .filter(({ meant }) => meant.length > 0)
    .map(({ meant, ...word }) => ({ ...word, written: meant.map((lexeme) => `'${lexeme}'`).join('|') }));
}

async function count(queries: Queries, { languages, configurations }: Shelf, words: readonly Word[]): Promise<readonly Counted[]> {
  if (words.length === 0) return [];
  return queries.query<Counted>(
    `with shelf as materialized (select key from shelf($1)), read as materialized (
       select word, numnode(stems[1]) = 0 and not unfinished as left_out,
         array_to_string(array_remove(stems::text[], '') || written, '|')::tsquery as query
       from json_to_recordset($3) as asked (word text, written text, unfinished boolean),
       lateral (select array_agg(plainto_tsquery(configuration, word) order by place) as stems
         from unnest($2::regconfig[]) with ordinality as each (configuration, place)) stemmed
     ), asked as (select word, query, left_out and not (select bool_and(left_out) from read) as common from read)
     select word, query::text, common, (select count(*)::integer from shelf) as size,
       (select count(*)::integer from articles join shelf using (key) where search @@ query) as having
     from asked`,
    languages, configurations, JSON.stringify(words),
  );
}

/**
 * The keys of the articles that have most of the words.
 *
 * `ts_rank` knows nothing of how rare a word is, so each is asked for and weighed by itself. What it gains for being there
 * at all keeps an article that has every word once before one that has a single word often.
 */
async function best(queries: Queries, { languages }: Shelf, words: readonly Counted[]): Promise<readonly number[]> {
  const weighed = words.map(({ query, having, size }) => ({ query, tells: Math.log(1 + (size - having + 0.5) / (having + 0.5)) }));
  const rows = await queries.query<{ key: number }>(
    `with shelf as materialized (select key from shelf($1))
     select key from json_to_recordset($2) as asked (query tsquery, tells float8) join articles on search @@ query join shelf using (key)
     group by key order by sum(tells * (0.05 + ts_rank('{0.1, 0.2, 0.6, 1}', search, query, 1))) desc, key limit $3`,
    languages, JSON.stringify(weighed), CANDIDATES,
  );
  return rows.map(({ key }) => key);
}
