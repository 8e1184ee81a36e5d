import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { Article } from '../../src/core/article.js';
import type { Limits } from '../../src/core/attachment.js';
import type { Settings } from '../../src/core/settings.js';
import { attachmentRoutes } from './attachments.js';
import { hearOut } from './body.js';
import type { Answer } from './contract.js';
import type { Database } from './database.js';
import type { Files } from './files.js';
import { developmentTokens, type Identities } from './identity.js';
import { knowledgeRoutes } from './knowledge.js';
import type { Library } from './library.js';
import { openPace, type Allowances } from './pace.js';
import type { Post } from './post.js';
import { answerProblem, missing } from './problem.js';
import { siteRoutes } from './site.js';
import { ticketRoutes } from './tickets.js';

/** What the routes work with. */
export interface World {
  readonly database: Database;
  readonly files: Files;
  readonly identities: Identities;
  readonly library: Library;
  /** The host's own rules: plans, opening hours and the like. Who asks, and on which plan, the token says. */
  readonly house: Settings;
  /** Which files are taken. */
  readonly limits: Limits;
  readonly allowances: Allowances;
  /** Brings each ticket to the support team by e-mail, where that is wanted. */
  readonly post?: Post | undefined;
  /** Whether every request comes through a proxy of the house, which says in `X-Forwarded-For` from where. */
  readonly proxied: boolean;
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

function helpApi(given: World): Hono {
  const { database, library, allowances, proxied, now } = given;
  const world = { ...given, identities: paced(given.identities, openPace(allowances.requestsPerMinute, now)) };
  const api = new Hono();
  // Any page may ask, as is right in development; on a host's own server this names the host's pages. Nothing here trusts
  // a cookie, so a foreign page gets no more than a stranger would.
  const allowHeaders = ['Authorization', 'Content-Type', 'Idempotency-Key'];
  api.use(cors({ origin: '*', allowMethods: ['GET', 'POST'], allowHeaders, exposeHeaders: ['Retry-After', 'Content-Disposition'], maxAge: 600 }));
  api.use(async (context, next) => {
    await next();
    // An answer opened as a page of its own can run nothing and be framed by nobody. A route may be stricter still.
    if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  api.use(hearOut);
  const letIn = openPace(allowances.requestsPerMinuteFromAddress, now);
  api.use(async (context, next) => {
    letIn(addressOf(context, proxied));
    await next();
  });
  api.get('/health', async (context) => {
    await database.query('select 1');
    return context.json({ status: 'ok' } satisfies Answer<'health'>);
  });
  api.route('/', knowledgeRoutes(library, database, now));
  api.route('/tickets', ticketRoutes(world));
  api.route('/attachments', attachmentRoutes(world));
  api.route('/dev', developmentTokens(world.identities));
  api.all('*', () => {
    throw missing('route');
  });
  return api;
}

/** Where a request comes from. What a stranger writes into `X-Forwarded-For` stands before what the proxy adds. */
const addressOf = (context: Context, proxied: boolean): string =>
  (proxied && context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()) || (getConnInfo(context).remote.address ?? '');

/** Identities that let each person through so often. */
const paced = (identities: Identities, letIn: (owner: string) => void): Identities => ({
  ...identities,
  identify: async (context) => {
    const identity = await identities.identify(context);
    letIn(identity.owner);
    return identity;
  },
});
