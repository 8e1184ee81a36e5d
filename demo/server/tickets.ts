import { Hono } from 'hono';
import { offersFor } from '../../src/core/channel.js';
import type { Offer } from '../../src/core/offer.js';
import { checkDraft, LONGEST } from '../../src/core/draft.js';
import { canonical } from '../../src/core/language.js';
import { CHANNELS } from '../../src/core/plan.js';
import type { Settings } from '../../src/core/settings.js';
import { FILTERS, listed, type Filter, type NewTicket } from '../../src/core/ticket.js';
import { among, filledTo, isRecord, mustFollow, readBody, textTo, type Api, type Rule } from './body.js';
import type { Database } from './database.js';
import type { Identities } from './identity.js';
import { answeredBefore, doOnce, onceFrom } from './once.js';
import { invalid, missing, Refusal } from './problem.js';
import { insertTicket, selectTickets } from './ticket-store.js';

/** The routes below `tickets`. Every one needs to know who asks, and shows or changes that person's tickets alone. */
export function ticketRoutes(database: Database, { identify }: Identities, house: Settings, now: () => Date): Hono<Api> {
  const routes = new Hono<Api>();

  routes.use(async ({ header }, next) => {
    await next();
    header('Cache-Control', 'no-store');
  });

  routes.post('/', async (context) => {
    const { owner, settings } = await identify(context);
    const { text, value } = readBody(context);
    const once = onceFrom(context, owner, text);
    // Before anything is decided: what was done stays done, even where the plan has changed since.
    const before = await answeredBefore(database, once);
    if (before) return context.json(before, 200);
    const ticket = newTicketOf(value);
    decide(ticket, { ...house, ...settings }, now());
    return context.json(await doOnce(database, once, now(), (queries) => insertTicket(queries, owner, settings.person?.name, ticket, now())), 201);
  });

  routes.get('/', async (context) => {
    const { owner } = await identify(context);
    const { filter = 'all', reference } = context.req.query();
    if (!(FILTERS as readonly string[]).includes(filter)) throw invalid({ filter: 'unknown' });
    return context.json(listed(await selectTickets(database, owner, { ...(reference !== undefined && { reference }) }), filter as Filter));
  });

  routes.get('/:id', async (context) => {
    const { owner } = await identify(context);
    const id = context.req.param('id');
    const [ticket] = UUID.test(id) ? await selectTickets(database, owner, { id }) : [];
    if (!ticket) throw missing('ticket');
    return context.json(ticket);
  });

  return routes;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Names and texts of custom fields and of the host's context: plenty, and no more. */
const entries: Rule = (value) => {
  if (!isRecord(value)) return value === undefined ? 'required' : 'texts';
  const pairs = Object.entries(value);
  if (pairs.length > 50) return 'too-many';
  return pairs.map(([name, text]) => filledTo(100)(name) ?? textTo(5_000)(text)).find((code) => code !== undefined);
};

const languageTag: Rule = (value) => filledTo(100)(value) ?? (canonical(value as string) ? undefined : 'language');

const RULES: Readonly<Record<keyof NewTicket, Rule>> = {
  reference: (value) => filledTo(100)(value) ?? (/^[\x20-\x7e]+$/.test(value as string) ? undefined : 'characters'),
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
  attachments: (value) => (value === undefined || (Array.isArray(value) && value.length === 0) ? undefined : 'unknown'),
};

/** The ticket that a body says; what nobody asked for is dropped. */
function newTicketOf(body: Readonly<Record<string, unknown>>): NewTicket {
  mustFollow(body, RULES);
  const known = Object.keys(RULES).filter((name) => body[name] !== undefined);
  const ticket = Object.fromEntries(known.map((name) => [name, body[name]])) as unknown as NewTicket;
  if (ticket.severity === 'critical' && !ticket.premium) throw invalid({ severity: 'premium' });
  return ticket;
}

/** Decides by the browser's own rules, but from what the token says: the plan a page shows is a courtesy, not a permission. */
function decide(ticket: NewTicket, settings: Settings, now: Date): void {
  const offer = offersFor(settings, { now, backend: { tickets: true } }).find((one) => isFor(ticket, one));
  if (offer?.state !== 'offered')
    throw new Refusal(403, offer?.reason?.code ?? 'not-included', `This person may not write by ${ticket.premium ? 'premium ' : ''}${ticket.channel}.`);
  const faults = checkDraft({ phone: '', ...ticket }, offer.languages);
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

const isFor = (ticket: NewTicket, offer: Offer): boolean => offer.channel === ticket.channel && offer.premium === ticket.premium;
