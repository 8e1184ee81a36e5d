import type { Slot } from '../core/ticket.js';
import type { Formats } from '../i18n/formats.js';

/** The times of one day on the visitor's own calendar. */
export interface CallDay {
  readonly name: string;
  /** Start of each slot, an ISO instant → the time as one reads it, in order. */
  readonly times: Readonly<Record<string, string>>;
}

/** Slots by the visitor's own days, in order. A time that the clock shows twice on a day tells its zone. */
export function callDays(slots: readonly Slot[], formats: Formats): readonly CallDay[] {
  const days = new Map<string, string[]>();
  for (const { start } of slots) {
    const name = formats.weekday(start);
    days.set(name, [...(days.get(name) ?? []), start]);
  }
  return [...days].map(([name, starts]) => {
    const plain = starts.map((start) => formats.time(start));
    const isTwice = (time: string): boolean => plain.indexOf(time) !== plain.lastIndexOf(time);
    return { name, times: Object.fromEntries(starts.map((start, index) => [start, formats.time(start, isTwice(plain[index]!))])) };
  });
}

/** On another day, the slot at the same time as one that is chosen; else the first of the day. */
export function sameTimeOn({ times }: CallDay, chosen: string | undefined, formats: Formats): string | undefined {
  const time = chosen === undefined ? undefined : formats.time(chosen);
  return Object.keys(times).find((start) => formats.time(start) === time) ?? Object.keys(times)[0];
}
