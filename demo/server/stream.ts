import { Hono, type Context } from 'hono';
import type { Happening } from '../../src/ports/live.js';
import type { World } from './app.js';
import { filledTo, isUuid, mustFollow, readBody } from './body.js';
import { changesAfter } from './changes.js';
import type { Answer, Sent } from './contract.js';
import type { Queries } from './database.js';
import { follow, happeningsIn } from './following.js';
import { invalid, missing } from './problem.js';
import { CHANNEL } from './stream-store.js';

/** The routes `stream` and `typing`: what happens to a person's tickets while it happens, and that they are typing. */
export function streamRoutes({ database, fanOut, streams, identities: { identify } }: World): Hono {
  const routes = new Hono();

  routes.get('/stream', async (context) => {
    const { owner, expires } = await identify(context);
    const since = sinceOf(context);
    if (!context.req.header('Accept')?.includes('text/event-stream'))
      return context.json({ happenings: await happenedBy(database, owner, since) } satisfies Answer<'stream'>, 200, { 'Cache-Control': 'no-store' });
    return streams(context, { name: owner, expires }, (signal) => follow(database, fanOut, { owner, since, signal }));
  });

  routes.post('/typing', async (context) => {
    const { owner } = await identify(context);
    const { value } = await readBody(context);
    mustFollow(value, { ticket: filledTo(100) });
    const { ticket } = value as Sent<'typing'>;
    await tellTyping(database, ticket, 'visitor', owner);
    return context.body(null, 204);
  });

  return routes;
}

/** Tells whoever follows a ticket that one of its sides is typing; a refusal where there is none, or, where an owner is named, none of theirs. */
export async function tellTyping(queries: Queries, ticket: string, by: 'visitor' | 'support', owner?: string): Promise<void> {
  const told =
    isUuid(ticket) &&
    (await queries.query(
      `select pg_notify('${CHANNEL}', json_build_object('kind', 'typing', 'stream', s.id, 'ticket', t.id, 'by', $2::text)::text)
       from tickets t join streams s on s.owner = t.owner where t.id = $1 and ($3::text is null or t.owner = $3::text)`,
      ticket, by, owner ?? null,
    ));
  if (!told || told.length === 0) throw missing('ticket');
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
  const told = await changesAfter(queries, owner, since);
  return [...(told.changes ? [{ kind: 'ready', number: since ?? told.newest } as const] : []), ...happeningsIn(told)];
}
