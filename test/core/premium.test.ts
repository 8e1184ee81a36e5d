import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { offersFor } from '../../src/core/channel.js';
import type { Settings } from '../../src/core/settings.js';
import { checkSettings } from '../../src/core/settings-check.js';
import { CHANNELS } from '../../src/core/plan.js';

const now = new Date('2026-11-23T10:00:00Z');
const ada = { id: 'ada', role: 'super-admin', seat: 'core' } as const;
const phone = { standard: '+15550100', premium: '+15550199' };

/** The channels to be had, premium ones with a star. */
const offered = (settings: Settings, backend?: object): string[] =>
  offersFor({ person: ada, phone, ...settings }, { now, ...(backend && { backend }) })
    .filter((offer) => offer.state === 'offered')
    .map((offer) => `${offer.channel}${offer.premium ? '*' : ''}`);

describe('premium support', () => {
  for (const { plan, addOns, is } of [
    { plan: 'enterprise', addOns: ['premium'], is: ['chat*', 'email*', 'callback*', 'phone*', 'chat', 'email', 'callback'] },
    { plan: 'enterprise', addOns: [], is: ['chat', 'email', 'callback', 'phone'] },
    { plan: 'professional', addOns: ['premium'], is: ['chat', 'email', 'callback', 'phone'] },
    { plan: ['starter', 'enterprise'], addOns: ['premium'], is: ['chat*', 'email*', 'callback*', 'phone*', 'chat', 'email', 'callback'] },
    { plan: 'free', addOns: ['premium'], is: [] },
  ])
    test(`for ${String(plan)} with ${addOns.join() || 'no add-on'} gives ${is.join(', ') || 'nothing'}`, () => expect(offered({ plan, addOns })).toEqual(is));

  test('is refused with the plan as the reason where it was bought for a smaller one', () => {
    const refused = offersFor({ plan: 'professional', addOns: ['premium'], phone, person: ada }, { now }).filter((offer) => offer.premium);
    expect(refused.map((offer) => [offer.channel, offer.reason?.code])).toEqual(CHANNELS.map((channel) => [channel, 'plan']));
  });

  test('is for any plan where the host says so', () => {
    expect(offered({ plan: 'starter', addOns: ['premium'], plans: { premium: { requires: [] } } })).toEqual(['chat*', 'email*', 'callback*', 'phone*', 'chat', 'email']);
  });

  test('is for a plan of the host’s that includes enterprise', () => {
    const plans = { galaxy: { includes: 'enterprise' } };
    expect(offered({ plan: 'galaxy', plans, addOns: ['premium'] })).toContain('email*');
    expect(offered({ plan: { includes: 'galaxy' }, plans, addOns: ['premium'] })).toContain('email*');
  });

  test('lists only what is in the package', () => {
    const plans = { premium: { channels: { chat: null, phone: null, callback: null } } };
    const offers = offersFor({ plan: 'enterprise', addOns: ['premium'], plans, phone, person: ada }, { now });
    expect(offers.filter((offer) => offer.premium).map((offer) => offer.channel)).toEqual(['email']);
    expect(offers.find((offer) => offer.channel === 'phone')?.premium).toBe(false);
  });

  test('speaks English, goes by names of its own, and has its own number', () => {
    const offers = offersFor({ plan: 'enterprise', addOns: ['premium'], phone, person: ada, locale: 'fr' }, { now }).filter((offer) => offer.premium);
    expect(offers.map((offer) => [offer.label, offer.language, offer.languages])).toEqual(
      CHANNELS.map((channel) => [`contact.channel.premium-${channel}`, 'en', ['en']]),
    );
    expect(offers.find((offer) => offer.channel === 'phone')?.number).toBe('+15550199');
  });

  test('has no phone without a number of its own, and then does not take the standard one away', () => {
    expect(offered({ plan: 'enterprise', addOns: ['premium'], phone: { standard: '+15550100' } })).toEqual(['chat*', 'email*', 'callback*', 'chat', 'email', 'callback', 'phone']);
  });

  test('is not for the mobile app', () => {
    const offers = offersFor({ plan: 'enterprise', addOns: ['premium'], phone, person: ada, surface: 'mobile-app' }, { now });
    expect(offers.filter((offer) => offer.premium).every((offer) => offer.reason?.code === 'surface')).toBe(true);
    expect(offers.filter((offer) => offer.state === 'offered').map((offer) => [offer.channel, offer.premium])).toEqual([['email', false]]);
  });

  test('cannot be held as a plan', () => {
    const { settings, problems } = checkSettings({ plan: 'premium' });
    expect([settings.plan, problems.length, offered(settings)]).toEqual(['free', 1, []]);
  });

  test('that nobody knows is told and grants nothing', () => {
    const { problems } = checkSettings({ plan: 'enterprise', addOns: ['gold', 'enterprise'] });
    expect(problems.map((problem) => problem.setting)).toEqual(['addOns[0]', 'addOns[1]']);
    expect(offered({ plan: 'starter', addOns: ['gold', 'enterprise'] })).toEqual(['chat', 'email']);
  });

  test('never takes a channel in some language away', () => {
    const languages = ['en', 'fr', 'de', 'ja', 'pt', 'es', 'nb'];
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.constantFrom('core', 'none'), fc.constantFrom('2024-03-04', '2024-03-05'), (locale, seat, created) => {
        const settings = { plan: 'enterprise', phone, person: { ...ada, seat }, account: { created }, locale } as Settings;
        const served = (addOns: string[]): Set<string> =>
          new Set(
            offersFor({ ...settings, addOns }, { now })
              .filter((offer) => offer.state === 'offered')
              .flatMap((offer) => offer.languages.map((language) => `${offer.channel} ${language}`)),
          );
        const [without, withPremium] = [served([]), served(['premium'])];
        for (const one of without) expect(withPremium).toContain(one);
      }),
    );
  });
});

describe('a higher plan', () => {
  test('never loses a channel', () => {
    const plans = ['free', 'starter', 'professional', 'enterprise'];
    fc.assert(
      fc.property(
        fc.record(
          {
            person: fc.record({ seat: fc.constantFrom('core', 'sales', 'service', 'none'), language: fc.constantFrom('en', 'nb', 'ja') }, { requiredKeys: [] }),
            account: fc.record({ created: fc.constantFrom('2020-01-01', '2024-03-04', '2024-03-05', '2026-01-01') }, { requiredKeys: [] }),
            surface: fc.constantFrom('web', 'mobile-app'),
            addOns: fc.subarray(['premium']),
            locale: fc.constantFrom('en', 'fr', 'nb', 'ja'),
          },
          { requiredKeys: [] },
        ),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        (given, then) => {
          const had = new Set<string>();
          for (const plan of plans) {
            const has = offersFor({ ...(given as Settings), plan, phone }, { now: then }).filter((offer) => offer.state === 'offered');
            const channels = new Set(has.map((offer) => offer.channel));
            for (const channel of had) expect(channels).toContain(channel);
            channels.forEach((channel) => had.add(channel));
          }
        },
      ),
    );
  });
});
