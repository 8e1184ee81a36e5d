import { Hono } from 'hono';
import { canonical } from '../../src/core/language.js';
import { among, filledTo, mustFollow, readBody } from './body.js';
import type { Answer, Query, Sent } from './contract.js';
import type { Database } from './database.js';
import type { Library } from './library.js';
import { invalid, missing } from './problem.js';

/** The routes anybody may ask, signed in or not: searching, reading, and saying whether it helped. */
export function knowledgeRoutes(library: Library, database: Database, now: () => Date): Hono {
  const routes = new Hono();

  routes.get('/search', async (context) => {
    const { q, language, limit = '10' } = context.req.query() as Query<'search'>;
    const text = q?.trim() ?? '';
    if (q === undefined) throw invalid({ q: 'required' });
    if (text.length > 500) throw invalid({ q: 'too-long' });
    if (!/^([1-9]|[1-4]\d|50)$/.test(limit)) throw invalid({ limit: 'number' });
    const found = text ? await library.search(text, languageOf(language), Number(limit)) : { results: [] };
    return context.json(found satisfies Answer<'search'>);
  });

  routes.get('/suggestions', async (context) => {
    const { page = '/', language } = context.req.query() as Query<'suggestions'>;
    return context.json((await library.suggestions(page, languageOf(language))) satisfies Answer<'suggestions'>);
  });

  routes.get('/articles/:id', async (context) => {
    const article = await library.article(context.req.param('id'), languageOf(context.req.query('language')));
    if (!article) throw missing('article');
    return context.json(article satisfies Answer<'article'>);
  });

  routes.post('/feedback', async (context) => {
    const { value } = await readBody(context);
    mustFollow(value, { on: among('answer', 'article'), id: filledTo(200), language: filledTo(100), helpful: among(true, false) });
    const { on, id, language, helpful } = value as Sent<'feedback'>;
    if (!(await library.article(id, language))) throw missing('article');
    await database.query(
      'insert into feedback (subject, article, language, helpful, given) values ($1, $2, $3, $4, $5)',
      on, id, languageOf(language), helpful, now(),
    );
    return context.body(null, 204);
  });

  return routes;
}

function languageOf(tag = 'en'): string {
  const language = canonical(tag);
  if (!language) throw invalid({ language: 'language' });
  return language;
}
