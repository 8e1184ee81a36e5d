import { addBusinessTime, isOpen, nextOpening, scheduleFor } from './hours.js';
import type { ReplyPromise } from './offer.js';
import { addOnsOf, grantsOf, type Channel, type Reply, type Within } from './plan.js';
import { AIM, GUARANTEES, PLANS } from './presets.js';
import type { Settings } from './settings.js';
import type { Severity } from './ticket.js';

/** What somebody is about to send, and by which channel. */
export interface Asked {
  readonly channel: Channel;
  readonly premium: boolean;
  readonly severity: Severity;
  /** BCP 47, the language it is answered in, whose team may keep hours of its own; absent: the visitor's. */
  readonly language?: string | undefined;
}

/**
 * The reply time we may promise for what is sent now.
 *
 * Guaranteed is premium e-mail from a designated person alone (R43); everybody else's is an aim (R44). All other channels
 * have what the plan says, the soonest of several subscriptions. Whether the channel is to be had is not asked here, but
 * in `offersFor`.
 */
export function replyPromise(settings: Settings, asked: Asked, now: Date): ReplyPromise {
  const promises = repliesTo(settings, asked).map(({ kind: said, within }): ReplyPromise => {
    // A host's plan may tell a time and not how firm it is.
    const kind = said ?? 'usual';
    if (kind === 'none' || !within) return { kind };
    const due = dueOf(within, settings, asked, now)?.toISOString();
    return { kind, within, ...(due && { due }) };
  });
  const [soonest = { kind: 'none' }] = promises.sort((one, other) => (one.due ?? '~').localeCompare(other.due ?? '~'));
  return soonest;
}

/** Whether a person's premium e-mail is guaranteed a reply: a super admin's is, unless the host says otherwise. */
export const isDesignated = ({ person }: Settings): boolean => person?.designated ?? person?.role === 'super-admin';

/** Premium e-mail is taken around the clock (R41). */
const isAlwaysTaken = ({ channel, premium }: Asked): boolean => premium && channel === 'email';

/** What is said of the time to expect: by the guarantees, else by each of the plans, or add-ons, that somebody holds. */
function repliesTo(settings: Settings, asked: Asked): readonly Reply[] {
  const within = settings.guarantees?.[asked.severity] ?? GUARANTEES[asked.severity];
  // A guarantee without a length guarantees nothing.
  if (isAlwaysTaken(asked) && isDesignated(settings) && Object.keys(within).length > 0) return [{ kind: 'guaranteed', within }];
  const layers = [PLANS, settings.plans ?? {}];
  const grants = asked.premium
    ? addOnsOf(settings.addOns ?? [], settings.plan, layers).map((addOn) => addOn.grants)
    : grantsOf(settings.plan ?? 'free', layers);
  const said = grants.flatMap((grant) => grant[asked.channel]?.reply ?? []);
  return isAlwaysTaken(asked) && said.length === 0 ? [AIM] : said;
}

/** When a length of time ends that begins now, or where the channel is closed, when it opens. */
function dueOf(within: Within, settings: Settings, asked: Asked, now: Date): Date | undefined {
  const { person, locale, timeZone, hours } = settings;
  const language = asked.language ?? (asked.channel === 'callback' ? person?.language : undefined) ?? locale ?? 'en';
  const schedule = scheduleFor(hours?.[asked.channel], language);
  const { weekly, ...days } = schedule ?? {};
  if (isAlwaysTaken(asked)) return addBusinessTime(days, now, within, timeZone);
  const start = isOpen(schedule, now, timeZone) ? now : nextOpening(schedule, now, timeZone);
  return start && addBusinessTime(schedule, start, within, timeZone);
}
