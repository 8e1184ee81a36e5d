import { Hono } from 'hono';
import { LONGEST } from '../../src/core/draft.js';
import { canonical } from '../../src/core/language.js';
import { CHANNELS, type Channel } from '../../src/core/plan.js';
import { readSlot } from '../../src/core/slots.js';
import { FILTERS, type Filter, type NewTicket } from '../../src/core/ticket.js';
import { among, filledTo, isRecord, isUuid, mustFollow, readBody, textTo, type Rule } from './body.js';
import type { World } from './app.js';
import type { Answer, Query, Sent } from './contract.js';
import { conversationRoutes } from './conversation.js';
import { mustBeOffered } from './deciding.js';
import { answeredBefore, doOnce, onceFrom } from './once.js';
import { invalid, missing } from './problem.js';
import { referenceRule, uploadsRule } from './replying.js';
import { slotRule } from './slots.js';
import { insertTicket, mayOpen, selectTicket, selectTickets } from './ticket-store.js';

/** The routes below `tickets`. Every one needs to know who asks, and shows or changes that person's tickets alone. */
export function ticketRoutes(world: World): Hono {
  const { database, identities: { identify }, house, limits, allowances, post, now } = world;
  const routes = new Hono();

  routes.use(async ({ header }, next) => {
    header('Cache-Control', 'no-store');
    await next();
  });

  routes.post('/', async (context) => {
    const { owner, settings } = await identify(context);
    const { text, value } = await readBody(context);
    const once = onceFrom(context, owner, text);
    // Before anything is decided: what was done stays done, even where the plan has changed since.
    const before = await answeredBefore<Answer<'createTicket'>>(database, once);
    if (before) return context.json(before, 200);
    const ticket = newTicketOf(value, limits.files);
    mustBeOffered(ticket, { ...house, ...settings }, now());
    let isNew = false;
    const opened = await doOnce(database, once, now(), async (queries): Promise<Answer<'createTicket'>> => {
      await mayOpen(queries, owner, allowances.ticketsPerHour, now());
      const written = await insertTicket(queries, owner, settings.person?.name, ticket, now(), STANDS.includes(ticket.channel) ? 'waiting' : undefined);
      await post?.queue(queries, written.id, now());
      isNew = true;
      return written;
    });
    post?.wake();
    return context.json(opened, isNew ? 201 : 200);
  });

  routes.get('/', async (context) => {
    const { owner } = await identify(context);
    const { filter = 'all', reference } = context.req.query() as Query<'listTickets'>;
    if (!(FILTERS as readonly string[]).includes(filter)) throw invalid({ filter: 'unknown' });
    // What can be no reference is none, and the database would not even look for it.
    const found = reference !== undefined && RULES.reference(reference) ? [] : await selectTickets(database, owner, { filter: filter as Filter, ...(reference !== undefined && { reference }) });
    return context.json(found satisfies Answer<'listTickets'>);
  });

  routes.get('/:id', async (context) => {
    const { owner } = await identify(context);
    const id = context.req.param('id');
    const ticket = isUuid(id) ? await selectTicket(database, id, owner) : undefined;
    if (!ticket) throw missing('ticket');
    return context.json(ticket satisfies Answer<'readTicket'>);
  });

  routes.route('/', conversationRoutes(world));

  return routes;
}

/** Channels by which somebody waits for somebody. */
const STANDS: readonly Channel[] = ['chat', 'callback'];

/** Names and texts of custom fields and of the host's context: plenty, and no more. */
const entries: Rule = (value) => {
  if (!isRecord(value)) return value === undefined ? 'required' : 'texts';
  const pairs = Object.entries(value);
  if (pairs.length > 50) return 'too-many';
  return pairs.map(([name, text]) => filledTo(100)(name) ?? textTo(5_000)(text)).find((code) => code !== undefined);
};

const languageTag: Rule = (value) => filledTo(100)(value) ?? (canonical(value as string) ? undefined : 'language');

const RULES: Readonly<Record<keyof Sent<'createTicket'>, Rule>> = {
  reference: referenceRule,
  channel: among(...CHANNELS),
  premium: among(true, false),
  severity: among('standard', 'critical'),
  summary: textTo(LONGEST.summary),
  description: textTo(LONGEST.description),
  language: languageTag,
  email: textTo(LONGEST.email),
  phone: (value) => (value === undefined ? undefined : textTo(LONGEST.phone)(value)),
  custom: entries,
  context: entries,
  slot: slotRule,
  attachments: uploadsRule,
};

/** The ticket that a body says; what nobody asked for is dropped. */
function newTicketOf(body: Readonly<Record<string, unknown>>, mostFiles: number): NewTicket {
  mustFollow(body, RULES);
  if (((body as Partial<NewTicket>).attachments ?? []).length > mostFiles) throw invalid({ attachments: 'too-many' });
  const known = Object.keys(RULES).filter((name) => body[name] !== undefined);
  const { slot, ...ticket } = Object.fromEntries(known.map((name) => [name, body[name]])) as unknown as Sent<'createTicket'>;
  if (ticket.severity === 'critical' && !ticket.premium) throw invalid({ severity: 'premium' });
  const when = ticket.channel === 'callback' ? readSlot(slot) : undefined;
  return { ...ticket, ...(when && { slot: when }) };
}
