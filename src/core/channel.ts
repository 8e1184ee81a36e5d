import { reasonAgainst } from './access.js';
import { isOpen, nextOpening, scheduleFor } from './hours.js';
import { baseOf, canonical } from './language.js';
import type { Offer, Reason } from './offer.js';
import { addOnsOf, CHANNELS, grantsOf, type Channel, type Grant } from './plan.js';
import { PLANS } from './presets.js';
import { replyPromise } from './reply.js';
import type { Settings } from './settings.js';

/** The ports a backend has; what a channel needs and lacks takes it off the list. */
export interface Ports {
  readonly knowledge?: unknown;
  readonly tickets?: unknown;
  readonly chat?: unknown;
}

/** What is known beside the settings. */
interface World {
  readonly now: Date;
  readonly backend?: Ports | undefined;
}

/**
 * The channels of this visitor, premium ones first, then in the shipped order: those to be had, those closed now with the
 * next opening, and those denied with the reason.
 *
 * A courtesy in the browser and the rule on the server, by the same function. Without `backend` every port counts as
 * there. A channel that lacks its port, its number and a link of the host's is not listed at all.
 */
export function offersFor(settings: Settings, world: World): readonly Offer[] {
  const layers = [PLANS, settings.plans ?? {}];
  const plans = grantsOf(settings.plan ?? 'free', layers);
  const addOns = addOnsOf(settings.addOns ?? [], settings.plan, layers);
  const premium = CHANNELS.flatMap((channel) => {
    const offers = addOns.flatMap(({ grants, entitled }) => {
      const grant = grants[channel];
      if (!grant || !isServed(channel, true, grant, settings, world)) return [];
      return entitled ? offerOf(channel, true, grant, settings, world) : denied(channel, true, grant, settings, { code: 'plan' });
    });
    return best(offers, settings);
  });
  const standard = CHANNELS.flatMap((channel) => {
    const grants = plans.flatMap((plan) => plan[channel] ?? []);
    if (grants.length === 0) return isServed(channel, false, {}, settings, world) ? [denied(channel, false, {}, settings, { code: 'plan' })] : [];
    const served = grants.filter((grant) => isServed(channel, false, grant, settings, world));
    return best(served.map((grant) => offerOf(channel, false, grant, settings, world)), settings);
  });
  return [...premium, ...standard.filter((offer) => !premium.some((better) => replaces(better, offer)))];
}

/** Whether a human could ever be reached: false on a plan without a single channel, where "Contact us" has no place (R6). */
export const isContactable = (offers: readonly Offer[]): boolean =>
  offers.some((offer) => offer.state !== 'denied' || offer.reason?.code !== 'plan');

/** Premium takes the standard channel's place only where it is to be had and answers every language that one does. */
function replaces(better: Offer, offer: Offer): boolean {
  if (better.channel !== offer.channel || better.state !== 'offered') return false;
  if (better.languages.length === 0) return true;
  return offer.languages.length > 0 && offer.languages.every((language) => better.languages.includes(language));
}

/** Whether there is something behind a channel: the host's own link, a number of its tier, or the port it needs. */
function isServed(channel: Channel, premium: boolean, grant: Grant, settings: Settings, { backend }: World): boolean {
  if (grant.link) return true;
  if (channel === 'phone') return Boolean(settings.phone?.[premium ? 'premium' : 'standard']);
  return !backend || Boolean(channel === 'chat' ? backend.chat : backend.tickets);
}

function offerOf(channel: Channel, premium: boolean, grant: Grant, settings: Settings, { now }: World): Offer {
  const reason = reasonAgainst(channel, premium, grant, settings, now);
  if (reason) return denied(channel, premium, grant, settings, reason);
  const offer = plain(channel, premium, grant, settings);
  const schedule = scheduleFor(settings.hours?.[channel], offer.language);
  // E-mail never closes: its time counts from the next opening.
  if (channel !== 'email' && !isOpen(schedule, now, settings.timeZone)) {
    const opens = nextOpening(schedule, now, settings.timeZone);
    return { ...offer, state: 'closed', reason: { code: 'hours' }, ...(opens && { opens: opens.toISOString() }) };
  }
  const reply = replyPromise(settings, { channel, premium, severity: 'standard', language: offer.language }, now);
  return { ...offer, state: 'offered', reply };
}

const denied = (channel: Channel, premium: boolean, grant: Grant, settings: Settings, reason: Reason): Offer => ({
  ...plain(channel, premium, grant, settings),
  state: 'denied',
  reason,
});

function plain(channel: Channel, premium: boolean, grant: Grant, settings: Settings): Omit<Offer, 'state'> {
  const languages = grant.languages ?? [];
  const number = channel === 'phone' ? settings.phone?.[premium ? 'premium' : 'standard'] : undefined;
  return {
    channel,
    premium,
    languages,
    language: answeredIn(languages, wantedIn(channel, settings)),
    label: `contact.channel.${premium ? 'premium-' : ''}${channel}`,
    ...(grant.link && { link: grant.link }),
    ...(number && { number }),
  };
}

/** One is called back in the language of one's own settings, whatever the page is in (R23). */
const wantedIn = (channel: Channel, { locale, person }: Settings): string =>
  canonical((channel === 'callback' ? person?.language : undefined) ?? locale) ?? 'en';

const answeredIn = (languages: readonly string[], wanted: string): string =>
  languages.find((one) => one === wanted) ?? languages.find((one) => baseOf(one) === baseOf(wanted)) ?? languages[0] ?? wanted;

/** Of several subscriptions the best offer counts, answering in all languages of those that are offered (R16). */
function best(offers: readonly Offer[], settings: Settings): readonly Offer[] {
  const states = ['offered', 'closed', 'denied'] as const;
  const [same = []] = states.map((state) => offers.filter((offer) => offer.state === state)).filter((some) => some.length > 0);
  const [first] = same;
  if (!first) return [];
  const languages = same.some((offer) => offer.languages.length === 0) ? [] : [...new Set(same.flatMap((offer) => offer.languages))];
  return [{ ...first, languages, language: answeredIn(languages, wantedIn(first.channel, settings)) }];
}
