import { createHash } from 'node:crypto';
import type { Article } from '../../src/core/article.js';
import { languageChain } from '../../src/core/language.js';
import type { Database, Queries } from './database.js';
import { configurationOf, lexemesOf, READING } from './lexemes.js';

/** So many are put in with one query. */
const BATCH = 100;

/** The columns of an article, under the names that it has here. */
const COLUMNS = `id, lang, title, body, html, url, updated, section, keywords, synonyms, pages,
  available_with as "availableWith", machine_translated as "machineTranslated", original`;

/** Makes these articles the ones that the database holds, all or none; those that have not changed are left as they are. */
export async function storeArticles(database: Database, given: readonly Article[], configurations: readonly string[]): Promise<void> {
  const articles = new Map(given.map(storable).map((article) => [hashOf(article), article]));
  await database.transaction(async (queries) => {
    // Servers that start at once on one database wait here for each other; whoever only reads does not.
    await queries.query('lock table articles in share row exclusive mode');
    const stored = (await queries.query<{ hash: string }>('select hash from articles')).map(({ hash }) => hash);
    await queries.query('delete from articles where hash = any ($1::text[])', stored.filter((hash) => !articles.has(hash)));
    const known = new Set(stored);
    await queries.query(
      `update articles set position = given.position from unnest($1::text[]) with ordinality as given (hash, position)
       where articles.hash = given.hash and articles.position <> given.position`,
      [...articles.keys()],
    );
    const added = [...articles].map(([hash, article], at) => ({ hash, position: at + 1, article })).filter(({ hash }) => !known.has(hash));
    for (let at = 0; at < added.length; at += BATCH) await insert(queries, added.slice(at, at + BATCH), configurations);
    if (added.length > 0) await tidyUp(queries);
  });
}

/** The article in a language, or along its chain, else in any. */
export async function selectArticle(queries: Queries, id: string, language: string): Promise<Article | undefined> {
  const [row] = await queries.query<Article>(
    `select ${COLUMNS} from articles where id = $1 order by array_position($2::text[], lang), position limit 1`,
    storable(id), languageChain(language),
  );
  return row && articleOf(row);
}

/** Articles by their keys, in that order, with all of them that is searched or shown in a list. */
export async function selectArticles(queries: Queries, keys: readonly number[]): Promise<readonly Article[]> {
  const rows = await queries.query<Article>(
    `select id, lang, title, body, url, updated, section, keywords, synonyms
     from articles join unnest($1::integer[]) with ordinality as asked (key, place) using (key) order by place`,
    keys,
  );
  return rows.map(articleOf);
}

/** What the articles that name pages are called in a language, and the pages, whichever version names them. */
export async function selectPages(queries: Queries, language: string): Promise<readonly { readonly question: string; readonly pages: readonly string[] }[]> {
  return queries.query(
    `select title as question, named.pages from shelf($1) join articles using (key)
     join lateral (select pages from articles version where version.id = articles.id and pages is not null order by position desc limit 1) named on true
     order by (select min(position) from articles version where version.id = articles.id)`,
    languageChain(language),
  );
}

interface Added {
  readonly hash: string;
  readonly position: number;
  readonly article: Article;
}

async function insert(queries: Queries, added: readonly Added[], configurations: readonly string[]): Promise<void> {
  const rows = added.map(({ article, ...place }) => {
    const configuration = configurationOf(article.lang, configurations);
    return { ...article, ...place, configuration, lexemes: lexemesOf(article, configuration) };
  });
  await queries.query(
    `insert into articles (hash, position, id, lang, title, body, html, url, updated, section, keywords, synonyms, pages,
       available_with, machine_translated, original, search)
     select hash, position, id, lang, given.title, given.body, html, url, updated, section, given.keywords, synonyms, pages,
       "availableWith", "machineTranslated", original,
       written::tsvector || setweight(to_tsvector(configuration, lexemes.title), 'A')
         || setweight(to_tsvector(configuration, lexemes.keywords), 'B') || to_tsvector(configuration, lexemes.body)
     from json_to_recordset($1) as given (hash text, position integer, id text, lang text, title text, body text, html text, url text, updated text,
       section text, keywords text[], synonyms text[], pages text[], "availableWith" json, "machineTranslated" boolean,
       original text, configuration regconfig, lexemes json),
     json_to_record(given.lexemes) as lexemes (written text, title text, keywords text, body text)`,
    JSON.stringify(rows),
  );
}

/** What autovacuum would do in a while, and PGlite never: index what has only been noted down, and count what questions are planned by. */
async function tidyUp(queries: Queries): Promise<void> {
  await queries.query("select gin_clean_pending_list('articles_by_words')");
  await queries.query('analyze articles');
}

/** A value without U+0000 and halves of surrogate pairs, which PostgreSQL's `text` cannot hold. */
function storable<T>(value: T): T {
  const json = JSON.stringify(value).replace(/\\(?:u0000|ud[89a-f]..|.)/g, (escape) => (escape.length > 2 ? '\\ufffd' : escape));
  return JSON.parse(json) as T;
}

const hashOf = (article: Article): string => createHash('sha256').update(`${READING}\n${JSON.stringify(article)}`).digest('hex');

/** Where a column is empty the article has no such key. */
const articleOf = (row: Article): Article => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Article;
