import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Article } from '../../src/core/article.js';
import { hearOut, type Api } from './body.js';
import type { Database } from './database.js';
import { developmentTokens, type Identities } from './identity.js';
import { knowledgeRoutes } from './knowledge.js';
import type { Library } from './library.js';
import { answerProblem, missing } from './problem.js';
import { siteRoutes } from './site.js';
import { ticketRoutes } from './tickets.js';
import type { Settings } from '../../src/core/settings.js';

/** What the routes work with. */
export interface World {
  readonly database: Database;
  readonly identities: Identities;
  readonly library: Library;
  /** The host's own rules: plans, opening hours and the like. Who asks, and on which plan, the token says. */
  readonly house: Settings;
  readonly now: () => Date;
}

/** The contract of `openapi.yaml`, below `/help-api`, and the demo's site beside it where one is given. */
export function makeApp(world: World, site?: { readonly folders: Readonly<Record<string, string>>; readonly articles: readonly Article[] }): Hono {
  const app = new Hono();
  app.onError(answerProblem);
  app.notFound((context) => answerProblem(missing('page'), context));
  app.use(async ({ header }, next) => {
    await next();
    header('X-Content-Type-Options', 'nosniff');
    header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });
  app.route('/help-api', helpApi(world));
  if (site) app.route('/', siteRoutes(site.folders, site.articles));
  return app;
}

function helpApi({ database, identities, library, house, now }: World): Hono<Api> {
  const api = new Hono<Api>();
  // Any page may ask, as is right in development; on a host's own server this names the host's pages. Nothing here trusts
  // a cookie, so a foreign page gets no more than a stranger would.
  api.use(cors({ origin: '*', allowMethods: ['GET', 'POST'], allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'], maxAge: 600 }));
  api.use(async ({ header }, next) => {
    await next();
    // An answer opened as a page of its own can run nothing and be framed by nobody.
    header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  api.use(hearOut);
  api.get('/health', async (context) => {
    await database.query('select 1');
    return context.json({ status: 'ok' });
  });
  api.route('/', knowledgeRoutes(library, database, now));
  api.route('/tickets', ticketRoutes(database, identities, house, now));
  api.route('/dev', developmentTokens(identities));
  api.all('*', () => {
    throw missing('route');
  });
  return api;
}
