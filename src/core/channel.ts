import { isDate } from './check.js';
import { baseOf, canonical } from './language.js';
import { CHANNELS, grantsOf, type Channel, type Grant, type Reply } from './plan.js';
import { PLANS } from './presets.js';
import type { Settings } from './settings.js';

/** Why a channel is not to be had. Worded in `locales/LANGUAGE/contact.json`. */
export interface Reason {
  readonly code: 'plan' | 'seat' | 'surface' | 'language-only' | 'hours' | 'not-included' | 'signed-out' | 'ended';
  readonly values?: Readonly<Record<string, string>>;
}

/** A channel as it stands for one visitor now. */
export interface Offer {
  readonly channel: Channel;
  readonly premium: boolean;
  readonly state: 'offered' | 'closed' | 'denied';
  readonly reason?: Reason;
  readonly reply?: Reply;
  /** BCP 47 languages that are answered; empty: every one. */
  readonly languages: readonly string[];
  /** The language this visitor will be answered in. */
  readonly language: string;
  /** Key of the channel's name in `locales/`. */
  readonly label: string;
  readonly link?: string;
  readonly number?: string;
}

/** The ports a backend has; what a channel needs and lacks takes it off the list. */
export interface Ports {
  readonly knowledge?: unknown;
  readonly tickets?: unknown;
  readonly chat?: unknown;
}

/**
 * The channels of this visitor, the shipped order kept: those to be had, and those denied with the reason.
 *
 * A courtesy in the browser and the rule on the server, by the same function. Without `backend` every port counts as
 * there. A channel that lacks its port, its number and a link of the host's is not listed at all.
 */
export function offersFor(settings: Settings, world: { readonly now: Date; readonly backend?: Ports | undefined }): readonly Offer[] {
  const plans = grantsOf(settings.plan ?? 'free', [PLANS, settings.plans ?? {}]);
  return CHANNELS.flatMap((channel) => {
    const grants = plans.flatMap((plan) => plan[channel] ?? []);
    const offers = grants.filter((grant) => grant.link || hasPort(channel, settings, world.backend)).map((grant) => offerOf(channel, grant, settings));
    if (grants.length === 0) return hasPort(channel, settings, world.backend) ? [denied(channel, {}, settings, { code: 'plan' })] : [];
    return offers.length > 0 ? [best(offers, settings)] : [];
  });
}

/** Whether a human could ever be reached: false on a plan without a single channel, where "Contact us" has no place (R6). */
export const isContactable = (offers: readonly Offer[]): boolean =>
  offers.some((offer) => offer.state !== 'denied' || offer.reason?.code !== 'plan');

function hasPort(channel: Channel, settings: Settings, backend: Ports | undefined): boolean {
  if (channel === 'phone') return Boolean(settings.phone?.standard);
  return !backend || Boolean(channel === 'chat' ? backend.chat : backend.tickets);
}

function offerOf(channel: Channel, grant: Grant, settings: Settings): Offer {
  if (needsSeat(grant, settings)) return denied(channel, grant, settings, { code: 'seat' });
  return { ...plain(channel, grant, settings), state: 'offered' };
}

const denied = (channel: Channel, grant: Grant, settings: Settings, reason: Reason): Offer => ({
  ...plain(channel, grant, settings),
  state: 'denied',
  reason,
});

function plain(channel: Channel, grant: Grant, settings: Settings): Omit<Offer, 'state'> {
  const languages = grant.languages ?? [];
  const number = channel === 'phone' ? settings.phone?.standard : undefined;
  return {
    channel,
    premium: false,
    languages,
    language: answeredIn(languages, settings),
    label: `contact.channel.${channel}`,
    ...(grant.reply && { reply: grant.reply }),
    ...(grant.link && { link: grant.link }),
    ...(number && { number }),
  };
}

/**
 * Accounts created on `seatsFrom` or later need a seat (R18). Where the host tells neither the day nor the seat it does not
 * sell seats; where it tells the seat alone, a day not known counts as later, so that nothing is granted by mistake.
 */
function needsSeat(grant: Grant, settings: Settings): boolean {
  const seat = settings.person?.seat;
  const created = settings.account?.created;
  if (!grant.seats || grant.seats.includes(seat ?? 'none')) return false;
  if (!created) return seat !== undefined;
  return !grant.seatsFrom || dayIn(created, settings.timeZone) >= dayIn(grant.seatsFrom, settings.timeZone);
}

/** The day a date falls on in a zone; one that tells no zone of its own is of that zone already. What is no date is later than any. */
function dayIn(date: string, timeZone = 'UTC'): string {
  if (!isDate(date)) return '9999-12-31';
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(date)) return date.slice(0, 10);
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date(date));
}

function answeredIn(languages: readonly string[], settings: Settings): string {
  const wanted = canonical(settings.locale) ?? 'en';
  return languages.find((one) => one === wanted) ?? languages.find((one) => baseOf(one) === baseOf(wanted)) ?? languages[0] ?? wanted;
}

/** Of several subscriptions the best offer counts, answering in all languages of those that are offered (R16). */
function best(offers: readonly Offer[], settings: Settings): Offer {
  const offered = offers.filter((offer) => offer.state === 'offered');
  const [first = offers[0]!, ...others] = offered;
  if (others.length === 0) return first;
  const anyLanguage = offered.some((offer) => offer.languages.length === 0);
  const languages = anyLanguage ? [] : [...new Set(offered.flatMap((offer) => offer.languages))];
  return { ...first, languages, language: answeredIn(languages, settings) };
}
