import type { Account, Contact } from './account.js';
import { amount, date, either, flag, forEach, isRecord, listOf, mapOf, oneOf, shape, shown, text, that, type Check } from './check.js';
import { TEAMS, type Directory, type TeamEntry } from './directory.js';
import { isDays, isSpan } from './week.js';
import { fields } from './fields-check.js';
import type { Hours, Schedule } from './hours.js';
import { CHANNELS, knowsPlan, type Channel, type Grant, type Plan, type Reply, type Within } from './plan.js';
import { PLANS } from './presets.js';
import type { Problem } from './problem.js';
import type { Settings } from './settings.js';
import { address, EARLY, language, seat } from './settings-early.js';
import { isZone } from './zone.js';

const timeZone = that('an IANA time zone such as Europe/Oslo', isZone);

const within = shape<Within>({ businessDays: amount, businessHours: amount, clockMinutes: amount });

const grant: Check<Grant> = shape<Grant>({
  languages: listOf(language),
  // Seats we cannot read are nobody's.
  seats: (value, at, complain) => listOf(seat)(value, at, complain) ?? [],
  seatsFrom: date,
  reply: shape<Reply>({ kind: oneOf('guaranteed', 'usual', 'aim', 'none'), within }),
  link: address,
});

/** `null` takes a channel away, and so does whatever we cannot read: a slip of the pen grants no channel. */
const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value, at, complain) =>
    value === null ? null : (check(value, at, (setting, found, instead) => complain(setting, found, setting === at ? 'the channel is taken away' : instead)) ?? null);

const plan: Check<Plan> = shape<Plan>({
  includes: text,
  requires: listOf(text),
  channels: shape<Partial<Record<Channel, Grant | null>>>(forEach(CHANNELS, orNull(grant)) as Record<Channel, Check<Grant>>),
});

/** A day we cannot read counts as later than every rule's, so that a slip of the pen grants no channel. */
const dayOfAccount: Check<string> = (value, at, complain) =>
  date(value, at, (setting, found) => complain(setting, found, 'the account counts as new')) ?? '9999-12-31';

const contact = shape<Contact>({ name: text, email: text, phone: text });

const CLOSED: Schedule = { weekly: {} };

/** Hours we cannot read, or tell neither the week nor the zone of, count as closed, so that a slip of the pen opens no channel. */
const shut =
  <T extends Schedule>(check: Check<T>): Check<T | Schedule> =>
  (value, at, complain) => {
    let zoned = true;
    const checked = check(value, at, (setting, found, instead) => {
      const wrong = [at, `${at}.timeZone`, `${at}.weekly`].includes(setting);
      zoned &&= !wrong;
      complain(setting, found, wrong ? 'it counts as closed' : instead);
    });
    return zoned && checked ? checked : CLOSED;
  };

const schedule = {
  timeZone,
  weekly: mapOf(listOf(that('a span such as 08:00-20:00', (value): value is string => typeof value === 'string' && isSpan(value))), {
    wanted: 'a day such as mon, or days such as mon-fri',
    test: isDays,
  }),
  closed: listOf(date),
};

const hours: Check<NonNullable<Settings['hours']>> = shape<NonNullable<Settings['hours']>>(
  forEach(CHANNELS, shut(shape<Hours>({ ...schedule, languages: mapOf(shut(shape<Schedule>(schedule))) }))),
);

const checkAll: Check<Settings> = shape<Settings>({
  ...EARLY,
  plan: (value, at, complain) => {
    if (isRecord(value)) return plan(value, at, complain);
    return either(text, listOf(text))(value, at, complain);
  },
  addOns: listOf(text),
  surface: oneOf('web', 'mobile-app'),
  timeZone,
  label: text,
  placement: oneOf('bottom-end', 'bottom-start', 'top-end', 'top-start'),
  fallbackHref: address,
  account: shape<Account>({ created: dayOfAccount, renews: date, trialStarted: date, contacts: mapOf(contact) }),
  plans: mapOf(plan),
  hours: (value, at, complain) =>
    hours(value, at, (setting, found, instead) => complain(setting, found, setting === at ? 'every channel counts as closed' : instead)) ?? forEach(CHANNELS, CLOSED),
  directory: shape<Directory>(forEach(TEAMS, shape<TeamEntry>({ name: text, email: text, phone: text, link: address, withinDays: amount }))),
  guarantees: shape<NonNullable<Settings['guarantees']>>({ standard: within, critical: within }),
  phone: shape<NonNullable<Settings['phone']>>({ standard: text, premium: text }),
  notices: shape<NonNullable<Settings['notices']>>({ staffAccess: flag }),
  denied: oneOf('explain', 'list', 'hide'),
  fields,
});

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
  const plans = Object.keys({ ...PLANS, ...settings.plans }).filter((name) => knowsPlan(name, layers));
  const known = (name: string, at = 'plan', instead = '"free" is used'): boolean => {
    const knows = knowsPlan(name, layers);
    if (!knows) complain(at, `${shown(name)} is not a plan we know (${plans.join(', ')})`, instead);
    return knows;
  };
  for (const [index, name] of (settings.addOns ?? []).entries())
    if (!knowsPlan(name, layers, 'add-on')) complain(`addOns[${index}]`, `${shown(name)} is not an add-on we know`, 'it is left out');
  const held = settings.plan;
  const own = Object.entries(settings.plans ?? {}).map(([name, one]) => [`plans.${name}`, one] as const);
  for (const [at, one] of [['plan', held] as const, ...own])
    if (isPlan(one) && one.includes !== undefined) known(one.includes, `${at}.includes`, 'it includes nothing');
  if (typeof held === 'string' && !known(held)) return { settings: { ...settings, plan: 'free' }, problems };
  if (Array.isArray(held)) return { settings: { ...settings, plan: held.filter((name: string) => known(name)) }, problems };
  return { settings, problems };
}
