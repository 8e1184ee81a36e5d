/**
 * Wall time is what the clock on the wall of a zone shows, held as the milliseconds since 1970 of the UTC instant that
 * reads the same: 08:00 in Oslo and 08:00 in Tokyo are one wall time and two instants.
 */
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** The furthest instants that dates know. */
const FURTHEST = 8.64e15;

/** To make one takes thousands of times as long as to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The year comes along because something must: of all parts it is the quickest. */
const formatIn = (timeZone: string): Intl.DateTimeFormat => new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = formatIn(timeZone);
  formats.set(timeZone, format);
  return format;
}

/** Whether `Intl` knows a zone of that name. */
export function isZone(timeZone: unknown): timeZone is string {
  try {
    return typeof timeZone === 'string' && Boolean(formatOf(timeZone));
  } catch {
    return false;
  }
}

/** How far the clock of a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const within = Math.min(Math.max(instant, -FURTHEST), FURTHEST);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(formatOf(timeZone).format(within)) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1_000;
  return sign === '-' ? -ahead : ahead;
}

/** What the clock on the wall of a zone shows at an instant. */
export const wallAt = (instant: number, timeZone: string): number => instant + offsetAt(instant, timeZone);

/** A stretch of at most a day in which the clock of a zone is not set: `instant + offset` is its wall time throughout. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** The runs of a zone's clock from one instant to another, parted where it is set forward or back. */
export function* runsOf(timeZone: string, from: number, to: number): Generator<Run> {
  // What is no time at all has no runs either.
  if (!(from < to)) return;
  let offset = offsetAt(from, timeZone);
  for (let at = from; at < to; ) {
    const next = Math.min(at + DAY, to);
    const isSet = offsetAt(next, timeZone) !== offset;
    const end = isSet ? changeOf(timeZone, at, next) : next;
    yield { from: at, to: end, offset };
    if (isSet) offset = offsetAt(end, timeZone);
    at = end;
  }
}

/** The first instant of a new offset, between one that has the old and one that has not. */
function changeOf(timeZone: string, before: number, after: number): number {
  const old = offsetAt(before, timeZone);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** The instant at which the clock of a zone shows a wall time: the first where it shows it twice; where it leaps over it, the leap. */
export function instantOf(wall: number, timeZone: string): number {
  // No clock is a day away from UTC, so the instant lies between.
  for (const { from, to, offset } of runsOf(timeZone, wall - DAY, wall + DAY)) if (wall < to + offset) return Math.max(from, wall - offset);
  return wall;
}
