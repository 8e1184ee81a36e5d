import { describe, expect, test } from 'vitest';
import { offersFor } from '../../src/core/channel.js';
import type { Settings } from '../../src/core/settings.js';

const seated = { person: { id: 'ada', seat: 'core' }, phone: { standard: '+15550100' } } as const;

const states = (settings: Settings, now: string): Record<string, string> =>
  Object.fromEntries(offersFor({ ...seated, ...settings }, { now: new Date(now) }).map((offer) => [offer.channel, offer.reason?.code ?? offer.state]));

describe('in the mobile app', () => {
  for (const { plan, now, timeZone, is } of [
    { plan: 'free', now: '2026-11-23T10:00:00Z', is: { chat: 'plan', email: 'plan', callback: 'plan', phone: 'plan' } },
    { plan: 'starter', now: '2026-11-23T10:00:00Z', is: { chat: 'surface', email: 'offered', callback: 'plan', phone: 'plan' } },
    { plan: 'professional', now: '2024-09-02T23:59:59Z', is: { chat: 'surface', email: 'offered', callback: 'offered', phone: 'surface' } },
    { plan: 'professional', now: '2024-09-03T00:00:00Z', is: { chat: 'surface', email: 'offered', callback: 'ended', phone: 'surface' } },
    { plan: 'enterprise', now: '2024-09-02T22:30:00Z', timeZone: 'Europe/Oslo', is: { chat: 'surface', email: 'offered', callback: 'ended', phone: 'surface' } },
    { plan: 'enterprise', now: '2024-09-03T03:00:00Z', timeZone: 'America/New_York', is: { chat: 'surface', email: 'offered', callback: 'offered', phone: 'surface' } },
  ])
    test(`${plan} at ${now}${timeZone ? ` in ${timeZone}` : ''} has ${JSON.stringify(is)}`, () =>
      expect(states({ plan, surface: 'mobile-app', ...(timeZone && { timeZone }) }, now)).toEqual(is));
});

describe('opening hours', () => {
  const chat = {
    timeZone: 'Europe/Oslo',
    weekly: { 'mon-fri': ['08:00-20:00'], sat: ['10:00-14:00'] },
    closed: ['2026-12-25'],
    languages: { ja: { timeZone: 'Asia/Tokyo', weekly: { 'mon-fri': ['09:00-18:00'] } } },
  };
  const chatAt = (now: string, more: Settings = {}) =>
    offersFor({ ...seated, plan: 'starter', hours: { chat, email: chat }, ...more }, { now: new Date(now) }).find((offer) => offer.channel === 'chat');

  for (const { now, state, opens, locale } of [
    { now: '2026-11-23T07:00:00Z', state: 'offered' },
    { now: '2026-11-23T06:59:59Z', state: 'closed', opens: '2026-11-23T07:00:00.000Z' },
    { now: '2026-11-23T18:59:59Z', state: 'offered' },
    { now: '2026-11-23T19:00:00Z', state: 'closed', opens: '2026-11-24T07:00:00.000Z' },
    { now: '2026-11-28T13:00:00Z', state: 'closed', opens: '2026-11-30T07:00:00.000Z' },
    { now: '2026-12-24T20:00:00Z', state: 'closed', opens: '2026-12-26T09:00:00.000Z' },
    { now: '2026-11-23T01:00:00Z', state: 'offered', locale: 'ja' },
    { now: '2026-11-23T10:00:00Z', state: 'closed', opens: '2026-11-24T00:00:00.000Z', locale: 'ja' },
  ])
    test(`at ${now}${locale ? ` in ${locale}` : ''} chat is ${state}${opens ? ` until ${opens}` : ''}`, () =>
      expect(chatAt(now, locale ? { locale } : {})).toMatchObject({ state, ...(opens && { opens, reason: { code: 'hours' } }) }));

  test('never close e-mail', () => expect(states({ plan: 'starter', hours: { email: { weekly: {} } } }, '2026-11-23T03:00:00Z')['email']).toBe('offered'));

  test('without any opening close for good, and promise none', () => {
    const offer = chatAt('2026-11-23T10:00:00Z', { hours: { chat: { weekly: {} } } });
    expect([offer?.state, offer?.opens]).toEqual(['closed', undefined]);
  });
});

describe('who is called back', () => {
  const callback = (settings: Settings) => offersFor({ ...seated, plan: 'professional', ...settings }, { now: new Date('2026-11-23T10:00:00Z') }).find((offer) => offer.channel === 'callback');
  test('is called in the language of their settings, not of the page', () =>
    expect(callback({ locale: 'fr', person: { ...seated.person, language: 'ja' } })?.language).toBe('ja'));
  test('is called in English where their language is not spoken', () =>
    expect(callback({ locale: 'fr', person: { ...seated.person, language: 'nb' } })?.language).toBe('en'));
});
