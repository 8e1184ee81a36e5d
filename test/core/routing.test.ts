import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Account, Contact } from '../../src/core/account.js';
import { TEAMS, type Directory } from '../../src/core/directory.js';
import { GOALS, routeFor, trialEnds, type Goal } from '../../src/core/routing.js';
import { checkSettings } from '../../src/core/settings-check.js';
import type { Settings } from '../../src/core/settings.js';

const now = new Date('2026-11-23T12:00:00Z');

/** Some days from now, as an ISO day. */
const inDays = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const directory: Directory = Object.fromEntries(TEAMS.map((team) => [team, { email: `${team}@example.com` }]));

/** The people who look after an account. */
const KIM: Contact = { name: 'Kim', email: 'kim@example.com' };
const LOU: Contact = { name: 'Lou', phone: '+15550102' };
const SAM: Contact = { name: 'Sam', email: 'sam@example.com' };
const EVERYBODY: Account = { contacts: { 'customer-success': KIM, contracts: LOU, sales: SAM } };

/** Whom one is sent to, and why: `Kim (customer-success), manager`. */
function sentTo(goal: Goal, settings: Settings, when = now): string {
  const { team, name, assigned, reason } = routeFor(goal, { directory, ...settings }, when);
  return `${assigned ? `${name ?? 'somebody'} (${team})` : team}, ${reason.code}`;
}

describe('where nobody is assigned', () => {
  for (const plan of [undefined, 'free', 'starter', 'professional', 'enterprise'])
    for (const [goal, expected] of [
      ['use-tools', 'support, tools'],
      ['strategy', plan === 'professional' || plan === 'enterprise' ? 'customer-success, unassigned' : 'customer-success, team'],
      ['renewal', 'customer-success, undated'],
      ['contract-details', 'customer-success, details'],
      ['billing', 'billing, billing'],
      ['purchase', 'sales, sales'],
      ['trial', 'sales, trial'],
      ['unsure', 'customer-success, unsure'],
    ] as const)
      test(`${goal} on ${plan ?? 'no plan'}, leads to ${expected}`, () => expect(sentTo(goal, plan ? { plan } : {})).toBe(expected));
});

describe('where everybody is assigned', () => {
  for (const [plan, managed] of [
    ['free', false],
    ['starter', false],
    ['professional', true],
    ['enterprise', true],
  ] as const)
    for (const [goal, expected] of [
      ['use-tools', 'support, tools'],
      ['strategy', managed ? 'Kim (customer-success), manager' : 'customer-success, team'],
      ['renewal', 'Lou (contracts), contract'],
      ['contract-details', 'Lou (contracts), contract'],
      ['billing', 'billing, billing'],
      ['purchase', 'Sam (sales), representative'],
      ['trial', 'Sam (sales), trial'],
      ['unsure', 'customer-success, unsure'],
    ] as const)
      test(`${goal} on ${plan} leads to ${expected}`, () => expect(sentTo(goal, { plan, account: EVERYBODY })).toBe(expected));
});

describe('a manager of one’s own (R68)', () => {
  const account: Account = { contacts: { 'customer-success': KIM } };
  for (const { what, settings, expected } of [
    { what: 'comes with a plan of the host’s that includes Professional', settings: { plan: 'gold', plans: { gold: { includes: 'professional' } } }, expected: 'Kim (customer-success), manager' },
    { what: 'does not come with one that includes Starter', settings: { plan: 'gold', plans: { gold: { includes: 'starter' } } }, expected: 'customer-success, team' },
    { what: 'comes with one of several plans', settings: { plan: ['starter', 'professional'] }, expected: 'Kim (customer-success), manager' },
    { what: 'comes with a plan that is an object', settings: { plan: { includes: 'enterprise' } }, expected: 'Kim (customer-success), manager' },
    { what: 'comes with whatever plan the host says', settings: { plan: 'starter', plans: { 'customer-success-manager': { requires: ['starter'] } } }, expected: 'Kim (customer-success), manager' },
  ] as readonly { readonly what: string; readonly settings: Settings; readonly expected: string }[])
    test(what, () => expect(sentTo('strategy', { ...settings, account })).toBe(expected));

  test('is who one asks about a renewal that is far, and other details', () => {
    const far: Settings = { plan: 'professional', account: { ...account, renews: inDays(91) } };
    expect([sentTo('renewal', far), sentTo('contract-details', far)]).toEqual(['Kim (customer-success), early', 'Kim (customer-success), details']);
  });

  test('where nobody knows who it is, is the team, or Support (R69)', () =>
    expect(routeFor('strategy', { directory, plan: 'enterprise' }, now)).toEqual({
      team: 'customer-success',
      email: 'customer-success@example.com',
      also: 'support',
      reason: { code: 'unassigned' },
    }));

  test('is unknown where the host says nothing of them', () =>
    expect(sentTo('strategy', { plan: 'enterprise', account: { contacts: { 'customer-success': { name: '' } } } })).toBe('customer-success, unassigned'));
});

describe('a renewal (R70)', () => {
  for (const [days, expected] of [
    [-400, 'customer-success, past'],
    [-1, 'customer-success, past'],
    [0, 'contracts, renewal'],
    [1, 'contracts, renewal'],
    [89, 'contracts, renewal'],
    [90, 'contracts, renewal'],
    [91, 'customer-success, early'],
    [400, 'customer-success, early'],
  ] as const) {
    test(`in ${days} days leads to ${expected}`, () => expect(sentTo('renewal', { account: { renews: inDays(days) } })).toBe(expected));
    test(`in ${days} days leads to the contract manager, if there is one`, () =>
      expect(sentTo('renewal', { account: { ...EVERYBODY, renews: inDays(days) } })).toBe('Lou (contracts), contract'));
    test(`in ${days} days changes nothing for other details`, () =>
      expect(sentTo('contract-details', { account: { renews: inDays(days) } })).toBe('customer-success, details'));
  }

  test('says the day', () => expect(routeFor('renewal', { account: { renews: '2026-12-24' } }, now).reason).toEqual({ code: 'renewal', values: { date: '2026-12-24' } }));

  for (const [withinDays, days, expected] of [
    [30, 30, 'contracts, renewal'],
    [30, 31, 'customer-success, early'],
    [0, 0, 'contracts, renewal'],
    [0, 1, 'customer-success, early'],
    [365, 300, 'contracts, renewal'],
  ] as const)
    test(`in ${days} days where the host says ${withinDays} leads to ${expected}`, () =>
      expect(sentTo('renewal', { directory: { contracts: { withinDays } }, account: { renews: inDays(days) } })).toBe(expected));

  for (const { renews, timeZone, when, expected } of [
    // Midnight on both sides of today.
    { renews: '2026-11-23', when: '2026-11-23T23:59:59.999Z', expected: 'contracts, renewal' },
    { renews: '2026-11-23', when: '2026-11-24T00:00:00Z', expected: 'customer-success, past' },
    { renews: '2026-11-23', when: '2026-11-23T22:59:59Z', timeZone: 'Europe/Oslo', expected: 'contracts, renewal' },
    { renews: '2026-11-23', when: '2026-11-23T23:00:00Z', timeZone: 'Europe/Oslo', expected: 'customer-success, past' },
    { renews: '2026-11-23', when: '2026-11-24T07:59:59Z', timeZone: 'America/Los_Angeles', expected: 'contracts, renewal' },
    { renews: '2026-11-23', when: '2026-11-24T08:00:00Z', timeZone: 'America/Los_Angeles', expected: 'customer-success, past' },
    // 91 and 90 days before, over the end of daylight saving.
    { renews: '2026-12-24', when: '2026-09-24T21:59:59Z', timeZone: 'Europe/Oslo', expected: 'customer-success, early' },
    { renews: '2026-12-24', when: '2026-09-24T22:00:00Z', timeZone: 'Europe/Oslo', expected: 'contracts, renewal' },
    { renews: '2026-12-24', when: '2026-09-25T18:29:59Z', timeZone: 'Asia/Kolkata', expected: 'contracts, renewal' },
    { renews: '2026-12-24', when: '2026-09-24T18:29:59Z', timeZone: 'Asia/Kolkata', expected: 'customer-success, early' },
    { renews: '2026-12-24', when: '2026-09-24T18:30:00Z', timeZone: 'Asia/Kolkata', expected: 'contracts, renewal' },
    // A renewal told to the second falls on the day it is in the zone.
    { renews: '2026-11-22T23:30:00Z', when: '2026-11-23T12:00:00Z', expected: 'customer-success, past' },
    { renews: '2026-11-22T23:30:00Z', when: '2026-11-23T12:00:00Z', timeZone: 'Europe/Oslo', expected: 'contracts, renewal' },
  ])
    test(`on ${renews} asked for at ${when} in ${timeZone ?? 'no zone'} leads to ${expected}`, () =>
      expect(sentTo('renewal', { account: { renews }, ...(timeZone && { timeZone }) }, new Date(when))).toBe(expected));

  for (const renews of ['', 'soon', '2026-02-30', '31/01/2027'])
    test(`on "${renews}" is one we do not know`, () => expect(sentTo('renewal', { account: { renews } })).toBe('customer-success, undated'));
});

describe('a trial (R73)', () => {
  for (const [days, code] of [
    [0, 'running'],
    [1, 'running'],
    [13, 'running'],
    [14, 'ended'],
    [15, 'ended'],
    [400, 'ended'],
    [-3, 'running'],
  ] as const)
    test(`is ${code} ${days} days after it began; nothing is promised`, () => {
      const trialStarted = inDays(-days);
      const values = { date: inDays(14 - days) };
      expect(routeFor('trial', { directory, account: { trialStarted } }, now)).toEqual({ team: 'sales', email: 'sales@example.com', notGuaranteed: true, reason: { code, values } });
      expect(routeFor('trial', { account: { ...EVERYBODY, trialStarted } }, now)).toEqual({ team: 'sales', ...SAM, assigned: true, notGuaranteed: true, reason: { code, values } });
    });

  for (const { timeZone, when, code } of [
    { timeZone: 'UTC', when: '2026-12-03T23:59:59Z', code: 'running' },
    { timeZone: 'UTC', when: '2026-12-04T00:00:00Z', code: 'ended' },
    { timeZone: 'Asia/Tokyo', when: '2026-12-03T14:59:59Z', code: 'running' },
    { timeZone: 'Asia/Tokyo', when: '2026-12-03T15:00:00Z', code: 'ended' },
    { timeZone: 'America/Los_Angeles', when: '2026-12-04T07:59:59Z', code: 'running' },
    { timeZone: 'America/Los_Angeles', when: '2026-12-04T08:00:00Z', code: 'ended' },
  ])
    test(`of 20 November is ${code} at ${when} in ${timeZone}`, () =>
      expect(sentTo('trial', { timeZone, account: { trialStarted: '2026-11-20' } }, new Date(when))).toBe(`sales, ${code}`));

  for (const { trialStarted, timeZone, ends } of [
    { trialStarted: '2026-11-20', ends: '2026-12-04' },
    { trialStarted: '2024-02-20', ends: '2024-03-05' },
    { trialStarted: '2026-12-25', ends: '2027-01-08' },
    { trialStarted: '2026-11-20T23:30:00Z', ends: '2026-12-04' },
    { trialStarted: '2026-11-20T23:30:00Z', timeZone: 'Europe/Oslo', ends: '2026-12-05' },
    { trialStarted: '2026-11-20T05:00:00Z', timeZone: 'America/Los_Angeles', ends: '2026-12-03' },
    { trialStarted: 'last week', ends: undefined },
    { trialStarted: '2026-02-30', ends: undefined },
  ])
    test(`that began ${trialStarted} in ${timeZone ?? 'no zone'} ends ${ends ?? 'on no day we know'}`, () => expect(trialEnds({ trialStarted }, timeZone)).toBe(ends));

  test('that nobody told us of has no end', () => expect([trialEnds(undefined), trialEnds({})]).toEqual([undefined, undefined]));
});

describe('how to reach them', () => {
  test('is what the host says of the team', () => {
    const sales = { name: 'Deals', email: 'deals@example.com', phone: '+15550103', link: 'https://deals.example/' };
    expect(routeFor('purchase', { directory: { sales } }, now)).toEqual({ team: 'sales', ...sales, reason: { code: 'sales' } });
  });

  test('is not there where the host says nothing', () => {
    for (const given of [{}, { directory: { billing: {} } }, { directory: { billing: { email: '', name: '' } } }])
      expect(routeFor('billing', given, now)).toEqual({ team: 'billing', reason: { code: 'billing' } });
  });

  test('is one’s own person’s, and not mixed with the team’s', () =>
    expect(routeFor('renewal', { directory, account: EVERYBODY }, now)).toEqual({ team: 'contracts', ...LOU, assigned: true, reason: { code: 'contract' } }));

  test('is the team’s for a person of whom only the name is known', () =>
    expect(routeFor('purchase', { directory, account: { contacts: { sales: { name: 'Sam' } } } }, now)).toEqual({
      team: 'sales',
      name: 'Sam',
      email: 'sales@example.com',
      assigned: true,
      reason: { code: 'representative' },
    }));

  test('never is the team’s name under an address of a person without one', () =>
    expect(routeFor('purchase', { directory: { sales: { name: 'Deals' } }, account: { contacts: { sales: { email: 'sam@example.com' } } } }, now)).toEqual({
      team: 'sales',
      email: 'sam@example.com',
      assigned: true,
      reason: { code: 'representative' },
    }));
});

test('a goal that we do not know is taken for one that is not clear', () => {
  for (const goal of ['', 'toString', '__proto__', 'refund']) expect(sentTo(goal as Goal, {})).toBe('customer-success, unsure');
});

test('whatever a host says, every goal leads to a team', () =>
  fc.assert(
    fc.property(fc.record({ plan: fc.anything(), account: fc.anything(), directory: fc.anything(), timeZone: fc.anything() }, { requiredKeys: [] }), fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2200-01-01') }), (given, when) => {
      const { settings } = checkSettings(given);
      for (const goal of GOALS) expect(TEAMS).toContain(routeFor(goal, settings, when).team);
    }),
  ));
