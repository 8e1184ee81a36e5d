import { describe, expect, test } from 'vitest';
import { instantOf, isZone, runsOf, wallAt } from '../../src/core/zone.js';

/** Wall times are written as if they were UTC. */
const wall = (time: string): number => Date.parse(`${time}Z`);
const shown = (instant: number): string => new Date(instant).toISOString();

describe('the clock on the wall', () => {
  for (const { timeZone, instant, time } of [
    { timeZone: 'UTC', instant: '2026-11-23T12:00:00.123Z', time: '2026-11-23T12:00:00.123' },
    { timeZone: 'Europe/Oslo', instant: '2026-11-23T12:00Z', time: '2026-11-23T13:00' },
    { timeZone: 'America/New_York', instant: '2026-11-23T03:00Z', time: '2026-11-22T22:00' },
    { timeZone: 'Asia/Kolkata', instant: '2026-11-23T12:00Z', time: '2026-11-23T17:30' },
    { timeZone: 'Asia/Kathmandu', instant: '2026-11-23T12:00Z', time: '2026-11-23T17:45' },
    { timeZone: 'Australia/Lord_Howe', instant: '2026-07-01T12:00Z', time: '2026-07-01T22:30' },
    { timeZone: 'America/St_Johns', instant: '2026-11-23T12:00Z', time: '2026-11-23T08:30' },
    { timeZone: 'Pacific/Kiritimati', instant: '2026-12-31T12:00Z', time: '2027-01-01T02:00' },
  ])
    test(`of ${timeZone} shows ${time} at ${instant}`, () => expect(shown(wallAt(Date.parse(instant), timeZone))).toBe(shown(wall(time))));
});

describe('the instant of a time on the wall', () => {
  for (const { what, timeZone, time, instant } of [
    { what: 'is an hour earlier in Oslo in winter', timeZone: 'Europe/Oslo', time: '2026-11-23T08:00', instant: '2026-11-23T07:00:00.000Z' },
    { what: 'is two hours earlier in Oslo in summer', timeZone: 'Europe/Oslo', time: '2026-07-01T08:00', instant: '2026-07-01T06:00:00.000Z' },
    { what: 'just before the leap', timeZone: 'Europe/Oslo', time: '2026-03-29T01:59', instant: '2026-03-29T00:59:00.000Z' },
    { what: 'that is leapt over is the leap', timeZone: 'Europe/Oslo', time: '2026-03-29T02:30', instant: '2026-03-29T01:00:00.000Z' },
    { what: 'just after the leap', timeZone: 'Europe/Oslo', time: '2026-03-29T03:00', instant: '2026-03-29T01:00:00.000Z' },
    { what: 'that comes twice is the first', timeZone: 'Europe/Oslo', time: '2026-10-25T02:30', instant: '2026-10-25T00:30:00.000Z' },
    { what: 'after what comes twice', timeZone: 'Europe/Oslo', time: '2026-10-25T03:00', instant: '2026-10-25T02:00:00.000Z' },
    { what: 'that is leapt over in New York', timeZone: 'America/New_York', time: '2026-03-08T02:00', instant: '2026-03-08T07:00:00.000Z' },
    { what: 'that comes twice in New York', timeZone: 'America/New_York', time: '2026-11-01T01:00', instant: '2026-11-01T05:00:00.000Z' },
    { what: 'that is leapt over on Lord Howe Island', timeZone: 'Australia/Lord_Howe', time: '2026-10-04T02:15', instant: '2026-10-03T15:30:00.000Z' },
    { what: 'that comes twice on Lord Howe Island', timeZone: 'Australia/Lord_Howe', time: '2026-04-05T01:45', instant: '2026-04-04T14:45:00.000Z' },
    { what: 'that is midnight leapt over in Santiago', timeZone: 'America/Santiago', time: '2026-09-06T00:00', instant: '2026-09-06T04:00:00.000Z' },
    { what: 'that comes twice before midnight in Santiago', timeZone: 'America/Santiago', time: '2026-04-04T23:30', instant: '2026-04-05T02:30:00.000Z' },
    { what: 'of a day that Samoa left out is the beginning of the next', timeZone: 'Pacific/Apia', time: '2011-12-30T12:00', instant: '2011-12-30T10:00:00.000Z' },
    { what: 'in Tokyo', timeZone: 'Asia/Tokyo', time: '2027-01-01T00:00', instant: '2026-12-31T15:00:00.000Z' },
  ])
    test(what, () => expect(shown(instantOf(wall(time), timeZone))).toBe(instant));
});

describe('the runs of a clock', () => {
  const year = [Date.parse('2026-01-01T00:00Z'), Date.parse('2027-01-01T00:00Z')] as const;

  for (const { timeZone, changes } of [
    { timeZone: 'Europe/Oslo', changes: ['2026-03-29T01:00:00.000Z', '2026-10-25T01:00:00.000Z'] },
    { timeZone: 'America/New_York', changes: ['2026-03-08T07:00:00.000Z', '2026-11-01T06:00:00.000Z'] },
    { timeZone: 'Australia/Lord_Howe', changes: ['2026-04-04T15:00:00.000Z', '2026-10-03T15:30:00.000Z'] },
    { timeZone: 'America/Santiago', changes: ['2026-04-05T03:00:00.000Z', '2026-09-06T04:00:00.000Z'] },
    { timeZone: 'Asia/Kolkata', changes: [] },
    { timeZone: 'Asia/Tokyo', changes: [] },
  ])
    test(`in ${timeZone} follow one another, and part where it is set: ${changes.join(', ') || 'never'}`, () => {
      const runs = [...runsOf(timeZone, ...year)];
      expect([runs[0]!.from, ...runs.map(({ to }) => to)]).toEqual([...runs.map(({ from }) => from), year[1]]);
      expect(runs.filter(({ offset }, index) => index > 0 && offset !== runs[index - 1]!.offset).map(({ from }) => shown(from))).toEqual(changes);
    });

  test('between no two instants are none', () => expect([...runsOf('UTC', NaN, NaN), ...runsOf('UTC', 1, 1), ...runsOf('UTC', 2, 1)]).toEqual([]));
});

describe('a zone', () => {
  for (const zone of ['UTC', 'Europe/Oslo', 'Asia/Calcutta', 'europe/oslo']) test(`is ${zone}`, () => expect(isZone(zone)).toBe(true));
  for (const zone of ['Mars/Olympus', '', 'Oslo time', null, undefined, 1, {}]) test(`is not ${JSON.stringify(zone)}`, () => expect(isZone(zone)).toBe(false));
});
