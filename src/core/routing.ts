import type { Account, Contact } from './account.js';
import { isDate } from './check.js';
import { dayIn } from './day.js';
import { entryOf, TRIAL_DAYS, type Team, type TeamEntry } from './directory.js';
import { addOnsOf, type Plans } from './plan.js';
import { PLANS } from './presets.js';
import type { Settings } from './settings.js';

/** What somebody may want who writes about their account. */
export const GOALS = ['use-tools', 'strategy', 'renewal', 'contract-details', 'billing', 'purchase', 'trial', 'unsure'] as const;

/** One thing somebody may want. */
export type Goal = (typeof GOALS)[number];

/** Why this team, or this person. Worded in `locales/LANGUAGE/account.json`. */
export interface RouteReason {
  readonly code:
    | 'tools' | 'team' | 'manager' | 'unassigned' | 'contract' | 'renewal' | 'early' | 'past' | 'undated' | 'details'
    | 'billing' | 'sales' | 'representative' | 'running' | 'ended' | 'trial' | 'unsure';
  /** `date`: the ISO day of the renewal, or of the end of the trial. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Whom to turn to, and how to reach them. Without an address the host has told none. */
export interface Route {
  readonly team: Team;
  /** The person's name, else the host's own name of the team. */
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly link?: string;
  /** Whether this is somebody assigned to the account, and not the team. */
  readonly assigned?: boolean;
  /** A team that can be asked instead. */
  readonly also?: Team;
  /** What is asked for may be refused (R73). */
  readonly notGuaranteed?: boolean;
  readonly reason: RouteReason;
}

/**
 * The team for a goal, or the person of that team who looks after this account (R65–R73).
 *
 * Days are counted in the zone of the settings. A goal that we do not know is taken for `unsure`.
 */
export function routeFor(goal: Goal, settings: Settings, now: Date): Route {
  switch (goal) {
    case 'use-tools':
      return toTeam('support', settings, { code: 'tools' });
    case 'strategy':
      return toSuccess(settings, isManaged(settings) ? { code: managerOf(settings) ? 'manager' : 'unassigned' } : { code: 'team' });
    case 'renewal':
      return toPerson('contracts', settings, { code: 'contract' }) ?? toRenewal(settings, now);
    case 'contract-details':
      // R70 names "other account details" beside the far renewals: the contracts address is for renewals that are near alone.
      return toPerson('contracts', settings, { code: 'contract' }) ?? toSuccess(settings, { code: 'details' });
    case 'billing':
      return toTeam('billing', settings, { code: 'billing' });
    case 'purchase':
      return toPerson('sales', settings, { code: 'representative' }) ?? toTeam('sales', settings, { code: 'sales' });
    case 'trial': {
      const reason = trialReason(settings, now);
      return { ...(toPerson('sales', settings, reason) ?? toTeam('sales', settings, reason)), notGuaranteed: true };
    }
    default:
      return toTeam('customer-success', settings, { code: 'unsure' });
  }
}

/** The first day without the trial, 14 days after it began; nothing where we do not know when it did. */
export function trialEnds(account: Account | undefined, timeZone?: string): string | undefined {
  const started = account?.trialStarted;
  return isDate(started) ? new Date(Date.parse(dayIn(started, timeZone)) + TRIAL_DAYS * DAY).toISOString().slice(0, 10) : undefined;
}

const DAY = 86_400_000;

/** Whole days from today until a day; negative once it is past. */
const daysUntil = (day: string, { timeZone }: Settings, now: Date): number => (Date.parse(day) - Date.parse(dayIn(now.toISOString(), timeZone))) / DAY;

function trialReason(settings: Settings, now: Date): RouteReason {
  const date = trialEnds(settings.account, settings.timeZone);
  if (!date) return { code: 'trial' };
  return { code: daysUntil(date, settings, now) > 0 ? 'running' : 'ended', values: { date } };
}

function toRenewal(settings: Settings, now: Date): Route {
  const renews = settings.account?.renews;
  if (!isDate(renews)) return toSuccess(settings, { code: 'undated' });
  const values = { date: dayIn(renews, settings.timeZone) };
  const days = daysUntil(values.date, settings, now);
  if (days < 0) return toSuccess(settings, { code: 'past', values });
  if (days > entryOf('contracts', settings.directory).withinDays!) return toSuccess(settings, { code: 'early', values });
  return toTeam('contracts', settings, { code: 'renewal', values });
}

/** Accounts on these plans have a Customer Success manager (R17, R68), said as an add-on says what it counts beside; `plans` may say otherwise. */
const MANAGER: Plans = { 'customer-success-manager': { requires: ['professional'] } };

const isManaged = ({ plan, plans = {} }: Settings): boolean =>
  addOnsOf(Object.keys(MANAGER), plan, [PLANS, MANAGER, plans]).some(({ entitled }) => entitled);

const managerOf = (settings: Settings): Contact | undefined => assigned('customer-success', settings);

/** Customer Success, as this account has it: its manager; the team, and Support besides, where nobody knows who that is (R69); else the team. */
function toSuccess(settings: Settings, reason: RouteReason): Route {
  if (!isManaged(settings)) return toTeam('customer-success', settings, reason);
  return toPerson('customer-success', settings, reason) ?? { ...toTeam('customer-success', settings, reason), also: 'support' };
}

const toTeam = (team: Team, settings: Settings, reason: RouteReason): Route => ({ team, ...reachable(entryOf(team, settings.directory)), reason });

function toPerson(team: Team, settings: Settings, reason: RouteReason): Route | undefined {
  const person = assigned(team, settings);
  if (!person) return undefined;
  const { name, ...ways } = person;
  // Somebody known by name alone is to be reached through the team.
  const { name: _, ...others } = reachable(entryOf(team, settings.directory));
  return { team, ...(name && { name }), ...(Object.keys(ways).length > 0 ? ways : others), assigned: true, reason };
}

/** The person of a team who looks after this account, as far as the host says anything of them. */
function assigned(team: Team, { account }: Settings): Contact | undefined {
  const person = reachable(account?.contacts?.[team] ?? {});
  return Object.keys(person).length > 0 ? person : undefined;
}

/** A name and the ways to reach it; what is empty is left out, as templates leave it so. */
function reachable({ name, email, phone, link }: TeamEntry): Pick<TeamEntry, 'name' | 'email' | 'phone' | 'link'> {
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }), ...(link && { link }) };
}
