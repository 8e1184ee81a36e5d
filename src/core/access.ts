import { dayIn } from './day.js';
import type { Reason } from './offer.js';
import type { Channel, Grant } from './plan.js';
import { MOBILE } from './presets.js';
import type { Settings } from './settings.js';

/** Why a channel that a plan grants is not this person's to use, here and now; nothing where it is. Opening hours aside. */
export function reasonAgainst(channel: Channel, premium: boolean, grant: Grant, settings: Settings, now: Date): Reason | undefined {
  return onSurface(channel, premium, settings, now) ?? forPerson(grant, settings);
}

/** In the mobile app there is e-mail, and once there was "Call me"; premium never was (R38, R53). */
function onSurface(channel: Channel, premium: boolean, { surface, timeZone }: Settings, now: Date): Reason | undefined {
  if (surface !== 'mobile-app') return undefined;
  if (premium) return { code: 'surface' };
  const until = MOBILE[channel];
  if (until === undefined) return { code: 'surface' };
  return dayIn(now.toISOString(), timeZone) < until ? undefined : { code: 'ended' };
}

/**
 * Accounts created on `seatsFrom` or later need a seat (R18). Where the host tells neither the day nor the seat it does not
 * sell seats; where it tells the seat alone, a day not known counts as later, so that nothing is granted by mistake.
 */
function forPerson(grant: Grant, { person, account, timeZone }: Settings): Reason | undefined {
  const seat = person?.seat;
  const created = account?.created;
  if (!grant.seats || grant.seats.includes(seat ?? 'none')) return undefined;
  const needed = created ? !grant.seatsFrom || dayIn(created, timeZone) >= dayIn(grant.seatsFrom, timeZone) : seat !== undefined;
  return needed ? { code: 'seat' } : undefined;
}
