import { describe, expect, test } from 'vitest';
import { isContactable, offersFor } from '../../src/core/channel.js';
import type { Seat } from '../../src/core/person.js';
import { checkSettings } from '../../src/core/settings-check.js';
import type { Settings } from '../../src/core/settings.js';

const now = new Date('2026-11-23T12:00:00Z');
const base: Settings = { plan: 'professional', phone: { standard: '+15550100' } };

/** Whether somebody gets all the channels of their plan; the seat decides on all or none. */
function isOffered(settings: Settings): boolean {
  const states = new Set(offersFor({ ...base, ...settings }, { now }).map(({ state }) => state));
  if (states.size !== 1) throw new Error(`Some channels and not others: ${[...states].join(', ')}`);
  return states.has('offered');
}

describe('an account without a seat (R18–R20)', () => {
  for (const { created, timeZone, offered } of [
    { created: '2024-03-04', timeZone: undefined, offered: true },
    { created: '2024-03-05', timeZone: undefined, offered: false },
    { created: '2024-03-04T23:59:59Z', timeZone: undefined, offered: true },
    { created: '2024-03-04T23:59:59.999Z', timeZone: 'UTC', offered: true },
    { created: '2024-03-05T00:00:00Z', timeZone: 'UTC', offered: false },
    // East of Greenwich the 5th begins earlier, west of it later.
    { created: '2024-03-04T22:59:59Z', timeZone: 'Europe/Oslo', offered: true },
    { created: '2024-03-04T23:00:00Z', timeZone: 'Europe/Oslo', offered: false },
    { created: '2024-03-04T09:59:59Z', timeZone: 'Pacific/Kiritimati', offered: true },
    { created: '2024-03-04T10:00:00Z', timeZone: 'Pacific/Kiritimati', offered: false },
    { created: '2024-03-05T07:59:59Z', timeZone: 'America/Los_Angeles', offered: true },
    { created: '2024-03-05T08:00:00Z', timeZone: 'America/Los_Angeles', offered: false },
    // A day is that day in any zone, and so is an hour that tells no zone of its own, wherever the browser stands.
    { created: '2024-03-04', timeZone: 'Pacific/Kiritimati', offered: true },
    { created: '2024-03-05', timeZone: 'America/Los_Angeles', offered: false },
    { created: '2024-03-04T23:59', timeZone: 'Pacific/Kiritimati', offered: true },
    { created: '2024-03-05T00:01', timeZone: 'America/Los_Angeles', offered: false },
    { created: '2024-03-05T01:00:00+02:00', timeZone: undefined, offered: true },
    { created: '2024-03-04T23:00:00-02:00', timeZone: undefined, offered: false },
    { created: '1999-12-31', timeZone: undefined, offered: true },
    { created: '2031-01-01', timeZone: undefined, offered: false },
  ])
    test(`that was made ${created} in ${timeZone ?? 'no zone'} ${offered ? 'needs none' : 'needs one'}`, () =>
      expect(isOffered({ ...(timeZone && { timeZone }), account: { created }, person: { seat: 'none' } })).toBe(offered));
});

describe('somebody in a new account', () => {
  for (const { seat, offered } of [
    { seat: 'core', offered: true },
    { seat: 'sales', offered: true },
    { seat: 'service', offered: true },
    { seat: 'none', offered: false },
    { seat: undefined, offered: false },
  ] as readonly { readonly seat?: Seat; readonly offered: boolean }[])
    test(`with ${seat ?? 'a seat that nobody told'} ${offered ? 'has' : 'has not'} the channels`, () =>
      expect(isOffered({ account: { created: '2024-03-05' }, person: { ...(seat && { seat }) } })).toBe(offered));

  test('is told that a seat is wanted, and "Contact us" stands', () => {
    const offers = offersFor({ ...base, account: { created: '2024-03-05' } }, { now });
    expect(offers.map(({ reason }) => reason)).toEqual(offers.map(() => ({ code: 'seat' })));
    expect(isContactable(offers)).toBe(true);
  });
});

describe('where the host does not say when the account was made', () => {
  test('nor what seat, seats are not sold and none is wanted', () => expect(isOffered({})).toBe(true));
  test('but that there is no seat, one is wanted', () => expect(isOffered({ person: { seat: 'none' } })).toBe(false));
  test('but which seat, that one will do', () => expect(isOffered({ person: { seat: 'sales' } })).toBe(true));
});

describe('a date that cannot be', () => {
  for (const created of ['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '2024-01-32', '0000-00-00', '2023', '2023-1-1', '01/02/2023', 'last year', '', '2023-01-01T25:00Z', 1677000000, null, {}, ['2023-01-01']])
    test(`${JSON.stringify(created)} grants no channel by mistake, and is told`, () => {
      const { settings, problems } = checkSettings({ account: { created } });
      expect(problems.map(({ setting }) => setting)).toEqual(['account.created']);
      expect(isOffered(settings)).toBe(false);
    });

  for (const created of ['1 March 2019', 'yesterday', '2019-02-30'])
    test(`${created} grants none either where nobody checked it`, () => expect(isOffered({ account: { created } })).toBe(false));
});

describe('the day from which a host wants seats', () => {
  const plans = (seatsFrom?: string): Settings['plans'] => ({ own: { channels: { email: { seats: ['core'], ...(seatsFrom && { seatsFrom }) } } } });

  for (const { seatsFrom, created, offered } of [
    { seatsFrom: '2025-01-01', created: '2024-12-31', offered: true },
    { seatsFrom: '2025-01-01', created: '2025-01-01', offered: false },
    { seatsFrom: '2025-01-01T00:00:00Z', created: '2025-01-01', offered: false },
    { seatsFrom: undefined, created: '1999-01-01', offered: false },
  ])
    test(`${seatsFrom ?? 'not said'}: an account of ${created} ${offered ? 'needs none' : 'needs one'}`, () => {
      const given = { plan: 'own', plans: plans(seatsFrom), account: { created } } as Settings;
      expect(offersFor(given, { now }).find(({ channel }) => channel === 'email')!.state).toBe(offered ? 'offered' : 'denied');
    });
});
