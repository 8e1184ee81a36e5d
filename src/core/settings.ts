import type { Account, Contact } from './account.js';
import { amount, date, either, flag, listOf, mapOf, oneOf, shape, shown, text, that, type Check } from './check.js';
import { canonical } from './language.js';
import { safeLink } from './link.js';
import type { Person } from './person.js';
import { CHANNELS, knowsPlan, type Channel, type Grant, type Plan, type Plans, type Reply, type Within } from './plan.js';
import { PLANS } from './presets.js';
import type { Problem } from './problem.js';
import type { Suggestion } from './question.js';

/** Addresses of the host's own places; one that is absent is not shown. */
export interface Links {
  readonly knowledgeBase?: string;
  readonly community?: string;
  readonly developers?: string;
  readonly login?: string;
  readonly personalSettings?: string;
  readonly seats?: string;
  readonly guaranteeExceptions?: string;
}

/** Everything a host may say, once checked. All of it is data and may be serialised. */
export interface Settings {
  /** BCP 47; the shell fills in the page's language where the host says nothing. */
  readonly locale?: string;
  readonly plan?: string | readonly string[] | Plan;
  readonly addOns?: readonly string[];
  readonly surface?: 'web' | 'mobile-app';
  /** IANA zone in which days are counted; default UTC. */
  readonly timeZone?: string;
  /** The word on the button. */
  readonly label?: string;
  readonly placement?: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start';
  readonly endpoint?: string;
  readonly index?: string;
  readonly fallbackHref?: string;
  readonly person?: Person;
  readonly account?: Account;
  readonly plans?: Plans;
  readonly phone?: { readonly standard?: string; readonly premium?: string };
  readonly suggestions?: readonly Suggestion[];
  readonly links?: Links;
  readonly notices?: { readonly staffAccess?: boolean };
  readonly answers?: { readonly confidence?: number };
  /** How channels that are denied are shown; default `explain`. */
  readonly denied?: 'explain' | 'list' | 'hide';
  /** The host's own wording: language → key → text. */
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** An address that is safe to follow. An empty one is the same as none: templates leave them so. */
const address: Check<string> = (value, at, complain) =>
  value === '' ? undefined : that('a web address', (one): one is string => typeof one === 'string' && Boolean(safeLink(one, 'https://page.invalid/')))(value, at, complain);

const tag = that('a language tag such as nb', (value): value is string => typeof value === 'string' && Boolean(canonical(value)));

/** `nb_NO` and `NB-no` are `nb-NO` from here on, so that tags can be compared. */
const language: Check<string> = (value, at, complain) => canonical(tag(value, at, complain));

const timeZone = that('an IANA time zone such as Europe/Oslo', (value): value is string => {
  try {
    return typeof value === 'string' && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
});

const seat = oneOf('core', 'sales', 'service', 'none');

const grant: Check<Grant> = shape<Grant>({
  languages: listOf(language),
  seats: listOf(seat),
  seatsFrom: date,
  reply: shape<Reply>({
    kind: oneOf('guaranteed', 'usual', 'aim', 'none'),
    within: shape<Within>({ businessDays: amount, businessHours: amount, clockMinutes: amount }),
  }),
  link: address,
});

const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value, at, complain) =>
    value === null ? null : check(value, at, complain);

const plan: Check<Plan> = shape<Plan>({
  includes: text,
  channels: shape<Partial<Record<Channel, Grant | null>>>(
    Object.fromEntries(CHANNELS.map((channel) => [channel, orNull(grant)])) as Record<Channel, Check<Grant>>,
  ),
});

/** A day we cannot read counts as later than every rule's, so that a slip of the pen grants no channel. */
const dayOfAccount: Check<string> = (value, at, complain) =>
  date(value, at, (setting, found) => complain(setting, found, 'the account counts as new')) ?? '9999-12-31';

const contact = shape<Contact>({ name: text, email: text, phone: text });

/** The host's wording in one language, by keys such as `panel.title`. */
const wording: Check<Readonly<Record<string, string>>> = (value, at, complain) => {
  const checked = mapOf(text)(value, at, complain);
  if (!checked) return undefined;
  const texts = Object.entries(checked);
  const isKey = ([key]: readonly [string, string]): boolean => /^[^.]+\../.test(key);
  for (const [key] of texts.filter((entry) => !isKey(entry))) complain(`${at}.${key}`, 'not a key such as panel.title', 'it is left out');
  return Object.fromEntries(texts.filter(isKey));
};

const checkAll: Check<Settings> = shape<Settings>({
  locale: language,
  plan: (value, at, complain) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return plan(value, at, complain);
    return either(text, listOf(text))(value, at, complain);
  },
  addOns: listOf(text),
  surface: oneOf('web', 'mobile-app'),
  timeZone,
  label: text,
  placement: oneOf('bottom-end', 'bottom-start', 'top-end', 'top-start'),
  endpoint: address,
  index: address,
  fallbackHref: address,
  person: shape<Person>({
    id: text,
    name: text,
    email: text,
    phone: text,
    role: oneOf('super-admin', 'admin', 'member'),
    designated: flag,
    seat,
    language,
  }),
  account: shape<Account>({ created: dayOfAccount, renews: date, trialStarted: date, contacts: mapOf(contact) }),
  plans: mapOf(plan),
  phone: shape<NonNullable<Settings['phone']>>({ standard: text, premium: text }),
  suggestions: listOf(shape<Suggestion>({ question: text, pages: listOf(text), language })),
  links: shape<Links>({
    knowledgeBase: address,
    community: address,
    developers: address,
    login: address,
    personalSettings: address,
    seats: address,
    guaranteeExceptions: address,
  }),
  notices: shape<NonNullable<Settings['notices']>>({ staffAccess: flag }),
  answers: shape<NonNullable<Settings['answers']>>({ confidence: amount }),
  denied: oneOf('explain', 'list', 'hide'),
  messages: mapOf(wording),
});

/** The keys of {@link Settings}, as the host writes them. */
export const SETTINGS_KEYS = [
  'locale', 'plan', 'addOns', 'surface', 'timeZone', 'label', 'placement', 'endpoint', 'index', 'fallbackHref', 'person',
  'account', 'plans', 'phone', 'suggestions', 'links', 'notices', 'answers', 'denied', 'messages',
] as const satisfies readonly (keyof Settings)[];

/** Problems told one by one: a console of a hundred thousand lines helps nobody. */
const TOLD = 50;

const isPlan = (held: Settings['plan']): held is Plan => typeof held === 'object' && !Array.isArray(held);

/**
 * What a host said, with everything we cannot use left out and told.
 *
 * Never throws: a wrong value costs that value and one problem of kind `setting`; the rest is used. A plan that nobody
 * knows counts as `free`, so that a slip of the pen grants nothing.
 */
export function checkSettings(given: unknown): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const complain = (setting: string, found: string, instead: string): void => {
    const message = `${setting || 'settings'}: ${found}; ${instead}`;
    if (problems.length < TOLD) problems.push({ kind: 'setting', setting, message });
    else if (problems.length === TOLD) problems.push({ kind: 'setting', setting: 'settings', message: 'settings: more is wrong than is told here; all of it is left out' });
  };
  const settings = checkAll(given ?? {}, '', complain) ?? {};

  const layers = [PLANS, settings.plans ?? {}];
  const known = (name: string, at = 'plan', instead = '"free" is used'): boolean => {
    const knows = knowsPlan(name, layers);
    if (!knows) complain(at, `${shown(name)} is not a plan we know (${Object.keys({ ...PLANS, ...settings.plans }).join(', ')})`, instead);
    return knows;
  };
  const held = settings.plan;
  const own = Object.entries(settings.plans ?? {}).map(([name, one]) => [`plans.${name}`, one] as const);
  for (const [at, one] of [['plan', held] as const, ...own])
    if (isPlan(one) && one.includes !== undefined) known(one.includes, `${at}.includes`, 'it includes nothing');
  if (typeof held === 'string' && !known(held)) return { settings: { ...settings, plan: 'free' }, problems };
  if (Array.isArray(held)) return { settings: { ...settings, plan: held.filter((name: string) => known(name)) }, problems };
  return { settings, problems };
}
