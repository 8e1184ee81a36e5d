import { Hono } from 'hono';
import { isEmail } from '../../src/core/addresses.js';
import { LONGEST } from '../../src/core/draft.js';
import type { Message } from '../../src/core/ticket.js';
import type { World } from './app.js';
import { isUuid, mustFollow, readBody, textTo } from './body.js';
import { changeByVisitor, ticketChangeOf } from './changing.js';
import type { Answer } from './contract.js';
import type { Queries } from './database.js';
import { doOnce, onceFrom } from './once.js';
import { missing, Refusal } from './problem.js';
import { newMessageOf, rate, ratingOf, reply, type Author } from './replying.js';
import { lockStreamOf, ownerOf } from './stream-store.js';
import { selectTicket, ticketsById, type StoredTicket } from './ticket-store.js';
import { orderTranscript } from './transcript.js';

/** The routes below `tickets/{id}` by which a person goes on with a ticket of theirs. Each write is done once for its key. */
export function conversationRoutes({ database, identities: { identify }, house, limits, allowances, post, now }: World): Hono {
  const routes = new Hono();

  routes.post('/:id/messages', async (context) => {
    const { owner, settings } = await identify(context);
    const { text, value } = await readBody(context);
    const message = newMessageOf(value, limits.files);
    const author: Author = { from: 'visitor', name: settings.person?.name, uploader: owner, owner };
    let added = false;
    const answer = await doOnce(database, onceFrom(context, owner, text), now(), async (queries): Promise<Message> => {
      const replied = await reply(queries, context.req.param('id'), author, message, now());
      added = replied.added;
      return replied.message;
    });
    return context.json(answer satisfies Answer<'reply'>, added ? 201 : 200);
  });

  routes.patch('/:id', async (context) => {
    const { owner, settings } = await identify(context);
    const { text, value } = await readBody(context);
    const change = ticketChangeOf(value);
    const id = context.req.param('id');
    await doOnce(database, onceFrom(context, owner, text), now(), async (queries) => {
      await changeByVisitor(queries, await mine(queries, id, owner), change, { ...house, ...settings }, now());
      return {};
    });
    return context.json((await selectTicket(database, id, owner))! satisfies Answer<'changeTicket'>);
  });

  routes.post('/:id/rating', async (context) => {
    const { owner } = await identify(context);
    const { text, value } = await readBody(context);
    const rating = ratingOf(value);
    const id = context.req.param('id');
    await doOnce(database, onceFrom(context, owner, text), now(), async (queries) => {
      await rate(queries, await mine(queries, id, owner), rating, now());
      return {};
    });
    return context.json((await selectTicket(database, id, owner))! satisfies Answer<'rateTicket'>);
  });

  routes.post('/:id/transcript', async (context) => {
    const { owner } = await identify(context);
    const { text, value } = await readBody(context);
    mustFollow(value, { email: (email) => textTo(LONGEST.email)(email) ?? (isEmail(email as string) ? undefined : 'email') });
    if (!post) throw new Refusal(404, 'mail', 'This server sends no e-mail.');
    await doOnce(database, onceFrom(context, owner, text), now(), async (queries) => {
      const { id } = await mine(queries, context.req.param('id'), owner);
      await orderTranscript(queries, post, id, value['email'] as string, allowances.transcriptsPerHour, now());
      return {};
    });
    post.wake();
    return context.body(null, 204);
  });

  return routes;
}

/** A person's ticket, with its last message alone; a refusal where they have none of that id. */
async function mine(queries: Queries, id: string, owner: string): Promise<StoredTicket> {
  if (!isUuid(id) || (await ownerOf(queries, id)) !== owner) throw missing('ticket');
  await lockStreamOf(queries, id);
  const [ticket] = await ticketsById(queries, [id]);
  if (!ticket) throw missing('ticket');
  return ticket;
}
