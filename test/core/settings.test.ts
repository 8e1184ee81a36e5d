import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/core/settings.js';
import { checkSettings } from '../../src/core/settings-check.js';
import { SETTINGS_KEYS } from '../../src/core/settings.js';

const check = checkSettings;
const told = (given: unknown): readonly (string | undefined)[] => check(given).problems.map(({ setting }) => setting);

/** Every setting once, as a host would write it. */
const WHOLE: Settings = {
  locale: 'nb',
  plan: 'enterprise',
  addOns: ['premium'],
  surface: 'web',
  timeZone: 'Europe/Oslo',
  label: 'Hjelp',
  placement: 'top-start',
  endpoint: '/help-api',
  index: 'help.json',
  fallbackHref: '/support',
  person: { id: 'u1', name: 'Ada', email: 'ada@example.com', phone: '+4722000000', role: 'super-admin', designated: true, seat: 'core', language: 'nb' },
  account: { created: '2024-03-05', renews: '2027-01-31', trialStarted: '2026-11-20T10:00:00Z', contacts: { 'customer-success': { name: 'Kim', email: 'kim@example.com' } } },
  plans: {
    enterprise: { includes: 'professional', channels: { email: { languages: ['en', 'fr'], seats: ['core'], seatsFrom: '2024-03-05', reply: { kind: 'usual', within: { businessDays: 1 } } }, phone: null } },
    own: { channels: { chat: { link: 'https://example.com/chat' } } },
  },
  hours: {
    chat: { timeZone: 'Europe/Oslo', weekly: { 'mon-fri': ['08:00-20:00'], sat: ['22:00-02:00'] }, closed: ['2026-12-25'], languages: { ja: { weekly: { mon: ['00:00-24:00'] } } } },
  },
  directory: { billing: { email: 'billing@example.com' }, contracts: { email: 'contracts@example.com', withinDays: 60 } },
  guarantees: { standard: { clockMinutes: 60 }, critical: { clockMinutes: 30 } },
  phone: { standard: '+15550100', premium: '+15550199' },
  suggestions: [{ question: 'How do I import contacts?', pages: ['/contacts/*'], language: 'en' }],
  links: { knowledgeBase: '/help', community: 'https://example.com/community', developers: '//dev.example.com', login: 'mailto:login@example.com', seats: 'tel:+15550100' },
  notices: { staffAccess: true },
  answers: { confidence: 0.9 },
  denied: 'explain',
  fields: [
    { name: 'browser', label: 'Browser', type: 'choice', options: ['Chrome', { value: 'none', label: { en: 'None', nb: 'Ingen' } }], required: true, when: { channel: 'email' } },
    { name: 'since', label: { en: 'Since when?', nb: 'Siden når?' }, help: 'About', type: 'date', when: { field: 'browser', is: ['Chrome'] } },
  ],
  messages: { nb: { 'panel.title': 'Hjelp' } },
};

describe('settings that are right', () => {
  test('are taken as they are, and nobody is warned', () => expect(check(WHOLE)).toEqual({ settings: WHOLE, problems: [] }));
  test('hold every key there is', () => expect(Object.keys(WHOLE).sort()).toEqual([...SETTINGS_KEYS].sort()));
  test('may be absent altogether', () => expect([check(undefined), check(null), check({})]).toEqual(Array.from({ length: 3 }, () => ({ settings: {}, problems: [] }))));
  test('may be undefined one by one', () => expect(check({ plan: undefined, person: { id: undefined } })).toEqual({ settings: { person: {} }, problems: [] }));
  test('come out the same when checked again', () => expect(check(check(WHOLE).settings).settings).toEqual(WHOLE));
});

describe('a plan', () => {
  for (const { plan, is, problems } of [
    { plan: 'gold', is: 'free', problems: ['plan'] },
    { plan: '', is: 'free', problems: ['plan'] },
    { plan: 'Starter', is: 'free', problems: ['plan'] },
    { plan: 'constructor', is: 'free', problems: ['plan'] },
    { plan: '__proto__', is: 'free', problems: ['plan'] },
    { plan: ['starter', 'gold'], is: ['starter'], problems: ['plan'] },
    { plan: ['gold'], is: [], problems: ['plan'] },
    { plan: ['starter', 7], is: ['starter'], problems: ['plan[1]'] },
    { plan: 'starter', is: 'starter', problems: [] },
    { plan: { channels: { email: {} } }, is: { channels: { email: {} } }, problems: [] },
    { plan: { includes: 'gold' }, is: { includes: 'gold' }, problems: ['plan.includes'] },
    { plan: { channels: { email: null, fax: {} } }, is: { channels: { email: null } }, problems: ['plan.channels.fax'] },
    { plan: 7, is: undefined, problems: ['plan'] },
    { plan: true, is: undefined, problems: ['plan'] },
  ])
    test(`${JSON.stringify(plan)} counts as ${JSON.stringify(is) ?? 'none'}, with ${problems.length || 'no'} warning`, () => {
      const checked = check({ plan });
      expect([checked.settings.plan, checked.problems.map(({ setting }) => setting)]).toEqual([is, problems]);
    });

  test('of the host\'s own is known', () => expect(told({ plan: 'gold', plans: { gold: {} } })).toEqual([]));
  test('that is spelled wrong is told with those there are', () =>
    expect(check({ plan: 'pro', plans: { gold: {} } }).problems[0]!.message).toBe('plan: "pro" is not a plan we know (free, starter, professional, enterprise, gold); "free" is used'));
  test('that includes one nobody knows is told', () => expect(told({ plans: { gold: { includes: 'silver' } } })).toEqual(['plans.gold.includes']));
});

describe('a value that is not right', () => {
  for (const [given, setting] of [
    [{ locale: 7 }, 'locale'],
    [{ locale: 'not a language' }, 'locale'],
    [{ addOns: 'premium' }, 'addOns'],
    [{ addOns: ['premium', {}] }, 'addOns[1]'],
    [{ surface: 'fridge' }, 'surface'],
    [{ timeZone: 'Europe/Nowhere' }, 'timeZone'],
    [{ timeZone: '' }, 'timeZone'],
    [{ timeZone: 2 }, 'timeZone'],
    [{ label: ['Help'] }, 'label'],
    [{ placement: 'middle' }, 'placement'],
    [{ fallbackHref: 'javascript:alert(1)' }, 'fallbackHref'],
    [{ person: 'Ada' }, 'person'],
    [{ person: [] }, 'person'],
    [{ person: { role: 'boss' } }, 'person.role'],
    [{ person: { seat: 'Core' } }, 'person.seat'],
    [{ person: { designated: 'true' } }, 'person.designated'],
    [{ person: { id: 17 } }, 'person.id'],
    [{ person: { languages: ['nb'] } }, 'person.languages'],
    [{ account: { renews: '2026-02-29' } }, 'account.renews'],
    [{ account: { trialStarted: 'soon' } }, 'account.trialStarted'],
    [{ account: { contacts: { sales: 'Kim' } } }, 'account.contacts.sales'],
    [{ plans: [] }, 'plans'],
    [{ plans: { gold: null } }, 'plans.gold'],
    [{ plans: { gold: { channels: { email: true } } } }, 'plans.gold.channels.email'],
    [{ plans: { gold: { channels: { email: { seats: ['core', 'window'] } } } } }, 'plans.gold.channels.email.seats[1]'],
    [{ plans: { gold: { channels: { email: { seatsFrom: '5 March' } } } } }, 'plans.gold.channels.email.seatsFrom'],
    [{ plans: { gold: { channels: { email: { languages: ['en', '!!'] } } } } }, 'plans.gold.channels.email.languages[1]'],
    [{ plans: { gold: { channels: { email: { link: 'ftp://example.com' } } } } }, 'plans.gold.channels.email.link'],
    [{ plans: { gold: { channels: { email: { reply: { kind: 'soon' } } } } } }, 'plans.gold.channels.email.reply.kind'],
    [{ plans: { gold: { channels: { email: { reply: { within: { businessDays: -1 } } } } } } }, 'plans.gold.channels.email.reply.within.businessDays'],
    [{ phone: '+15550100' }, 'phone'],
    [{ suggestions: {} }, 'suggestions'],
    [{ suggestions: ['How?'] }, 'suggestions[0]'],
    [{ links: { forum: '/forum' } }, 'links.forum'],
    [{ notices: { staffAccess: 1 } }, 'notices.staffAccess'],
    [{ answers: { confidence: Infinity } }, 'answers.confidence'],
    [{ answers: { confidence: NaN } }, 'answers.confidence'],
    [{ answers: { confidence: '0.9' } }, 'answers.confidence'],
    [{ denied: 'yes' }, 'denied'],
    [{ messages: { nb: 'Hjelp' } }, 'messages.nb'],
    [{ messages: { nb: { 'panel.title': null } } }, 'messages.nb.panel.title'],
    [{ messages: { nb: { title: 'Hjelp' } } }, 'messages.nb.title'],
    [{ messages: { nb: { 'panel.': 'Hjelp' } } }, 'messages.nb.panel.'],
    [{ messages: { nb: { '.title': 'Hjelp' } } }, 'messages.nb..title'],
    [{ colour: 'blue' }, 'colour'],
    [{ hasOwnProperty: 'x' }, 'hasOwnProperty'],
    [{ plan: 'starter', label: Symbol('x') }, 'label'],
    [{ label: 1n }, 'label'],
    [[], ''],
    ['starter', ''],
    [7, ''],
    [true, ''],
  ] as const) {
    const what = setting || `${typeof given} for all settings`;
    test(`costs one warning: ${what}`, () => expect(told(given)).toEqual([setting]));
  }

  test('takes nothing else with it', () => expect(check({ ...WHOLE, surface: 'fridge' }).settings).toEqual((({ surface: _, ...rest }) => rest)(WHOLE)));

  test('is named in one line that fits on a screen', () => {
    const [problem] = check({ label: { long: 'x' }, denied: 'y'.repeat(1_000_000) }).problems;
    expect(problem).toEqual({ kind: 'setting', setting: 'label', message: 'label: an object is not a text; it is left out' });
    for (const value of ['x'.repeat(1e6), () => 'x'.repeat(1e6), Array(1e6).fill('x')]) expect(check({ denied: value }).problems[0]!.message.length).toBeLessThan(200);
  });
});

test('wording that cannot be used leaves no language behind that has no words', () => expect(check({ messages: { da: 'Hjælp' } }).settings.messages).toEqual({}));

describe('language tags', () => {
  for (const [given, is] of [['nb_NO', 'nb-NO'], ['EN', 'en'], ['zh-hant-tw', 'zh-Hant-TW'], ['iw', 'he']] as const)
    test(`${given} is ${is} from here on`, () => {
      const { settings } = check({ locale: given, person: { language: given }, plans: { own: { channels: { email: { languages: [given] } } } } });
      expect([settings.locale, settings.person?.language, settings.plans?.['own']?.channels?.email?.languages]).toEqual([is, is, [is]]);
    });
});

describe('links', () => {
  test('that are empty count as absent, and nobody is warned', () =>
    expect(check({ links: { knowledgeBase: '', community: '' }, fallbackHref: '', plans: { own: { channels: { chat: { link: '' } } } } })).toEqual({
      settings: { links: {}, plans: { own: { channels: { chat: {} } } } },
      problems: [],
    }));

  for (const link of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', '\u0000javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:https://example.com/x', 'file:///etc/passwd', 'https://', 7, {}, null])
    test(`${JSON.stringify(link)} is refused`, () => expect(check({ links: { community: link } })).toMatchObject({ settings: { links: {} }, problems: [{ setting: 'links.community' }] }));
});

describe('opening hours that are wrong', () => {
  for (const { hours, is, at } of [
    { hours: 'always', is: { chat: { weekly: {} }, email: { weekly: {} }, callback: { weekly: {} }, phone: { weekly: {} } }, at: ['hours'] },
    { hours: { chat: 'always' }, is: { chat: { weekly: {} } }, at: ['hours.chat'] },
    { hours: { chat: { weekly: { monday: ['08:00-20:00'] } } }, is: { chat: { weekly: {} } }, at: ['hours.chat.weekly.monday'] },
    { hours: { chat: { weekly: { mon: ['8-20', '25:00-26:00', '09:00-09:00', '10:00-11:00'] } } }, is: { chat: { weekly: { mon: ['10:00-11:00'] } } }, at: ['hours.chat.weekly.mon[0]', 'hours.chat.weekly.mon[1]', 'hours.chat.weekly.mon[2]'] },
    { hours: { chat: { timeZone: 'Mars/Base', weekly: { mon: ['00:00-24:00'] } } }, is: { chat: { weekly: {} } }, at: ['hours.chat.timeZone'] },
    { hours: { chat: { weekly: {}, closed: ['2026-02-30'] } }, is: { chat: { weekly: {}, closed: [] } }, at: ['hours.chat.closed[0]'] },
    { hours: { fax: {} }, is: {}, at: ['hours.fax'] },
  ])
    test(`${JSON.stringify(hours)} open nothing by mistake`, () => {
      const { settings, problems } = check({ hours });
      expect([settings.hours, problems.map((problem) => problem.setting)]).toEqual([is, at]);
    });
});
