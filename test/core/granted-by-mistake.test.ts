import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { offersFor } from '../../src/core/channel.js';
import { checkSettings } from '../../src/core/settings-check.js';

const now = new Date('2026-11-23T10:00:00Z');

/** The channels that a document grants, once checked. */
const granted = (document: unknown): string[] =>
  offersFor(checkSettings(document).settings, { now })
    .filter((offer) => offer.state === 'offered')
    .map((offer) => `${offer.channel}${offer.premium ? '*' : ''}`);

/** A document that grants nothing but what each test's slip of the pen might. */
const closed = {
  plan: 'enterprise',
  person: { id: 'ada', seat: 'none' },
  account: { created: '2024-03-05' },
  phone: { standard: '+15550100' },
};

describe('a slip of the pen grants nothing', () => {
  for (const [what, document] of [
    ['in the day of the account', { ...closed, account: { created: '2024-02-30' } }],
    ['in the day of the account, of another type', { ...closed, account: { created: 7 } }],
    ['in the seat', { ...closed, person: { id: 'ada', seat: 'gold' }, account: {} }],
    ['in the plan', { ...closed, plan: 'enterprize', account: {} }],
    ['in the type of the plan', { ...closed, plan: 7, person: {} }],
    ['in the seats that a plan asks for', { plan: { channels: { email: { seats: 'core' } } }, person: { seat: 'none' }, account: { created: '2025-01-01' } }],
    ['in an add-on', { plan: 'free', addOns: 'premium' }],
  ] as const)
    test(what, () => expect(granted(document)).toEqual([]));

  test('where a channel was to be taken away', () => {
    const plans = { starter: { channels: { chat: false } } };
    expect(granted({ plan: 'starter', plans })).toEqual(['email']);
    expect(checkSettings({ plan: 'starter', plans }).problems.map((problem) => problem.message)).toEqual([expect.stringContaining('the channel is taken away')]);
  });

  test('in opening hours', () => {
    const open = { plan: 'starter', hours: { chat: { weekly: { 'mon-sun': ['00:00-24:00'] } } } };
    expect(granted(open)).toEqual(['chat', 'email']);
    for (const hours of ['always', { chat: 'always' }, { chat: { ...open.hours.chat, timeZone: 'Oslo' } }, { chat: { weekly: 'always' } }, { chat: { weekly: { mon: 'always' } } }])
      expect(granted({ ...open, hours })).toEqual(['email']);
  });
});

test('no garbage in the place of any one value throws, or grants a channel that was not granted', () => {
  const valid = {
    plan: 'professional',
    addOns: ['premium'],
    surface: 'web',
    timeZone: 'Europe/Oslo',
    person: { id: 'ada', role: 'member', seat: 'none' },
    account: { created: '2025-01-01' },
    plans: { professional: { channels: { chat: null, email: { seats: ['core'], seatsFrom: '2024-03-05' } } } },
    hours: { chat: { weekly: { mon: ['08:00-09:00'] } }, callback: { weekly: {} }, phone: { weekly: {} } },
    phone: { standard: '+15550100' },
  };
  const places = ['person', 'seat', 'created', 'professional', 'channels', 'chat', 'seats', 'seatsFrom', 'weekly', 'mon', 'addOns', 'timeZone'];
  expect(granted(valid)).toEqual([]);
  fc.assert(
    fc.property(fc.constantFrom(...places.filter((place) => !['person', 'channels', 'professional'].includes(place))), fc.anything(), (place, garbage) => {
      const spoiled: unknown = JSON.parse(JSON.stringify(valid), (key, value: unknown) => (key === place ? 'PLACE' : value));
      const put = (value: unknown): unknown => {
        if (value === 'PLACE') return garbage;
        if (Array.isArray(value)) return value.map(put);
        return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, put(inside)])) : value;
      };
      expect(granted(put(spoiled))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
