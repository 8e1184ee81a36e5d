import { Hono, type Context } from 'hono';
import type { Happening } from '../../src/ports/live.js';
import type { World } from './app.js';
import { filledTo, isUuid, mustFollow, readBody } from './body.js';
import { changesAfter, streamOf } from './changes.js';
import type { Answer, Sent } from './contract.js';
import type { Queries } from './database.js';
import { eventStream } from './events.js';
import { tell } from './fan-out.js';
import { follow } from './following.js';
import { invalid, missing } from './problem.js';
import { ownerOf } from './stream-store.js';

/** The routes `stream` and `typing`: what happens to a person's tickets while it happens, and that they are typing. */
export function streamRoutes({ database, fanOut, identities: { identify }, now }: World): Hono {
  const routes = new Hono();

  routes.get('/stream', async (context) => {
    const { owner, expires } = await identify(context);
    const since = sinceOf(context);
    if (!context.req.header('Accept')?.includes('text/event-stream'))
      return context.json({ happenings: await happenedBy(database, owner, since) } satisfies Answer<'stream'>, 200, { 'Cache-Control': 'no-store' });
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), expires.getTime() - now().getTime());
    return eventStream(follow(database, fanOut, { owner, since, signal: ending.signal }), () => {
      clearTimeout(timer);
      ending.abort();
    });
  });

  routes.post('/typing', async (context) => {
    const { owner } = await identify(context);
    const { value } = await readBody(context);
    mustFollow(value, { ticket: filledTo(100) });
    const { ticket } = value as Sent<'typing'>;
    if (!isUuid(ticket) || (await ownerOf(database, ticket)) !== owner) throw missing('ticket');
    await tellTyping(database, ticket, owner, 'visitor');
    return context.body(null, 204);
  });

  return routes;
}

/** Tells whoever follows a ticket that one of its sides is typing. */
export async function tellTyping(queries: Queries, ticket: string, owner: string, by: 'visitor' | 'support'): Promise<void> {
  await tell(queries, { kind: 'typing', stream: (await streamOf(queries, owner)).id, ticket, by });
}

/** The number heard last, as a browser or a script says it. */
function sinceOf({ req }: Pick<Context, 'req'>): number | undefined {
  const said = req.header('Last-Event-ID') || req.query('since');
  if (said === undefined || said === '') return undefined;
  if (!/^\d{1,15}$/.test(said)) throw invalid({ since: 'number' });
  return Number(said);
}

/** What has happened by now after a number; without one, only what the last number is. */
async function happenedBy(queries: Queries, owner: string, since: number | undefined): Promise<readonly Happening[]> {
  const stream = await streamOf(queries, owner);
  const told = await changesAfter(queries, stream.id, since ?? stream.number);
  if ('gap' in told) return [{ kind: 'gap', number: told.gap }];
  return [{ kind: 'ready', number: since ?? stream.number }, ...told.changes.map((change) => ({ kind: 'change', ...change }) as const)];
}
