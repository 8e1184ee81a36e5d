import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/core/person.js';
import { replyPromise, type Asked } from '../../src/core/reply.js';
import { checkSettings } from '../../src/core/settings-check.js';
import type { Settings } from '../../src/core/settings.js';

/** A Monday at noon, UTC. */
const monday = new Date('2026-11-23T12:00:00Z');
const fridayEvening = new Date('2026-11-27T21:00:00Z');
const christmas = new Date('2026-12-25T10:00:00Z');

const superAdmin: Person = { role: 'super-admin' };
const enterprise: Settings = { plan: 'enterprise', addOns: ['premium'] };
const office: Settings['hours'] = { email: { weekly: { 'mon-fri': ['08:00-20:00'] }, closed: ['2026-12-25'] }, callback: { weekly: { 'mon-fri': ['08:00-20:00'] } } };

const premiumEmail: Asked = { channel: 'email', premium: true, severity: 'standard' };
const email: Asked = { channel: 'email', premium: false, severity: 'standard' };
const callback: Asked = { channel: 'callback', premium: false, severity: 'standard' };

describe('premium e-mail (R43–R45)', () => {
  for (const { who, person, guaranteed } of [
    { who: 'a super admin', person: superAdmin, guaranteed: true },
    { who: 'a super admin who is designated', person: { role: 'super-admin', designated: true }, guaranteed: true },
    { who: 'a super admin who is not designated', person: { role: 'super-admin', designated: false }, guaranteed: false },
    { who: 'an admin', person: { role: 'admin' }, guaranteed: false },
    { who: 'an admin who is designated', person: { role: 'admin', designated: true }, guaranteed: true },
    { who: 'a member', person: { role: 'member' }, guaranteed: false },
    { who: 'somebody of no role', person: {}, guaranteed: false },
    { who: 'nobody known', person: undefined, guaranteed: false },
  ] as readonly { readonly who: string; readonly person?: Person; readonly guaranteed: boolean }[])
    for (const { severity, within, due } of [
      { severity: 'standard', within: { clockMinutes: 60 }, due: '2026-11-23T13:00:00.000Z' },
      { severity: 'critical', within: { clockMinutes: 30 }, due: '2026-11-23T12:30:00.000Z' },
    ] as const)
      test(`from ${who}, ${severity}, is ${guaranteed ? 'guaranteed a reply' : 'answered within a business day if we can'}`, () =>
        expect(replyPromise({ ...enterprise, ...(person && { person }) }, { ...premiumEmail, severity }, monday)).toEqual(
          guaranteed ? { kind: 'guaranteed', within, due } : { kind: 'aim', within: { businessDays: 1 }, due: '2026-11-24T12:00:00.000Z' },
        ));

  const designated: Settings = { ...enterprise, person: superAdmin };
  for (const { what, guarantees, severity, promise } of [
    { what: 'has the host\'s guarantee', guarantees: { critical: { clockMinutes: 15 } }, severity: 'critical', promise: { kind: 'guaranteed', within: { clockMinutes: 15 }, due: '2026-11-23T12:15:00.000Z' } },
    { what: 'has the shipped guarantee where the host changes only the other', guarantees: { critical: { clockMinutes: 15 } }, severity: 'standard', promise: { kind: 'guaranteed', within: { clockMinutes: 60 }, due: '2026-11-23T13:00:00.000Z' } },
    { what: 'may be guaranteed in business days', guarantees: { standard: { businessDays: 2 } }, severity: 'standard', promise: { kind: 'guaranteed', within: { businessDays: 2 }, due: '2026-11-25T12:00:00.000Z' } },
    { what: 'is not guaranteed by a length that says nothing', guarantees: { standard: {} }, severity: 'standard', promise: { kind: 'aim', within: { businessDays: 1 }, due: '2026-11-24T12:00:00.000Z' } },
    { what: 'has no due time beyond all dates', guarantees: { standard: { clockMinutes: 1e300 } }, severity: 'standard', promise: { kind: 'guaranteed', within: { clockMinutes: 1e300 } } },
  ] as const)
    test(what, () => expect(replyPromise({ ...designated, guarantees }, { ...premiumEmail, severity }, monday)).toEqual(promise));

  for (const { when, now, due } of [
    { when: 'in the evening', now: fridayEvening, due: '2026-11-27T22:00:00.000Z' },
    { when: 'on a holiday', now: christmas, due: '2026-12-25T11:00:00.000Z' },
    { when: 'over the new year', now: new Date('2026-12-31T23:30:00Z'), due: '2027-01-01T00:30:00.000Z' },
    { when: 'as the clock is set back', now: new Date('2026-10-25T00:30:00Z'), due: '2026-10-25T01:30:00.000Z' },
  ])
    test(`is guaranteed around the clock: ${when} (R41)`, () => expect(replyPromise({ ...designated, hours: office }, premiumEmail, now)).toMatchObject({ kind: 'guaranteed', due }));

  for (const { what, settings, now, due } of [
    { what: 'leaves out the weekend, and begins in the evening', settings: { hours: office }, now: fridayEvening, due: '2026-11-30T21:00:00.000Z' },
    { what: 'leaves out holidays', settings: { hours: office }, now: christmas, due: '2026-12-29T00:00:00.000Z' },
    { what: 'counts days in the settings\' zone', settings: { timeZone: 'Asia/Tokyo' }, now: fridayEvening, due: '2026-11-30T15:00:00.000Z' },
    { what: 'counts days in the team\'s zone', settings: { hours: { email: { timeZone: 'Asia/Tokyo', weekly: {} } } }, now: fridayEvening, due: '2026-11-30T15:00:00.000Z' },
    { what: 'is the add-on\'s where the host says so', settings: { plans: { premium: { channels: { email: { reply: { kind: 'aim', within: { clockMinutes: 240 } } } } } } }, now: monday, due: '2026-11-23T16:00:00.000Z' },
  ] as readonly { readonly what: string; readonly settings: Settings; readonly now: Date; readonly due: string }[])
    test(`without a guarantee ${what}`, () => expect(replyPromise({ ...enterprise, ...settings }, premiumEmail, now)).toMatchObject({ kind: 'aim', due }));
});

describe('e-mail (R32)', () => {
  const within = { businessDays: 1 };
  for (const { what, settings, now, promise } of [
    { what: 'is usually answered within one business day', settings: {}, now: monday, promise: { kind: 'usual', within, due: '2026-11-24T12:00:00.000Z' } },
    { what: 'has no guarantee for a super admin either', settings: { person: superAdmin }, now: monday, promise: { kind: 'usual', within, due: '2026-11-24T12:00:00.000Z' } },
    { what: 'without hours leaves out the weekend', settings: {}, now: fridayEvening, promise: { kind: 'usual', within, due: '2026-11-30T21:00:00.000Z' } },
    { what: 'outside hours counts from the next opening (R83)', settings: { hours: office }, now: fridayEvening, promise: { kind: 'usual', within, due: '2026-12-01T08:00:00.000Z' } },
    { what: 'on a holiday counts from the next opening', settings: { hours: office }, now: christmas, promise: { kind: 'usual', within, due: '2026-12-29T08:00:00.000Z' } },
    { what: 'has no due time where nobody is ever there', settings: { hours: { email: { weekly: {} } } }, now: monday, promise: { kind: 'usual', within } },
    { what: 'says nothing on a plan without it', settings: { plan: 'free' }, now: monday, promise: { kind: 'none' } },
    { what: 'says nothing on a plan nobody knows', settings: { plan: 'platinum' }, now: monday, promise: { kind: 'none' } },
    { what: 'says nothing where the host\'s plan says nothing', settings: { plan: { channels: { email: {} } } }, now: monday, promise: { kind: 'none' } },
    { what: 'says how firm it is and no time where the plan tells none', settings: { plan: { channels: { email: { reply: { kind: 'aim' } } } } }, now: monday, promise: { kind: 'aim' } },
    { what: 'promises nothing where the plan does', settings: { plan: { channels: { email: { reply: { kind: 'none', within } } } } }, now: monday, promise: { kind: 'none' } },
    { what: 'may be answered within business hours', settings: { hours: office, plan: { channels: { email: { reply: { kind: 'usual', within: { businessHours: 10 } } } } } }, now: monday, promise: { kind: 'usual', within: { businessHours: 10 }, due: '2026-11-24T10:00:00.000Z' } },
    { what: 'may be answered within minutes, from the opening on', settings: { hours: office, plan: { channels: { email: { reply: { kind: 'usual', within: { clockMinutes: 30 } } } } } }, now: fridayEvening, promise: { kind: 'usual', within: { clockMinutes: 30 }, due: '2026-11-30T08:30:00.000Z' } },
  ] as readonly { readonly what: string; readonly settings: Settings; readonly now: Date; readonly promise: object }[])
    test(what, () => expect(replyPromise({ plan: 'starter', ...settings }, email, now)).toEqual(promise));

  test('that is critical is no quicker: only premium is', () =>
    expect(replyPromise({ plan: 'starter', person: superAdmin }, { ...email, severity: 'critical' }, monday)).toEqual(replyPromise({ plan: 'starter' }, email, monday)));

  test('of several subscriptions has the soonest time (R16)', () => {
    const plans = { slow: { channels: { email: { reply: { kind: 'usual', within: { businessDays: 3 } } } } }, mute: { channels: { email: {} } } } as const;
    expect(replyPromise({ plan: ['mute', 'slow', 'starter'], plans }, email, monday)).toMatchObject({ within });
    expect(replyPromise({ plan: ['starter', 'slow'], plans }, email, monday)).toMatchObject({ within });
    expect(replyPromise({ plan: ['slow', 'free'], plans }, email, monday)).toMatchObject({ within: { businessDays: 3 } });
  });

  test('of a plan that tells a time and not how firm it is, is usual', () => {
    const { settings } = checkSettings({ plan: { channels: { email: { reply: { kind: 'promised', within } } } } });
    expect(replyPromise(settings, email, monday)).toMatchObject({ kind: 'usual', within });
  });
});

describe('the hours of a language', () => {
  const hours: Settings['hours'] = {
    email: { weekly: { 'mon-fri': ['08:00-20:00'] }, languages: { ja: { timeZone: 'Asia/Tokyo', weekly: { 'mon-fri': ['09:00-18:00'] } } } },
    callback: { weekly: {}, languages: { ja: { timeZone: 'Asia/Tokyo', weekly: { 'mon-fri': ['09:00-18:00'] } } } },
  };
  const due = (settings: Settings, asked: Asked): string | undefined => replyPromise({ plan: 'professional', hours, ...settings }, asked, monday).due;

  test('are those of the visitor\'s', () => expect(due({ locale: 'ja-JP' }, email)).toBe('2026-11-25T00:00:00.000Z'));
  test('are those of the one it is answered in, where that is told', () => expect(due({ locale: 'ja' }, { ...email, language: 'en' })).toBe('2026-11-24T12:00:00.000Z'));
  test('are the channel\'s for all others', () => expect(due({ locale: 'nb' }, email)).toBe('2026-11-24T12:00:00.000Z'));
  test('are those of the personal settings for a call (R23)', () => expect(due({ locale: 'en', person: { language: 'ja' } }, callback)).toBe('2026-11-24T00:05:00.000Z'));
  test('are not those of the personal settings for e-mail', () => expect(due({ locale: 'en', person: { language: 'ja' } }, email)).toBe('2026-11-24T12:00:00.000Z'));
});

describe('a call-back (R33)', () => {
  test('usually comes within five minutes', () =>
    expect(replyPromise({ plan: 'professional' }, callback, monday)).toEqual({ kind: 'usual', within: { clockMinutes: 5 }, due: '2026-11-23T12:05:00.000Z' }));
  test('outside hours comes five minutes after the next opening', () =>
    expect(replyPromise({ plan: 'professional', hours: office }, callback, fridayEvening).due).toBe('2026-11-30T08:05:00.000Z'));
  test('by premium is no guarantee, not even for a super admin', () =>
    expect(replyPromise({ ...enterprise, person: superAdmin }, { ...callback, premium: true }, monday)).toEqual({ kind: 'usual', within: { clockMinutes: 5 }, due: '2026-11-23T12:05:00.000Z' }));
});

describe('what is answered at once (R34)', () => {
  for (const channel of ['chat', 'phone'] as const)
    for (const premium of [false, true])
      test(`promises nothing: ${premium ? 'premium ' : ''}${channel}`, () =>
        expect(replyPromise({ ...enterprise, person: superAdmin }, { channel, premium, severity: 'critical' }, monday)).toEqual({ kind: 'none' }));
});
