import { describe, expect, test } from 'vitest';
import { isContactable, offersFor, type Ports } from '../../src/core/channel.js';
import type { Offer } from '../../src/core/offer.js';
import type { Channel } from '../../src/core/plan.js';
import type { Settings } from '../../src/core/settings.js';

const now = new Date('2026-11-23T12:00:00Z');
const names = (settings: Settings, backend?: Ports): readonly Channel[] => offersFor(settings, { now, backend }).map(({ channel }) => channel);
const offer = (channel: Channel, settings: Settings): Offer => offersFor({ phone: { standard: '+15550100' }, ...settings }, { now }).find((one) => one.channel === channel)!;

describe('what a channel needs', () => {
  const phone = { standard: '+15550100' };
  for (const { what, settings, backend, listed } of [
    { what: 'a backend of which nothing is known counts as whole', settings: { phone }, backend: undefined, listed: ['chat', 'email', 'callback', 'phone'] },
    { what: 'a backend with tickets has no chat', settings: { phone }, backend: { tickets: {} }, listed: ['email', 'callback', 'phone'] },
    { what: 'a backend with chat has no e-mail', settings: { phone }, backend: { chat: {} }, listed: ['chat', 'phone'] },
    { what: 'a telephone needs no backend', settings: { phone }, backend: {}, listed: ['phone'] },
    { what: 'without a number there is no telephone', settings: {}, backend: { tickets: {}, chat: {} }, listed: ['chat', 'email', 'callback'] },
    { what: 'an empty number is none', settings: { phone: { standard: '' } }, backend: {}, listed: [] },
    { what: 'the premium number is another', settings: { phone: { premium: '+15550199' } }, backend: {}, listed: [] },
    { what: 'knowledge alone brings no channel', settings: {}, backend: { knowledge: {} }, listed: [] },
    { what: 'a port that is null is none', settings: {}, backend: { tickets: null, chat: undefined }, listed: [] },
    { what: 'a link of the host\'s needs no port', settings: { plans: { professional: { channels: { chat: { link: 'https://example.com/chat' } } } } }, backend: {}, listed: ['chat'] },
    { what: 'a link of the host\'s needs no number', settings: { plans: { professional: { channels: { phone: { link: 'tel:+15550123' } } } } }, backend: {}, listed: ['phone'] },
  ] as readonly { readonly what: string; readonly settings: Settings; readonly backend?: Ports; readonly listed: readonly Channel[] }[])
    test(what, () => expect(names({ plan: 'professional', ...settings }, backend)).toEqual(listed));

  test('a channel that nobody could have here is not missed on a lower plan either', () => {
    expect(names({ plan: 'free' }, { tickets: {} })).toEqual(['email', 'callback']);
    expect(names({ plan: 'starter' }, { tickets: {} })).toEqual(['email', 'callback']);
    expect(names({ plan: 'free' }, {})).toEqual([]);
  });
});

describe('what an offer says', () => {
  test('the number to dial stands at the telephone alone', () => {
    const offers = offersFor({ plan: 'professional', phone: { standard: '+15550100' } }, { now });
    expect(offers.filter(({ number }) => number).map(({ channel, number }) => [channel, number])).toEqual([['phone', '+15550100']]);
  });

  test('the link of the host\'s stands at its channel', () =>
    expect(offer('chat', { plan: 'own', plans: { own: { channels: { chat: { link: 'https://example.com/chat' } } } } }).link).toBe('https://example.com/chat'));

  test('its name is a key of our words', () => expect(offer('callback', { plan: 'professional' }).label).toBe('contact.channel.callback'));

  test('it can be sent as JSON', () => {
    const offers = offersFor({ plan: ['starter', 'professional'] }, { now });
    expect(JSON.parse(JSON.stringify(offers))).toEqual(offers);
  });
});

describe('the languages (R21, R22, R25)', () => {
  const spoken = ['en', 'fr', 'de', 'ja', 'pt', 'es'];
  for (const [channel, languages] of [['chat', spoken], ['callback', spoken], ['email', spoken], ['phone', ['en']]] as const)
    test(`${channel} is answered in ${languages.join(', ')}`, () => expect(offer(channel, { plan: 'professional' }).languages).toEqual(languages));

  for (const { locale, channel, language } of [
    { locale: 'en', channel: 'email', language: 'en' },
    { locale: 'ja', channel: 'email', language: 'ja' },
    { locale: 'ja', channel: 'phone', language: 'en' },
    { locale: 'pt-BR', channel: 'email', language: 'pt' },
    { locale: 'de_AT', channel: 'chat', language: 'de' },
    { locale: 'FR', channel: 'chat', language: 'fr' },
    { locale: 'nb', channel: 'email', language: 'en' },
    { locale: 'nl-BE', channel: 'callback', language: 'en' },
    { locale: 'no such tag', channel: 'email', language: 'en' },
    { locale: undefined, channel: 'email', language: 'en' },
  ] as const)
    test(`who reads ${locale ?? 'nobody knows what'} is answered in ${language} by ${channel}`, () =>
      expect(offer(channel, { plan: 'professional', ...(locale && { locale }) }).language).toBe(language));

  for (const { languages, locale, language } of [
    { languages: ['pt-PT', 'pt-BR'], locale: 'pt-BR', language: 'pt-BR' },
    { languages: ['pt-PT', 'pt-BR'], locale: 'pt', language: 'pt-PT' },
    { languages: ['fr', 'en'], locale: 'nb', language: 'fr' },
    { languages: [], locale: 'nb', language: 'nb' },
  ])
    test(`of ${languages.join(', ') || 'every language'} ${locale} is answered in ${language}`, () =>
      expect(offer('email', { plan: 'own', plans: { own: { channels: { email: { languages } } } }, locale }).language).toBe(language));
});

describe('"Contact us" (R6)', () => {
  const denied = (code: 'plan' | 'seat' | 'hours'): Offer => ({ ...offer('email', { plan: 'starter' }), state: 'denied', reason: { code } });
  for (const { what, offers, stands } of [
    { what: 'nothing at all', offers: [], stands: false },
    { what: 'only what the plan has not', offers: [denied('plan'), denied('plan')], stands: false },
    { what: 'something one may use', offers: [denied('plan'), offer('email', { plan: 'starter' })], stands: true },
    { what: 'something that wants a seat', offers: [denied('plan'), denied('seat')], stands: true },
    { what: 'something that is closed now', offers: [{ ...denied('hours'), state: 'closed' }], stands: true },
  ] as const)
    test(`${stands ? 'stands' : 'does not stand'} where there is ${what}`, () => expect(isContactable(offers)).toBe(stands));
});
