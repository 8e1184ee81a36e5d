import type { Article } from '../../core/article.js';
import { flag, listOf, mapOf, shape, text, type Check } from '../../core/check.js';
import { ProblemError, type Problem } from '../../core/problem.js';
import { inSlices } from './slices.js';

/** What each field of an article must be. */
export const ARTICLE_CHECKS: { readonly [Key in keyof Article]-?: Check<NonNullable<Article[Key]>> } = {
  id: text,
  lang: text,
  title: text,
  body: text,
  html: text,
  url: text,
  updated: text,
  section: text,
  keywords: listOf(text),
  synonyms: listOf(text),
  pages: listOf(text),
  availableWith: mapOf(listOf(text)),
  machineTranslated: flag,
  original: text,
};

const checkFields = shape<Partial<Article>>(ARTICLE_CHECKS);

/**
 * The articles among what a host gave; what is wrong is left out and told in one sentence, however much it is.
 *
 * Keys that we do not know are the host's own. Rejects with a `ProblemError` where there is no list, or not one article in it.
 */
export async function readArticles(given: unknown, from: string, language: string, report: (problem: Problem) => void): Promise<readonly Article[]> {
  if (!Array.isArray(given)) throw new ProblemError({ kind: 'server', message: `${from}: it is not a list of articles` });
  const wrong: string[] = [];
  const articles: Article[] = [];
  await inSlices(given.entries(), ([index, item]: [number, unknown]) => {
    const article = readArticle(item, `article ${index + 1}`, language, (what) => wrong.push(what));
    if (article) articles.push(article);
  });
  const [first] = wrong;
  if (first === undefined) return articles;
  const message = `${from}: ${wrong.length} of ${given.length} articles ${wrong.length > 1 ? 'are' : 'is'} not right, the first: ${first}`;
  if (articles.length === 0) throw new ProblemError({ kind: 'server', message });
  report({ kind: 'server', message });
  return articles;
}

/** Of a wrong article the first mistake is told; one in a field that we can do without costs that field alone. */
function readArticle(item: unknown, name: string, language: string, tell: (what: string) => void): Article | undefined {
  const mistakes: string[] = [];
  const known = Object.entries(Object(item) as object).filter(([key]) => Object.hasOwn(ARTICLE_CHECKS, key));
  const fields = checkFields(Object.fromEntries(known), '', (field, found) => mistakes.push(`${field}: ${found}`)) ?? {};
  const { id, title, lang = language, body = '' } = fields;
  const missing = ['id', 'title'].find((key) => !fields[key as 'id' | 'title']?.trim());
  const mistake = missing === undefined ? mistakes[0] : `it has no ${missing}`;
  if (mistake !== undefined) tell(`${name}${id ? ` (${id})` : ''}, ${mistake}`);
  return id?.trim() && title?.trim() ? { ...fields, id, title, lang, body } : undefined;
}
