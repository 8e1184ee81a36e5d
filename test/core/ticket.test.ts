import { describe, expect, test } from 'vitest';
import { FILTERS, listed, passes } from '../../src/core/ticket.js';
import { ticket } from '../support/fake-backend.js';

describe('the filters of the inbox (R56)', () => {
  for (const { what, one, through } of [
    { what: 'an open ticket', one: ticket('t1'), through: ['all', 'open'] },
    { what: 'a closed ticket', one: ticket('t1', { state: 'closed' }), through: ['all', 'closed'] },
    { what: 'an open favourite', one: ticket('t1', { starred: true }), through: ['all', 'open', 'favourites'] },
    { what: 'a closed favourite', one: ticket('t1', { state: 'closed', starred: true }), through: ['all', 'closed', 'favourites'] },
  ] as const)
    test(`${what} passes ${through.join(', ')}`, () => expect(FILTERS.filter((filter) => passes(filter, one))).toEqual(through));
});

describe('a list of tickets', () => {
  const tickets = [
    ticket('t1', { updated: '2026-11-20T09:00:00Z' }),
    ticket('t2', { updated: '2026-11-22T09:00:00Z', state: 'closed' }),
    ticket('t3', { updated: '2026-11-21T09:00:00Z', starred: true }),
    ticket('t4', { updated: '2026-11-20T09:00:00Z' }),
  ];
  const ids = (filter: (typeof FILTERS)[number]): readonly string[] => listed(tickets, filter).map(({ id }) => id);

  test('has the one that changed last first, and those of one moment as they came', () => expect(ids('all')).toEqual(['t2', 't3', 't1', 't4']));
  test('has those of a filter alone', () => expect([ids('open'), ids('closed'), ids('favourites')]).toEqual([['t3', 't1', 't4'], ['t2'], ['t3']]));
  test('leaves what it was given as it was', () => expect(tickets.map(({ id }) => id)).toEqual(['t1', 't2', 't3', 't4']));
});
