import { Hono } from 'hono';
import { FILTERS, type Filter, type Message } from '../../src/core/ticket.js';
import { changeBySupport } from './agent-changing.js';
import { followAll } from './agent-following.js';
import { developmentAgents } from './agent-identity.js';
import { QUEUES, ticketForSupport, ticketsForSupport, type QueueName } from './agent-store.js';
import type { World } from './app.js';
import { attachmentRoutes } from './attachments.js';
import { selectAnyAttachment } from './attachment-store.js';
import { filledTo, isUuid, mustFollow, readBody } from './body.js';
import { ticketChangeOf } from './changing.js';
import { mustSpeakIn, type Agent } from './chats.js';
import type { Queries } from './database.js';
import { doOnce, onceFrom } from './once.js';
import { invalid, missing } from './problem.js';
import { newMessageOf, reply, type Author } from './replying.js';
import { tellTyping } from './stream.js';
import { lockStreamOf } from './stream-store.js';
import { ticketsById, type StoredTicket } from './ticket-store.js';

/**
 * The side of support: the contract of the visitors' side over everybody's tickets, for whoever has a token of support's. Visitors
 * hear of all that is done here, as it goes the same way as what they do themselves.
 */
export function agentRoutes(world: World): Hono {
  const { database, fanOut, streams, agents, limits, now } = world;
  const routes = new Hono();

  routes.use(async ({ header }, next) => {
    header('Cache-Control', 'no-store');
    await next();
  });

  routes.get('/tickets', async (context) => {
    await agents.identify(context);
    const { filter = 'all', queue } = context.req.query();
    if (!(FILTERS as readonly string[]).includes(filter)) throw invalid({ filter: 'unknown' });
    if (queue !== undefined && !(QUEUES as readonly string[]).includes(queue)) throw invalid({ queue: 'unknown' });
    return context.json(await ticketsForSupport(database, { filter: filter as Filter, queue: queue as QueueName | undefined }));
  });

  routes.get('/tickets/:id', async (context) => {
    await agents.identify(context);
    return context.json(await whole(database, context.req.param('id')));
  });

  routes.post('/tickets/:id/messages', async (context) => {
    const { agent } = await agents.identify(context);
    const { text, value } = await readBody(context);
    const message = newMessageOf(value, limits.files);
    const author: Author = { from: 'support', name: agent.name, uploader: keeperOf(agent) };
    let added = false;
    const answer = await doOnce(database, onceFrom(context, keeperOf(agent), text), now(), async (queries): Promise<Message> => {
      const id = context.req.param('id');
      if (isUuid(id)) await mustSpeakIn(queries, id, agent);
      const replied = await reply(queries, id, author, message, now());
      added = replied.added;
      return replied.message;
    });
    return context.json(answer, added ? 201 : 200);
  });

  routes.patch('/tickets/:id', async (context) => {
    const { agent } = await agents.identify(context);
    const { text, value } = await readBody(context);
    const change = ticketChangeOf(value);
    const id = context.req.param('id');
    await doOnce(database, onceFrom(context, keeperOf(agent), text), now(), async (queries) => {
      await changeBySupport(queries, await held(queries, id), change, agent, now());
      return {};
    });
    return context.json(await whole(database, id));
  });

  routes.post('/typing', async (context) => {
    await agents.identify(context);
    const { value } = await readBody(context);
    mustFollow(value, { ticket: filledTo(100) });
    const { ticket } = value as { readonly ticket: string };
    await tellTyping(database, ticket, 'support');
    return context.body(null, 204);
  });

  routes.get('/stream', async (context) => {
    const { agent, expires } = await agents.identify(context);
    return streams(context, { name: keeperOf(agent), expires }, (signal) => followAll(fanOut, signal));
  });

  const attachments = attachmentRoutes({ ...world, identities: { ...world.identities, identify: keeper } }, (_, id) => selectAnyAttachment(database, id));
  routes.route('/attachments', attachments);
  if (world.developmentTokens) routes.route('/dev', developmentAgents(agents));

  return routes;

  /** A person of support as whoever uploads files. */
  async function keeper(context: Parameters<typeof agents.identify>[0]): ReturnType<World['identities']['identify']> {
    const { agent, expires } = await agents.identify(context);
    return { owner: keeperOf(agent), settings: {}, expires };
  }
}

/** The name under which keys and files of support are kept, apart from those of visitors, whose ids do not begin so. */
const keeperOf = ({ id }: Agent): string => `\u0001support ${id}`;

/** A ticket, with its last message alone, that nobody else changes until the transaction ends. */
async function held(queries: Queries, id: string): Promise<StoredTicket> {
  if (isUuid(id)) await lockStreamOf(queries, id);
  const [ticket] = isUuid(id) ? await ticketsById(queries, [id]) : [];
  if (!ticket) throw missing('ticket');
  return ticket;
}

async function whole(queries: Queries, id: string): Promise<StoredTicket> {
  const ticket = isUuid(id) ? await ticketForSupport(queries, id) : undefined;
  if (!ticket) throw missing('ticket');
  return ticket;
}
