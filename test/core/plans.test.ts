import { describe, expect, test } from 'vitest';
import { isContactable, offersFor } from '../../src/core/channel.js';
import type { Offer } from '../../src/core/offer.js';
import { CHANNELS, grantsOf, type Channel, type Plan } from '../../src/core/plan.js';
import { PLANS } from '../../src/core/presets.js';
import type { Settings } from '../../src/core/settings.js';

const now = new Date('2026-11-23T12:00:00Z');
const phone = { standard: '+15550100' };

const offers = (settings: Settings): readonly Offer[] => offersFor({ phone, ...settings }, { now });
const offered = (settings: Settings): readonly Channel[] => offers(settings).filter(({ state }) => state === 'offered').map(({ channel }) => channel);
const offer = (channel: Channel, settings: Settings): Offer => offers(settings).find((one) => one.channel === channel)!;

describe('the channels by plan (R10–R15)', () => {
  for (const { plan, has } of [
    { plan: 'free', has: [] },
    { plan: 'starter', has: ['chat', 'email'] },
    { plan: 'professional', has: ['chat', 'email', 'callback', 'phone'] },
    { plan: 'enterprise', has: ['chat', 'email', 'callback', 'phone'] },
  ] as const) {
    test(`${plan} has ${has.join(', ') || 'none'}`, () => expect(offered({ plan })).toEqual(has));

    test(`whoever is on ${plan} is told of the others that their plan does not have them`, () => {
      const denied = offers({ plan }).filter(({ state }) => state === 'denied');
      expect(denied.map(({ channel, reason }) => [channel, reason])).toEqual(CHANNELS.filter((one) => !(has as readonly string[]).includes(one)).map((one) => [one, { code: 'plan' }]));
    });

    test(`"Contact us" ${has.length ? 'stands' : 'does not stand'} on ${plan}`, () => expect(isContactable(offers({ plan }))).toBe(has.length > 0));
  }

  test('without a plan one is on Free', () => expect(offers({})).toEqual(offers({ plan: 'free' })));
});

describe('the times to expect (R32–R34)', () => {
  for (const { channel, reply } of [
    { channel: 'email', reply: { kind: 'usual', within: { businessDays: 1 } } },
    { channel: 'callback', reply: { kind: 'usual', within: { clockMinutes: 5 } } },
    { channel: 'chat', reply: { kind: 'none' } },
    { channel: 'phone', reply: { kind: 'none' } },
  ] as const)
    test(`${channel}: ${JSON.stringify(reply)}`, () => expect(offer(channel, { plan: 'professional' }).reply).toMatchObject(reply));
});

describe('several subscriptions (R16)', () => {
  for (const { plan, has } of [
    { plan: ['free', 'starter'], has: ['chat', 'email'] },
    { plan: ['starter', 'professional'], has: ['chat', 'email', 'callback', 'phone'] },
    { plan: ['professional', 'free'], has: ['chat', 'email', 'callback', 'phone'] },
    { plan: ['starter', 'starter'], has: ['chat', 'email'] },
    { plan: ['free'], has: [] },
    { plan: [], has: [] },
  ] as const)
    test(`${plan.join(' and ') || 'none at all'}: ${has.join(', ') || 'no channel'}`, () => expect(offered({ plan })).toEqual(has));

  const plans = {
    nordic: { channels: { email: { languages: ['nb', 'sv'], seats: ['core'] } } },
    latin: { channels: { email: { languages: ['es', 'nb'] } } },
    any: { channels: { email: {} } },
  } as const;

  test('answer in the languages of all, none said twice', () => {
    const { languages, language } = offer('email', { plans, plan: ['nordic', 'latin'], locale: 'es', person: { seat: 'core' } });
    expect([languages, language]).toEqual([['nb', 'sv', 'es'], 'es']);
  });

  test('answer in any language where one of them does', () =>
    expect(offer('email', { plans, plan: ['any', 'latin'], locale: 'ja' })).toMatchObject({ languages: [], language: 'ja' }));

  test('do not take away by one what another grants', () => {
    const { state, languages } = offer('email', { plans, plan: ['nordic', 'latin'], person: { seat: 'none' } });
    expect([state, languages]).toEqual(['offered', ['es', 'nb']]);
  });
});

describe('what a plan includes', () => {
  const names = (plan: Plan | string, plans: Record<string, Plan> = {}): readonly string[] => grantsOf(plan, [PLANS, plans]).flatMap((grants) => Object.keys(grants)).sort();

  for (const { what, plans, plan, has } of [
    { what: 'a host\'s plan over a shipped one has its channels too', plans: { gold: { includes: 'starter', channels: { phone: {} } } }, plan: 'gold', has: ['chat', 'email', 'phone'] },
    { what: 'a plan through another has those of both', plans: { a: { includes: 'b', channels: { chat: {} } }, b: { includes: 'c', channels: { email: {} } }, c: { channels: { phone: {} } } }, plan: 'a', has: ['chat', 'email', 'phone'] },
    { what: 'a plan that includes itself has what it names', plans: { loop: { includes: 'loop', channels: { chat: {} } } }, plan: 'loop', has: ['chat'] },
    { what: 'two plans that include one another have what either names', plans: { one: { includes: 'two', channels: { chat: {} } }, two: { includes: 'one', channels: { email: {} } } }, plan: 'one', has: ['chat', 'email'] },
    { what: 'a plan that includes one nobody knows has what it names', plans: { gold: { includes: 'silver', channels: { chat: {} } } }, plan: 'gold', has: ['chat'] },
    { what: 'a plan that is an object\'s own method is not known', plans: {}, plan: 'toString', has: [] },
    { what: 'null takes a channel away', plans: { gold: { includes: 'professional', channels: { phone: null, callback: null } } }, plan: 'gold', has: ['chat', 'email'] },
    { what: 'null of what is not there is no harm', plans: { gold: { channels: { phone: null } } }, plan: 'gold', has: [] },
    { what: 'what null took away may come back above', plans: { low: { includes: 'starter', channels: { chat: null } }, high: { includes: 'low', channels: { chat: {} } } }, plan: 'high', has: ['chat', 'email'] },
    { what: 'a host may take a channel from a shipped plan, and so from those above it', plans: { starter: { channels: { chat: null } } }, plan: 'enterprise', has: ['callback', 'email', 'phone'] },
    { what: 'a host may put a shipped plan over another', plans: { free: { includes: 'starter' } }, plan: 'free', has: ['chat', 'email'] },
    { what: 'a plan given as an object lies over the one it includes', plans: {}, plan: { includes: 'starter', channels: { email: null } }, has: ['chat'] },
    { what: 'a plan given as an object stands alone', plans: {}, plan: { channels: { email: {} } }, has: ['email'] },
  ] as readonly { readonly what: string; readonly plans: Record<string, Plan>; readonly plan: Plan | string; readonly has: readonly string[] }[])
    test(what, () => expect(names(plan, plans)).toEqual(has));

  test('a host changes one thing of a channel, and the rest stays', () => {
    const plans = { starter: { channels: { email: { languages: ['nb'] } } } };
    expect(offer('email', { plan: 'professional', plans })).toMatchObject({ languages: ['nb'], reply: { kind: 'usual', within: { businessDays: 1 } } });
    expect(offer('email', { plan: 'professional', plans, account: { created: '2024-03-05' } }).reason).toEqual({ code: 'seat' });
  });
});
