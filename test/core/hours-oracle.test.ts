import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessTime, isOpen, nextOpening, type Schedule } from '../../src/core/hours.js';

const ZONES = ['Europe/Oslo', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago', 'Asia/Tokyo'] as const;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** A year with the new year, a spring and an autumn in it, minute by minute. */
const FIRST = Date.parse('2026-07-01T00:00Z');
const MINUTES = 365 * 1_440;
const instantAt = (minute: number): Date => new Date(FIRST + minute * 60_000);

interface Span {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** What the rules are given, and the same in the oracle's own terms: `to` at or before `from` is tomorrow. */
interface Case {
  readonly schedule: Schedule;
  readonly spans: readonly Span[];
}

const walls = new Map<string, Float64Array>();

/**
 * What the wall shows in each minute of the year, in minutes since 1970.
 *
 * Read off `Intl` every half hour, for no clock is set within one, and counted on from there.
 */
function wallOf(timeZone: string): Float64Array {
  const known = walls.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const wall = new Float64Array(MINUTES);
  for (let minute = 0; minute < MINUTES; minute += 30) {
    const shown = Date.parse(`${format.format(instantAt(minute)).replace(' ', 'T')}Z`) / 60_000;
    for (let more = 0; more < 30; more += 1) wall[minute + more] = shown + more;
  }
  walls.set(timeZone, wall);
  return wall;
}

/** Whether it is open in each minute of the year: every span of every day is marked on the wall, and the wall is read minute by minute. */
function oracleOf({ schedule, spans }: Case): Uint8Array {
  const wall = wallOf(schedule.timeZone!);
  const firstDay = Math.floor(wall[0]! / 1_440) - 2;
  const marked = new Uint8Array((365 + 6) * 1_440);
  for (let day = 0; day < 365 + 4; day += 1) {
    const date = new Date((firstDay + day) * 86_400_000);
    if (schedule.closed!.includes(date.toISOString().slice(0, 10))) continue;
    for (const span of spans.filter((one) => one.day === date.getUTCDay()))
      for (let minute = span.from; minute < (span.to > span.from ? span.to : span.to + 1_440); minute += 1) marked[day * 1_440 + minute] = 1;
  }
  const open = new Uint8Array(MINUTES);
  for (let minute = 0; minute < MINUTES; minute += 1) open[minute] = marked[wall[minute]! - firstDay * 1_440]!;
  return open;
}

const two = (number: number): string => String(number).padStart(2, '0');
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

const minuteOfDay = fc.oneof(fc.nat(1_439), fc.nat(16).map((quarter) => quarter * 15), fc.constantFrom(0, 1, 1_380, 1_410, 1_439));
const span = fc
  .tuple(fc.nat(6), fc.nat(6), minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1_440)))
  .filter(([, , from, to]) => from !== to)
  .map(([day, more, from, to]) => ({
    key: more === 0 ? DAYS[day]! : `${DAYS[day]!}-${DAYS[(day + more) % 7]!}`,
    text: `${clock(from)}-${clock(to)}`,
    spans: Array.from({ length: more + 1 }, (_, step) => ({ day: (day + step) % 7, from, to })),
  }));

/** Days on which a clock is set, the new year, and any others. */
const holiday = fc.oneof(
  fc.constantFrom('2026-10-25', '2026-11-01', '2026-10-04', '2027-04-04', '2026-09-06', '2027-03-14', '2027-03-28', '2026-12-31', '2027-01-01'),
  fc.nat(364).map((day) => instantAt(day * 1_440).toISOString().slice(0, 10)),
);

const caseIn = (timeZone: string): fc.Arbitrary<Case> =>
  fc.tuple(fc.array(span, { maxLength: 4 }), fc.array(holiday, { maxLength: 30 })).map(([given, closed]) => {
    const weekly: Record<string, string[]> = {};
    for (const { key, text } of given) (weekly[key] ??= []).push(text);
    return { schedule: { timeZone, weekly, closed }, spans: given.flatMap(({ spans }) => spans) };
  });

/** The minutes in which it opens or closes, as the oracle sees it. */
function edgesOf(open: Uint8Array): readonly number[] {
  const edges: number[] = [];
  for (let minute = 1; minute < MINUTES; minute += 1) if (open[minute] !== open[minute - 1]) edges.push(minute);
  return edges;
}

/** The minutes in which a clock shows anything but the next minute. */
const changesOf = (wall: Float64Array): readonly number[] => [...wall.keys()].filter((minute) => minute > 0 && wall[minute] !== wall[minute - 1]! + 1);

const openingsOf = (open: Uint8Array): readonly number[] => edgesOf(open).filter((minute) => open[minute] === 1);

/** A few of many, spread over all of them. */
const someOf = <T>(all: readonly T[], count: number): readonly T[] => all.filter((_, index) => index % Math.ceil(all.length / count) === 0);

for (const timeZone of ZONES)
  describe(`any hours in ${timeZone}, over a year, minute by minute`, () => {
    const sample = fc.array(fc.nat(MINUTES - 1), { minLength: 40, maxLength: 40 });
    const changes = changesOf(wallOf(timeZone));

    test('are open when the clock on the wall is within them', () => {
      fc.assert(
        fc.property(caseIn(timeZone), sample, (given, minutes) => {
          const open = oracleOf(given);
          const edges = someOf(edgesOf(open), 60).flatMap((minute) => [minute - 1, minute]);
          const near = changes.flatMap((change) => Array.from({ length: 60 }, (_, step) => change - 150 + step * 5));
          for (const minute of [...minutes, ...edges, ...near])
            if (isOpen(given.schedule, instantAt(minute)) !== (open[minute] === 1)) expect.fail(`${instantAt(minute).toISOString()} is ${open[minute] ? 'open' : 'closed'}`);
        }),
        { numRuns: 12 },
      );
    });

    test('open next when they are open and were not the minute before', () => {
      fc.assert(
        fc.property(caseIn(timeZone), sample, (given, minutes) => {
          const openings = openingsOf(oracleOf(given));
          for (const minute of [...minutes, ...someOf(openings, 40), ...changes.map((change) => change - 60)]) {
            const expected = openings.find((opening) => opening > minute);
            const found = nextOpening(given.schedule, instantAt(minute));
            if (expected !== undefined) expect(found).toEqual(instantAt(expected));
            else expect(found?.getTime() ?? Infinity).toBeGreaterThanOrEqual(instantAt(MINUTES).getTime());
          }
        }),
        { numRuns: 12 },
      );
    });

    test('let business hours run while they are open', () => {
      fc.assert(
        fc.property(caseIn(timeZone), fc.nat(MINUTES / 2), fc.integer({ min: 1, max: 6_000 }), (given, start, length) => {
          const open = oracleOf(given);
          let [minute, left] = [start, length];
          for (; left > 0 && minute < MINUTES; minute += 1) left -= open[minute]!;
          const end = addBusinessTime(given.schedule, instantAt(start), { businessHours: length / 60 });
          if (left === 0) expect(Math.round(end!.getTime() / 60_000)).toBe(instantAt(minute).getTime() / 60_000);
          else expect(end?.getTime() ?? Infinity).toBeGreaterThanOrEqual(instantAt(MINUTES).getTime());
        }),
        { numRuns: 12 },
      );
    });

    test('let a business day end while they are open or as they close, later the more days', () => {
      fc.assert(
        fc.property(caseIn(timeZone), fc.nat(MINUTES / 2), fc.integer({ min: 1, max: 20 }), (given, start, days) => {
          const [sooner, later] = [days, days + 1].map((businessDays) => addBusinessTime(given.schedule, instantAt(start), { businessDays }));
          if (!sooner || !later) return;
          // What the clock leaps over may be the only span of a day, and what it shows twice ends the first time.
          if (changes.some((change) => Math.abs(instantAt(change).getTime() - sooner.getTime()) < 2 * 86_400_000)) return;
          expect(sooner.getTime()).toBeGreaterThan(instantAt(start).getTime());
          expect(later.getTime()).toBeGreaterThan(sooner.getTime());
          expect(isOpen(given.schedule, sooner) || isOpen(given.schedule, new Date(sooner.getTime() - 1))).toBe(true);
        }),
        { numRuns: 100 },
      );
    });
  });

test('a year in Lord Howe Island opens and closes to the minute, every time', () => {
  const schedule = { timeZone: 'Australia/Lord_Howe', weekly: { 'mon-fri': ['08:00-12:00', '12:30-17:15'], 'sat-sun': ['22:10-02:20'], thu: ['01:40-02:10'] }, closed: ['2026-12-25', '2027-01-01'] };
  const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [{ day, from: 480, to: 720 }, { day, from: 750, to: 1_035 }]);
  const open = oracleOf({ schedule, spans: [...weekdays, ...[6, 0].map((day) => ({ day, from: 1_330, to: 140 })), { day: 4, from: 100, to: 130 }] });
  const openings = openingsOf(open);
  const found: number[] = [];
  for (let next = nextOpening(schedule, instantAt(0)); next && next < instantAt(MINUTES); next = nextOpening(schedule, next)) found.push((next.getTime() - FIRST) / 60_000);
  expect(found).toEqual(openings);
  for (const minute of [...Array(MINUTES).keys()].filter((one) => one % 15 === 7 || open[one] !== open[one - 1] || open[one] !== open[one + 1]))
    if (isOpen(schedule, instantAt(minute)) !== (open[minute] === 1)) expect.fail(`${instantAt(minute).toISOString()} is ${open[minute] ? 'open' : 'closed'}`);
});
