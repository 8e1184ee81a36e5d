import { isDate, isRecord } from './check.js';
import { isOpen, nextOpening, scheduleFor, weekOf, type Schedule } from './hours.js';
import { DAY, MINUTE, openings, type Week } from './opening.js';
import type { Settings } from './settings.js';
import type { Slot } from './ticket.js';
import { wallAt } from './zone.js';

/** How long a slot is, and the step in which slots begin on the wall of those who call, in milliseconds. */
const LENGTH = 30 * MINUTE;

/** So long before it begins, in milliseconds, a slot is no longer offered: somebody has to see that it was asked for. */
const NOTICE = 15 * MINUTE;

/** So many days that have slots are offered, today among them. */
const DAYS_OFFERED = 5;

const YEAR = 366 * DAY;

/**
 * The times in which somebody may be called, the soonest first: half hours on the wall of those who call in a language,
 * each open from its first minute to its last.
 *
 * They begin a quarter of an hour from now and go on over five days that have any. Without hours it is always open, so
 * there is one every half hour of day and night: who calls back by day alone says so by `hours.callback`.
 * One that was `chosen` before stays among them for as long as it may be asked for.
 */
export function slotsFor(settings: Settings, language: string, now: Date, chosen?: Slot): readonly Slot[] {
  const slots = [...slotsIn(weekFor(settings, language), now.getTime() + NOTICE, DAYS_OFFERED)];
  const isLeft = chosen && !slots.some(({ start }) => start === chosen.start) && isSlot(settings, language, chosen, now);
  return isLeft ? [...slots, chosen].sort((one, other) => one.start.localeCompare(other.start)) : slots;
}

/**
 * Whether a slot may still be asked for: one of {@link slotsFor} until it begins, so that nobody is told off for having
 * written a while. A day more than is offered counts, since the clocks of two machines need not agree.
 */
export function isSlot(settings: Settings, language: string, slot: unknown, now: Date): boolean {
  const asked = readSlot(slot);
  if (!asked) return false;
  for (const { start, end } of slotsIn(weekFor(settings, language), now.getTime(), DAYS_OFFERED + 1)) if (start === asked.start) return end === asked.end;
  return false;
}

/** A slot from outside, its instants written as we write them; `undefined` where it is none. */
export function readSlot(value: unknown): Slot | undefined {
  const { start, end } = isRecord(value) ? value : {};
  if (!isInstant(start) || !isInstant(end) || Date.parse(start) >= Date.parse(end)) return undefined;
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

/** When those who call in a language open again, where they are closed now; nothing while they are open, or where they never open. */
export function callsFrom(settings: Settings, language: string, now: Date): Date | undefined {
  const schedule = scheduleOf(settings, language);
  return isOpen(schedule, now, settings.timeZone) ? undefined : nextOpening(schedule, now, settings.timeZone);
}

const scheduleOf = (settings: Settings, language: string): Schedule | undefined => scheduleFor(settings.hours?.callback, language);

const weekFor = (settings: Settings, language: string): Week => weekOf(scheduleOf(settings, language), settings.timeZone);

/** An instant tells its zone: a time on some wall is none. */
const isInstant = (value: unknown): value is string => isDate(value) && /T.*(Z|[+-]\d{2}:\d{2})$/.test(value);

function* slotsIn(week: Week, from: number, mostDays: number): Generator<Slot> {
  const days = new Set<number>();
  let [next, begin, reached] = [from, from, -Infinity];
  for (const opening of openings(week, from, from + YEAR)) {
    // An opening comes in pieces that touch; only where they do not, nobody is there in between.
    if (opening.from > reached) begin = opening.from;
    reached = Math.max(reached, opening.to);
    for (;;) {
      const start = halfHourFrom(Math.max(next, begin), week.timeZone);
      if (start + LENGTH > reached) break;
      days.add(Math.floor(wallAt(start, week.timeZone) / DAY));
      if (days.size > mostDays) return;
      next = start + LENGTH;
      yield { start: new Date(start).toISOString(), end: new Date(next).toISOString() };
    }
  }
}

/** The first instant from another on at which the clock on the wall shows a full or a half hour. */
function halfHourFrom(instant: number, timeZone: string): number {
  const past = wallAt(instant, timeZone) % LENGTH;
  // Where the clock is set in between it may show something else by then.
  return past === 0 ? instant : halfHourFrom(instant + LENGTH - past, timeZone);
}
