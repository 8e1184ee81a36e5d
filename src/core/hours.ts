import { baseOf, canonical, languageChain } from './language.js';
import { DAY, MINUTE, openings, type Opening, type Week } from './opening.js';
import type { Within } from './plan.js';
import { DAYS, daysOf, spanOf, type Span } from './week.js';
import { instantOf, isZone, wallAt } from './zone.js';

/** Opening hours of one team: days → spans, in a zone. */
export interface Schedule {
  /** IANA zone; absent: the settings' own, default UTC. */
  readonly timeZone?: string;
  /**
   * Days → spans such as `08:00-20:00`, to the minute. A key is a day (`mon`) or a run of days (`mon-fri`, `sat-sun`, also
   * over the end of the week). A span that ends before it begins runs past midnight; `00:00-24:00` is the whole day. A day
   * that is not named is closed. Absent: open around the clock.
   */
  readonly weekly?: Readonly<Record<string, readonly string[]>>;
  /** ISO days that are closed whatever the week says: the spans that begin on them do not take place. */
  readonly closed?: readonly string[];
}

/** A channel's hours, and those of the languages that differ. Absent hours are always open. */
export interface Hours extends Schedule {
  /** BCP 47 language → its own schedule. */
  readonly languages?: Readonly<Record<string, Schedule>>;
}

const YEAR = 366 * DAY;
const AROUND_THE_CLOCK = { 'mon-sun': ['00:00-24:00'] };
const WORKING_DAYS = { 'mon-fri': ['00:00-24:00'] };

/** The schedule of those who answer in a language: its own alone, else the channel's. `pt-BR` finds that of `pt`, not the other way. */
export function scheduleFor(hours: Hours | undefined, language: string): Schedule | undefined {
  const own = Object.entries(hours?.languages ?? {});
  for (const tag of languageChain(language)) {
    // English ends every chain, but its team answers nobody else.
    if (tag === 'en' && baseOf(canonical(language) ?? '') !== 'en') break;
    const [, schedule] = own.find(([key]) => canonical(key) === tag) ?? [];
    if (schedule) return schedule;
  }
  return hours;
}

/**
 * Whether a team is open: the clock on its wall shows a time within a span, whose first minute counts and whose end does not.
 *
 * What that clock shows twice, set back in autumn, is open twice; what it leaps over in spring does not take place.
 */
export const isOpen = (schedule: Schedule | undefined, now: Date, timeZone?: string): boolean =>
  !openings(weekOf(schedule, timeZone), now.getTime(), now.getTime() + 1).next().done;

/** When a team opens the next time, be it open now or not; nothing where it does not within a year, or never closes. */
export function nextOpening(schedule: Schedule | undefined, now: Date, timeZone?: string): Date | undefined {
  let reached = now.getTime();
  for (const { from, to } of openings(weekOf(schedule, timeZone), reached, reached + YEAR)) {
    if (from > reached) return dateOf(from);
    reached = Math.max(reached, to);
  }
  return undefined;
}

/**
 * The instant at which a length of business time is over; nothing where none is given, or business does not go on so long.
 *
 * - Minutes follow the clock.
 * - Business hours run while the team is open.
 * - A business day begins at once, or at the next opening, and is over at the same time on the wall on the next day that
 *   opens: when closed at that time, at that day's next opening from then on, else at its closing. Hours after midnight
 *   belong to the day their span began on. Half a day is a day.
 * - Without weekly hours nobody has promised a weekend: business goes on day and night from Monday to Friday.
 *
 * Of several kinds the days pass first, then the hours, then the minutes.
 */
export function addBusinessTime(schedule: Schedule | undefined, start: Date, within: Within, timeZone?: string): Date | undefined {
  const { businessDays, businessHours, clockMinutes } = within;
  if ((businessDays ?? businessHours ?? clockMinutes) === undefined) return undefined;
  const week = weekOf(schedule, timeZone, WORKING_DAYS);
  let end: number | undefined = start.getTime();
  if (businessDays !== undefined) end = afterDays(week, end, businessDays);
  if (businessHours !== undefined && end !== undefined) end = afterHours(week, end, businessHours);
  return end === undefined ? undefined : dateOf(end + (clockMinutes ?? 0) * MINUTE);
}

/** The date of an instant, as far as dates go. */
function dateOf(instant: number): Date | undefined {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function afterDays(week: Week, start: number, days: number): number | undefined {
  let first: Opening | undefined;
  for (const opening of openings(week, start, start + YEAR)) {
    if (first && opening.from > first.from) break;
    // Where the late hours of a day overlap the next day's, it is the next day.
    first = opening;
  }
  if (!first || days <= 0) return first?.from;
  const time = (wallAt(first.from, week.timeZone) - first.day * DAY) / MINUTE;
  let reached = time;
  let left = Math.ceil(days);
  for (let ahead = 1; ahead < 3_660; ahead += 1) {
    const spans = week.spansOn(first.day + ahead);
    const closing = ahead * 1_440 + (spans.at(-1)?.to ?? -Infinity);
    // A day that closes before the night before it does is no day of its own.
    if (closing <= reached) continue;
    reached = closing;
    left -= 1;
    if (left !== 0) continue;
    const span = spans.find(({ to }) => time < to);
    const end = span ? ahead * 1_440 + Math.max(time, span.from) : closing;
    return instantOf(first.day * DAY + end * MINUTE, week.timeZone);
  }
  return undefined;
}

function afterHours(week: Week, start: number, hours: number): number | undefined {
  let left = hours * 60 * MINUTE;
  let reached = start;
  for (const { from, to } of openings(week, start, start + 10 * YEAR)) {
    const begin = Math.max(from, reached);
    if (to < begin) continue;
    if (left <= to - begin) return begin + left;
    left -= to - begin;
    reached = to;
  }
  return undefined;
}

/** A schedule made ready for counting. Spans that cannot be read are closed: settings are checked before, but a slip of the pen must open nothing. */
export function weekOf(schedule: Schedule | undefined, timeZone?: string, otherwise: Schedule['weekly'] = AROUND_THE_CLOCK): Week {
  const { timeZone: own, weekly = otherwise, closed } = schedule ?? {};
  const named = Object.entries(weekly ?? {}).map(([key, texts]) => ({ days: daysOf(key), spans: joined(textsOf(texts).flatMap((text) => spanOf(text) ?? [])) }));
  const week = DAYS.map((day) => joined(named.flatMap(({ days, spans }) => (days.includes(day) ? spans : []))));
  const off = new Set(textsOf(closed).map((date) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY));
  // 1 January 1970 was a Thursday; days before it have negative numbers.
  const spansOn = (day: number): readonly Span[] => (off.has(day) ? [] : week[(((day + DAYS.indexOf('thu')) % 7) + 7) % 7]!);
  return { timeZone: [own, timeZone].find(isZone) ?? 'UTC', spansOn };
}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** Spans in order, those that touch or overlap made one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = found.at(-1);
    if (last && from <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else found.push({ from, to });
  }
  return found;
}
