import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Article } from '../../src/core/article.js';
import type { Limits } from '../../src/core/attachment.js';
import type { Settings } from '../../src/core/settings.js';
import type { AgentIdentities } from './agent-identity.js';
import { agentRoutes } from './agents.js';
import { attachmentRoutes } from './attachments.js';
import { selectAttachment } from './attachment-store.js';
import { hearOut } from './body.js';
import type { Answer } from './contract.js';
import type { Database } from './database.js';
import type { Streams } from './events.js';
import type { FanOut } from './fan-out.js';
import type { Files } from './files.js';
import { developmentTokens, type Identities } from './identity.js';
import { knowledgeRoutes } from './knowledge.js';
import type { Library } from './library.js';
import { addressOf, openPace, type Allowances, type Pace } from './pace.js';
import type { Post } from './post.js';
import { answerProblem, missing } from './problem.js';
import { siteRoutes } from './site.js';
import { streamRoutes } from './stream.js';
import { ticketRoutes } from './tickets.js';

/** What the routes work with. */
export interface World {
  readonly database: Database;
  readonly fanOut: FanOut;
  readonly files: Files;
  readonly identities: Identities;
  /** Who of support asks. */
  readonly agents: AgentIdentities;
  readonly library: Library;
  /** The host's own rules: plans, opening hours and the like. Who asks, and on which plan, the token says. */
  readonly house: Settings;
  /** Which files are taken. */
  readonly limits: Limits;
  readonly allowances: Allowances;
  /** Answers with what happens, while it happens. */
  readonly streams: Streams;
  /** Brings each ticket to the support team by e-mail, where that is wanted. */
  readonly post?: Post | undefined;
  /** Whether every request comes through a proxy of the house, which says in `X-Forwarded-For` from where. */
  readonly proxied: boolean;
  /** Whether anybody may have a token for whomever they name. */
  readonly developmentTokens: boolean;
  readonly now: () => Date;
}

/** The contract of `openapi.yaml`, below `/help-api`, the side of support below `/agent-api`, and the demo's site beside them where one is given. */
export function makeApp(world: World, site?: { readonly folders: Readonly<Record<string, string>>; readonly articles: readonly Article[] }): Hono {
  const app = new Hono();
  app.onError(answerProblem);
  app.notFound((context) => answerProblem(missing('page'), context));
  app.use(headAlone);
  app.use(async ({ header }, next) => {
    // Before there is an answer: one that has been made would be made anew for each of its headers.
    header('X-Content-Type-Options', 'nosniff');
    header('Referrer-Policy', 'strict-origin-when-cross-origin');
    await next();
  });
  app.route('/help-api', helpApi(world));
  app.route('/agent-api', agentApi(world));
  if (site) app.route('/', siteRoutes(site.folders, site.articles));
  return app;
}

/** Whoever asks for a head alone is answered as by GET without the body, which nobody will read: a file is closed, a stream ended. */
const headAlone: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.req.method === 'HEAD') await context.res.body?.cancel();
};

function helpApi(given: World): Hono {
  const { database, library, allowances, now } = given;
  const world = { ...given, identities: paced(given.identities, openPace(database, 'person', allowances.requestsPerMinute, now)) };
  const api = new Hono();
  // Any page may ask, as is right in development; on a host's own server this names the host's pages. Nothing here trusts
  // a cookie, so a foreign page gets no more than a stranger would.
  const allowHeaders = ['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'];
  api.use(cors({ origin: '*', allowMethods: ['GET', 'POST', 'PATCH'], allowHeaders, exposeHeaders: ['Retry-After', 'Content-Disposition'], maxAge: 600 }));
  guard(api, given, 'cross-origin');
  api.get('/health', async (context) => {
    await database.query('select 1');
    return context.json({ status: 'ok' } satisfies Answer<'health'>);
  });
  api.route('/', knowledgeRoutes(library, database, now));
  api.route('/tickets', ticketRoutes(world));
  api.route('/attachments', attachmentRoutes(world, (owner, id) => selectAttachment(database, owner, id, now())));
  api.route('/', streamRoutes(world));
  if (world.developmentTokens) api.route('/dev', developmentTokens(world.identities));
  api.all('*', () => {
    throw missing('route');
  });
  return api;
}

/** The side of support, for the page of this very server alone: the pages of other origins are not let in. */
function agentApi(world: World): Hono {
  const api = new Hono();
  guard(api, world, 'same-origin');
  api.route('/', agentRoutes(world));
  api.all('*', () => {
    throw missing('route');
  });
  return api;
}

/** What holds for every route of an API, whatever it answers to whom. */
function guard(api: Hono, { database, allowances, proxied, now }: World, readableBy: 'cross-origin' | 'same-origin'): void {
  api.use(async ({ header }, next) => {
    // An answer opened as a page of its own can run nothing and be framed by nobody. A route may be stricter still.
    header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    header('Cross-Origin-Resource-Policy', readableBy);
    await next();
  });
  api.use(hearOut);
  const letIn = openPace(database, 'address', allowances.requestsPerMinuteFromAddress, now);
  api.use(async (context, next) => {
    await letIn(addressOf(context, proxied));
    await next();
  });
}

/** Identities that let each person through so often. */
const paced = (identities: Identities, letIn: Pace): Identities => ({
  ...identities,
  identify: async (context) => {
    const identity = await identities.identify(context);
    await letIn(identity.owner);
    return identity;
  },
});
