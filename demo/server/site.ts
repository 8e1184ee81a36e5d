import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Article } from '../../src/core/article.js';
import { articlePage, helpCentrePage } from '../help-centre.js';

const root = join(import.meta.dirname, '../..');

/** The folders of this project that make up the demo's site, by the path they stand at; the first that has a file answers it. */
export const DEMO_SITE: Readonly<Record<string, string>> = {
  '/ask/': join(root, 'dist/cdn'),
  '/agent/': join(root, 'dist/agent'),
  '/': join(root, 'demo/public'),
};

/** Serves folders at paths, and the articles as a help centre below `/help`. */
export function siteRoutes(folders: Readonly<Record<string, string>>, articles: readonly Article[]): Hono {
  const routes = new Hono();

  // Whoever mends a page wants to see it mended.
  routes.use(async ({ header }, next) => {
    header('Cache-Control', 'no-cache');
    await next();
  });

  routes.get('/help', (context) => context.redirect('/help/en'));

  routes.get('/help/:lang', (context) => {
    const { lang } = context.req.param();
    if (!articles.some((article) => article.lang === lang)) return context.notFound();
    return context.html(helpCentrePage(articles, lang));
  });

  routes.get('/help/:lang/:id', (context) => {
    const { lang, id } = context.req.param();
    const article = articles.find((one) => one.id === id && one.lang === lang);
    return article ? context.html(articlePage(article, articles)) : context.notFound();
  });

  for (const [path, folder] of Object.entries(folders)) {
    if (existsSync(folder)) {
      if (path !== '/') routes.get(path.slice(0, -1), (context) => context.redirect(path));
      routes.use(`${path}*`, serveStatic({ root: folder, rewriteRequestPath: (asked) => asked.slice(path.length - 1) }));
    }
  }

  // The demo's app names its views in the address, as `/contacts`; reloading one must not lose it.
  const app = folders['/'];
  if (app) routes.get('/:view{[a-z]+}', serveStatic({ root: app, path: 'index.html' }));

  return routes;
}
