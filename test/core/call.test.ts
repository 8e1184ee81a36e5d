import { describe, expect, test } from 'vitest';
import { callStandingOf } from '../../src/core/call.js';
import { isTaken, type Offer } from '../../src/core/offer.js';
import type { Message, Ticket } from '../../src/core/ticket.js';

const said = (code: string, from: Message['from'] = 'system'): Message => ({ id: code, from, text: '', code, sent: '2026-08-03T07:00:00.000Z' });
const call = (more: Partial<Ticket>): Ticket => ({
  id: 't', number: '1001', reference: 'r', channel: 'callback', premium: false, severity: 'standard', summary: 's', description: 'd', language: 'en', email: 'ada@example.com',
  custom: {}, context: {}, state: 'open', starred: false, unread: 0, created: '', updated: '', messages: [], ...more,
});

describe('a call-back', () => {
  for (const { what, ticket, stands } of [
    { what: 'just asked for', ticket: call({ standing: 'waiting' }), stands: 'waiting' },
    { what: 'from a backend that tells no standing', ticket: call({}), stands: 'waiting' },
    { what: 'somebody makes', ticket: call({ standing: 'active' }), stands: 'active' },
    { what: 'that was made', ticket: call({ standing: 'ended', messages: [said('slot'), said('called')] }), stands: 'called' },
    { what: 'that was made and closed', ticket: call({ state: 'closed', standing: 'ended', messages: [said('called'), said('closed')] }), stands: 'called' },
    { what: 'that was cancelled', ticket: call({ state: 'closed', standing: 'ended', messages: [said('cancelled')] }), stands: 'cancelled' },
    { what: 'opened again, and waiting', ticket: call({ standing: 'waiting', messages: [said('cancelled'), said('reopened')] }), stands: 'waiting' },
    { what: 'closed and nobody said how', ticket: call({ state: 'closed' }), stands: 'over' },
    { what: 'of which somebody else than the system says so', ticket: call({ state: 'closed', messages: [said('called', 'visitor')] }), stands: 'over' },
  ] as const)
    test(`${what} is ${stands}`, () => expect(callStandingOf(ticket)).toBe(stands));
});

describe('one may write by a channel', () => {
  const offer: Offer = { channel: 'callback', premium: false, state: 'closed', opens: '2026-08-04T06:00:00.000Z', languages: [], language: 'en', label: '' };
  const { opens: _, ...never } = offer;
  for (const { what, one, taken } of [
    { what: 'that is offered', one: { ...offer, state: 'offered' }, taken: true },
    { what: 'that is closed, for a call when it opens', one: offer, taken: true },
    { what: 'that never opens', one: never, taken: false },
    { what: 'that is denied', one: { ...offer, state: 'denied' }, taken: false },
    { what: 'that is closed, and is a chat', one: { ...offer, channel: 'chat' }, taken: false },
  ] as const)
    test(`${what}: ${taken ? 'yes' : 'no'}`, () => expect(isTaken(one)).toBe(taken));
});
