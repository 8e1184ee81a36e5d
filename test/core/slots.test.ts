import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpen, type Schedule } from '../../src/core/hours.js';
import type { Settings } from '../../src/core/settings.js';
import { callsFrom, isSlot, readSlot, slotsFor } from '../../src/core/slots.js';

const OSLO: Schedule = { timeZone: 'Europe/Oslo', weekly: { 'mon-fri': ['08:00-16:00'] } };
const hours = (callback: Schedule): Settings => ({ hours: { callback } });
const starts = (settings: Settings, now: string, language = 'en'): readonly string[] => slotsFor(settings, language, new Date(now)).map(({ start }) => start);
const startsOf = (schedule: Schedule, now: string): readonly string[] => starts(hours(schedule), now);

/** What the clock on a wall shows at each of some instants. */
const onWall = (instants: readonly string[], timeZone: string): readonly string[] =>
  instants.map((instant) => new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant)));

describe('the times one may be called at', () => {
  test('are half hours', () => expect(slotsFor(hours(OSLO), 'en', new Date('2026-08-03T06:00Z'))[0]).toEqual({ start: '2026-08-03T06:30:00.000Z', end: '2026-08-03T07:00:00.000Z' }));

  for (const { now, first } of [
    { now: '2026-08-03T05:00Z', first: '2026-08-03T06:00:00.000Z' },
    { now: '2026-08-03T05:45Z', first: '2026-08-03T06:00:00.000Z' },
    { now: '2026-08-03T05:45:01Z', first: '2026-08-03T06:30:00.000Z' },
    { now: '2026-08-03T06:15Z', first: '2026-08-03T06:30:00.000Z' },
    { now: '2026-08-03T06:16Z', first: '2026-08-03T07:00:00.000Z' },
    { now: '2026-08-03T13:15Z', first: '2026-08-03T13:30:00.000Z' },
    { now: '2026-08-03T13:16Z', first: '2026-08-04T06:00:00.000Z' },
    { now: '2026-08-07T20:00Z', first: '2026-08-10T06:00:00.000Z' },
  ])
    test(`begin a quarter of an hour from now at the soonest: at ${now} with ${first}`, () => expect(startsOf(OSLO, now)[0]).toBe(first));

  test('go on over five days that are open, over the weekend and a holiday', () => {
    const days = new Set(startsOf({ ...OSLO, closed: ['2026-08-07'] }, '2026-08-05T10:00Z').map((start) => start.slice(0, 10)));
    expect([...days]).toEqual(['2026-08-05', '2026-08-06', '2026-08-10', '2026-08-11', '2026-08-12']);
  });

  test('end with the day: the last one is over at closing', () => expect(startsOf(OSLO, '2026-08-03T05:00Z').filter((start) => start < '2026-08-04').at(-1)).toBe('2026-08-03T13:30:00.000Z'));

  test('are every half hour of day and night where nobody has said when it is open', () => {
    const found = starts({}, '2026-08-03T00:00Z');
    expect([found.length, found[0], found.at(-1)]).toEqual([5 * 48 - 1, '2026-08-03T00:30:00.000Z', '2026-08-07T23:30:00.000Z']);
  });

  test('are none where it never opens, or never for half an hour', () => {
    expect(startsOf({ weekly: {} }, '2026-08-03T05:00Z')).toEqual([]);
    expect(startsOf({ weekly: { 'mon-sun': ['08:00-08:29', '08:31-08:59'] } }, '2026-08-03T05:00Z')).toEqual([]);
  });

  test('are the full and half hours within a span that begins and ends at any minute', () =>
    expect(onWall(startsOf({ weekly: { mon: ['08:10-09:45', '12:00-12:30'] } }, '2026-08-03T05:00Z').slice(0, 4), 'UTC')).toEqual([
      '2026-08-03 08:30', '2026-08-03 09:00', '2026-08-03 12:00', '2026-08-10 08:30',
    ]));

  test('go through midnight where the team does', () =>
    expect(startsOf({ weekly: { mon: ['23:00-00:30'] } }, '2026-08-03T05:00Z').slice(0, 3)).toEqual(['2026-08-03T23:00:00.000Z', '2026-08-03T23:30:00.000Z', '2026-08-04T00:00:00.000Z']));

  test('are those of the language’s own team', () => {
    const settings = hours({ ...OSLO, ...({ languages: { ja: { timeZone: 'Asia/Tokyo', weekly: { 'mon-fri': ['09:00-17:00'] } } } } as object) });
    expect(starts(settings, '2026-08-03T20:00Z', 'ja-JP')[0]).toBe('2026-08-04T00:00:00.000Z');
    expect(starts(settings, '2026-08-03T20:00Z', 'fr')[0]).toBe('2026-08-04T06:00:00.000Z');
  });

  test('follow the zone of the settings where the hours tell none', () =>
    expect(starts({ timeZone: 'Asia/Tokyo', hours: { callback: { weekly: { tue: ['09:00-10:00'] } } } }, '2026-08-03T12:00Z')[0]).toBe('2026-08-04T00:00:00.000Z'));
});

describe('when the clocks are set', () => {
  test('a time that is leapt over is none: Oslo, 29 March', () => {
    const found = startsOf({ timeZone: 'Europe/Oslo', weekly: { sun: ['01:00-04:00'] } }, '2026-03-28T12:00Z').slice(0, 4);
    expect(onWall(found, 'Europe/Oslo')).toEqual(['2026-03-29 01:00', '2026-03-29 01:30', '2026-03-29 03:00', '2026-03-29 03:30']);
  });

  test('what the clock shows twice is there twice: New York, 1 November', () => {
    const found = startsOf({ timeZone: 'America/New_York', weekly: { sun: ['00:30-02:30'] } }, '2026-10-31T12:00Z').slice(0, 6);
    expect(onWall(found, 'America/New_York').map((wall) => wall.slice(11))).toEqual(['00:30', '01:00', '01:30', '01:00', '01:30', '02:00']);
    expect(new Set(found).size).toBe(6);
  });

  test('they stay on the half hour where the clock is set by half an hour: Lord Howe, 4 October', () => {
    const found = startsOf({ timeZone: 'Australia/Lord_Howe', weekly: { sun: ['01:00-04:00'] } }, '2026-10-03T12:00Z').slice(0, 4);
    expect(onWall(found, 'Australia/Lord_Howe').map((wall) => wall.slice(11))).toEqual(['01:00', '01:30', '02:30', '03:00']);
  });

  for (const { timeZone, first } of [
    { timeZone: 'Asia/Kolkata', first: '2026-08-03T03:30:00.000Z' },
    { timeZone: 'Asia/Kathmandu', first: '2026-08-03T03:15:00.000Z' },
  ])
    test(`they begin on the wall of those who call, not on UTC’s: ${timeZone}`, () =>
      expect(startsOf({ timeZone, weekly: { mon: ['09:00-10:00'] } }, '2026-08-02T12:00Z')[0]).toBe(first));
});

describe('whether a time may be asked for', () => {
  const settings = hours(OSLO);
  const slot = { start: '2026-08-03T07:00:00.000Z', end: '2026-08-03T07:30:00.000Z' };
  const may = (one: unknown, now = '2026-08-03T06:00Z'): boolean => isSlot(settings, 'en', one, new Date(now));

  test('it may until it begins, though it is no longer offered', () => {
    expect([may(slot, '2026-08-03T06:59:59Z'), may(slot, '2026-08-03T07:00:01Z')]).toEqual([true, false]);
    expect(startsOf(OSLO, '2026-08-03T06:59Z')).not.toContain(slot.start);
  });

  test('it may however its instants are written', () => expect(may({ start: '2026-08-03T09:00+02:00', end: '2026-08-03T07:30Z' })).toBe(true));
  test('it may a day more than is offered, for clocks do not agree', () => {
    const on = (day: string) => ({ start: `2026-08-${day}T07:00:00.000Z`, end: `2026-08-${day}T07:30:00.000Z` });
    expect([may(on('07')), may(on('10')), may(on('11'))]).toEqual([true, true, false]);
  });

  for (const [what, one] of Object.entries({
    'outside the hours': { start: '2026-08-03T20:00:00.000Z', end: '2026-08-03T20:30:00.000Z' },
    'on a Sunday': { start: '2026-08-09T07:00:00.000Z', end: '2026-08-09T07:30:00.000Z' },
    'in between two': { start: '2026-08-03T07:10:00.000Z', end: '2026-08-03T07:40:00.000Z' },
    'for too long': { start: '2026-08-03T07:00:00.000Z', end: '2026-08-03T08:00:00.000Z' },
    'that ends before it begins': { start: slot.end, end: slot.start },
    'on a wall of no zone': { start: '2026-08-03T07:00', end: '2026-08-03T07:30' },
    'without an end': { start: slot.start },
    'that is a text': slot.start,
    'that is nothing': null,
    'that is no date': { start: 'soon', end: 'later' },
    'in a month that is none': { start: '2026-02-30T07:00:00.000Z', end: '2026-02-30T07:30:00.000Z' },
  }))
    test(`one ${what} may not`, () => expect(may(one)).toBe(false));

  test('whatever else comes from outside may not', () => fc.assert(fc.property(fc.anything(), (one) => !may(one))));
});

test('a time from outside is read as we write it, and is nothing else', () => {
  expect(readSlot({ start: '2026-08-03T09:00+02:00', end: '2026-08-03T07:30Z', more: 1 })).toEqual({ start: '2026-08-03T07:00:00.000Z', end: '2026-08-03T07:30:00.000Z' });
  expect(readSlot({ start: '2026-08-03', end: '2026-08-04' })).toBeUndefined();
});

describe('when somebody calls again', () => {
  for (const { now, from } of [
    { now: '2026-08-03T10:00Z', from: undefined },
    { now: '2026-08-03T14:00Z', from: '2026-08-04T06:00:00.000Z' },
    { now: '2026-08-08T10:00Z', from: '2026-08-10T06:00:00.000Z' },
  ])
    test(`at ${now}: ${from ?? 'now'}`, () => expect(callsFrom(hours(OSLO), 'en', new Date(now))?.toISOString()).toBe(from));
  test('is nothing where it never opens', () => expect(callsFrom(hours({ weekly: {} }), 'en', new Date('2026-08-03T10:00Z'))).toBeUndefined());
});

test('every time there is, in any zone and week: open throughout, on the half hour, apart from the others, and taken', () => {
  const time = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const span = fc.tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 1_439 })).filter(([from, to]) => from !== to).map(([from, to]) => `${time(from)}-${time(to)}`);
  const days = fc.constantFrom('mon', 'tue-thu', 'fri', 'sat-sun', 'mon-sun');
  const zones = fc.constantFrom('Europe/Oslo', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago', 'UTC');
  const schedules = fc.record({ timeZone: zones, weekly: fc.dictionary(days, fc.array(span, { maxLength: 3 }), { maxKeys: 3, noNullPrototype: true }) });
  // About the days on which clocks are set, as often as not.
  const nows = fc.oneof(fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01').map((day) => Date.parse(day)), fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') }));
  fc.assert(
    fc.property(schedules, nows, fc.integer({ min: -72 * 60, max: 24 * 60 }), (schedule, at, minutes) => {
      const now = new Date(at + minutes * 60_000);
      const found = slotsFor(hours(schedule), 'en', now);
      let before = now.getTime() + 15 * 60_000;
      for (const slot of found) {
        const [from, to] = [Date.parse(slot.start), Date.parse(slot.end)];
        expect([from >= before, to - from]).toEqual([true, 1_800_000]);
        before = to;
        for (let minute = from; minute < to; minute += 300_000) if (!isOpen(schedule, new Date(minute))) expect.fail(`closed at ${new Date(minute).toISOString()}`);
        expect(onWall([slot.start], schedule.timeZone)[0]).toMatch(/:[03]0$/);
      }
      for (const slot of [found[0], found.at(-1)]) if (slot) expect(isSlot(hours(schedule), 'en', slot, now)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
