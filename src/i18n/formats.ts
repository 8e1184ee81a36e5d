import { isDate } from '../core/check.js';
import { canonical } from '../core/language.js';

/** Dates, times and lists as a reader of some language writes them. */
export class Formats {
  readonly #tags: readonly string[];

  constructor(tags: readonly string[]) {
    this.#tags = tags;
  }

  /** A day, such as "5 March 2024"; what is no date is given back as it is. An ISO day is the same day everywhere. */
  day(iso: string): string {
    return this.#format(iso, { dateStyle: 'long', ...(iso.length === 10 && { timeZone: 'UTC' }) });
  }

  /** A day and the time on it, in the reader's own zone. */
  moment(iso: string): string {
    return this.#format(iso, { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** How long ago an instant was, such as "2 hours ago". A moment that lies ahead, by a clock that is off, is now. */
  ago(iso: string, now: Date): string {
    if (!isDate(iso)) return iso;
    const seconds = Math.min(0, (Date.parse(iso) - now.getTime()) / 1000);
    const relative = new Intl.RelativeTimeFormat([...this.#tags], { numeric: 'auto' });
    for (const [unit, length] of UNITS) if (-seconds >= length) return relative.format(Math.ceil(seconds / length), unit);
    return relative.format(0, 'second');
  }

  /** The day of a moment as one says it: "today", "yesterday", else the day. */
  near(iso: string, now: Date): string {
    const days = isDate(iso) ? daysTo(new Date(iso), now) : NaN;
    return days === 0 || days === -1 ? new Intl.RelativeTimeFormat([...this.#tags], { numeric: 'auto' }).format(days, 'day') : this.#format(iso, { dateStyle: 'long' });
  }

  /** A moment ahead as one says it: "today 14:00", "tomorrow 09:00", "Thursday 09:00", else the day and the time. */
  soon(iso: string, now: Date): string {
    const then = new Date(iso);
    if (Number.isNaN(then.getTime())) return iso;
    const days = daysTo(then, now);
    if (days < 0 || days > 6) return this.moment(iso);
    const time = new Intl.DateTimeFormat([...this.#tags], { timeStyle: 'short' }).format(then);
    const relative = new Intl.RelativeTimeFormat([...this.#tags], { numeric: 'auto' });
    const day = days < 2 ? relative.format(days, 'day') : new Intl.DateTimeFormat([...this.#tags], { weekday: 'long' }).format(then);
    return `${day} ${time}`;
  }

  /** A day of the next days, such as "Monday, August 3", in the reader's own zone. */
  weekday(iso: string): string {
    return this.#format(iso, { weekday: 'long', day: 'numeric', month: 'long' });
  }

  /** The time of day, such as "14:00", in the reader's own zone; with the zone's short name where one time comes twice a day. */
  time(iso: string, isTwice = false): string {
    return this.#format(iso, isTwice ? { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } : { timeStyle: 'short' });
  }

  /** From one time to another, such as "Monday, August 3 14:00–14:30", in the reader's own zone. By hand: `formatRange` writes 8/3月曜日. */
  span(from: string, to: string): string {
    return `${this.weekday(from)} ${this.time(from)}–${this.time(to)}`;
  }

  /** The name of the reader's own zone, such as "Central European Time". */
  zone(now: Date): string {
    const named = (timeZoneName: 'longGeneric' | 'long'): string =>
      new Intl.DateTimeFormat([...this.#tags], { timeZoneName }).formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const generic = named('longGeneric');
    // UTC has a name, but no generic one.
    return /\d/.test(generic) ? named('long') : generic;
  }

  /** The name of a country or region, by its ISO 3166 code. */
  region(code: string): string {
    return new Intl.DisplayNames([...this.#tags], { type: 'region' }).of(code) ?? code;
  }

  /** How far ahead an instant is, such as "in 8 seconds". */
  ahead(iso: string, now: Date): string {
    const seconds = Math.max(1, Math.round((Date.parse(iso) - now.getTime()) / 1000));
    const relative = new Intl.RelativeTimeFormat([...this.#tags]);
    return seconds < 90 ? relative.format(seconds, 'second') : relative.format(Math.round(seconds / 60), 'minute');
  }

  /** The size of a file, such as "2.4 MB". */
  size(bytes: number): string {
    const [unit, length] = SIZES.find((one) => bytes >= one[1]) ?? ['byte', 1];
    return new Intl.NumberFormat([...this.#tags], { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: bytes < length * 10 ? 1 : 0 }).format(bytes / length);
  }

  /** A part of a whole, such as "40%". */
  percent(part: number): string {
    return new Intl.NumberFormat([...this.#tags], { style: 'percent' }).format(part);
  }

  /** A list in a sentence: "A, B and C". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat([...this.#tags]).format(items);
  }

  /** The name of a language, such as "Norwegian Bokmål"; what is no language tag is given back as it is. */
  language(tag: string): string {
    const known = canonical(tag);
    return (known && new Intl.DisplayNames([...this.#tags], { type: 'language' }).of(known)) ?? tag;
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    // `Date.parse` alone takes "Version 2" for a day in 2001.
    return isDate(iso) ? new Intl.DateTimeFormat([...this.#tags], options).format(new Date(iso)) : iso;
  }
}

/** The formats for whoever reads these words. No home needs one, so they come with the first view that does. */
export const formatsOf = ({ tags }: { readonly tags: readonly string[] }): Formats => new Formats(tags);

/** How many midnights lie between now and then, on the reader's own clock. */
function daysTo(then: Date, now: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(then) - midnight(now)) / 86_400_000);
}

const SIZES: readonly (readonly [unit: string, bytes: number])[] = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
];

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
