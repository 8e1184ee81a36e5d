import type { Settings } from '../../src/core/settings.js';
import type { Standing, TicketChange } from '../../src/core/ticket.js';
import { among, mustFollow, textTo, type Rule } from './body.js';
import { endByVisitor, waitAgain } from './chats.js';
import type { Queries } from './database.js';
import { mustBeOpen } from './deciding.js';
import { noticeOf } from './notices.js';
import { invalid, Refusal } from './problem.js';
import { callChangeOf, slotRule } from './slots.js';
import { changeTicket } from './stream-store.js';
import type { StoredTicket } from './ticket-store.js';

const maybe =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined ? undefined : rule(value);

/** Numbers of a stream begin at 1, and PostgreSQL's end here. */
const streamNumber: Rule = (value) => (Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31 ? undefined : 'number');

const RULES: Readonly<Record<keyof TicketChange, Rule>> = {
  state: maybe(among('open', 'closed')),
  starred: maybe(among(true, false)),
  standing: maybe(among('waiting', 'active', 'ended')),
  slot: (value) => (value === null ? undefined : slotRule(value)),
  phone: maybe(textTo(100)),
  read: maybe(streamNumber),
};

/** A change as either side may ask for it; whether that side may is decided later. */
export type AskedChange = Omit<TicketChange, 'standing'> & { readonly standing?: Standing };

/** The change that a body asks for; what nobody asked for is dropped, and a change of nothing refused. */
export function ticketChangeOf(body: Readonly<Record<string, unknown>>): AskedChange {
  mustFollow(body, RULES);
  const known = Object.keys(RULES).filter((name) => body[name] !== undefined);
  if (known.length === 0) throw invalid({ change: 'required' });
  return Object.fromEntries(known.map((name) => [name, body[name]]));
}

/** Closes a ticket or opens it again, as one side asks; a chat or call-back that is closed is over. */
export async function changeState(queries: Queries, ticket: StoredTicket, state: 'open' | 'closed', now: Date): Promise<void> {
  if (state === ticket.state) return;
  if (state === 'open') return changeTicket(queries, ticket.id, { state, ...(ticket.channel === 'callback' && { standing: 'waiting' }) }, now, noticeOf('reopened'));
  const code = ticket.channel === 'callback' && ticket.standing === 'waiting' ? 'cancelled' : 'closed';
  await changeTicket(queries, ticket.id, { state, ...(ticket.standing && { standing: 'ended' }) }, now, noticeOf(code));
}

/** Has a visitor wait again in a chat that is over, or leave one that is not. */
async function changeChat(queries: Queries, ticket: StoredTicket, standing: Standing, settings: Settings, now: Date): Promise<void> {
  if (ticket.channel !== 'chat' || !['waiting', 'ended'].includes(standing)) throw invalid({ standing: 'unknown' });
  if (standing === 'ended') return endByVisitor(queries, ticket.id, now);
  if (ticket.state !== 'open') throw new Refusal(409, 'closed', 'This ticket is closed: open it again first.');
  mustBeOpen(ticket, settings, now);
  await waitAgain(queries, ticket.id, now);
}

/** Does what a visitor may do to a ticket of theirs; `settings` say when somebody calls. */
export async function changeByVisitor(queries: Queries, ticket: StoredTicket, change: AskedChange, settings: Settings, now: Date): Promise<void> {
  const call = callChangeOf(change, ticket, settings, now);
  if (change.state !== undefined) await changeState(queries, ticket, change.state, now);
  if (change.standing !== undefined) await changeChat(queries, ticket, change.standing, settings, now);
  if (call) {
    const { text, ...facts } = call;
    await changeTicket(queries, ticket.id, facts, now, { ...noticeOf('slot'), text });
  }
  const { starred, read } = change;
  if (starred !== undefined || read !== undefined)
    await changeTicket(queries, ticket.id, { ...(starred !== undefined && { starred }), ...(read !== undefined && { read: { from: 'support', upTo: read } }) }, now);
}
