import { describe, expect, test } from 'vitest';
import { addBusinessTime, type Schedule } from '../../src/core/hours.js';
import type { Within } from '../../src/core/plan.js';

const at = (instant: string): Date => new Date(instant);

const office: Schedule = { weekly: { 'mon-fri': ['08:00-20:00'], sat: ['10:00-14:00'] }, closed: ['2026-12-25'] };
const nights: Schedule = { weekly: { 'mon-thu': ['22:00-06:00'] } };
const split: Schedule = { weekly: { 'mon-tue': ['08:00-12:00', '13:00-17:00'], wed: ['10:00-11:00', '15:00-16:00'] } };
const always: Schedule = { weekly: { 'mon-sun': ['00:00-24:00'] } };
const daily = (span: string, timeZone: string): Schedule => ({ timeZone, weekly: { 'mon-sun': [span] } });

interface Row {
  readonly what: string;
  readonly schedule?: Schedule;
  readonly start: string;
  readonly within: Within;
  readonly end: string | undefined;
}

const table = (rows: readonly Row[]): void => {
  for (const { what, schedule, start, within, end } of rows)
    test(what, () => expect(addBusinessTime(schedule, at(start), within)).toEqual(end && at(end)));
};

describe('one business day', () => {
  const within = { businessDays: 1 };
  table([
    { what: 'ends at the same time tomorrow', schedule: office, start: '2026-11-23T12:34:56.789Z', within, end: '2026-11-24T12:34:56.789Z' },
    { what: 'of the first minute ends in the first', schedule: office, start: '2026-11-23T08:00Z', within, end: '2026-11-24T08:00Z' },
    { what: 'of the last moment ends at the last', schedule: office, start: '2026-11-23T19:59:59.999Z', within, end: '2026-11-24T19:59:59.999Z' },
    { what: 'counts from tomorrow\'s opening on the stroke of closing', schedule: office, start: '2026-11-23T20:00Z', within, end: '2026-11-25T08:00Z' },
    { what: 'counts from the opening early in the morning', schedule: office, start: '2026-11-23T03:00Z', within, end: '2026-11-24T08:00Z' },
    { what: 'of Friday ends on Saturday where that is open at that time', schedule: office, start: '2026-11-27T11:00Z', within, end: '2026-11-28T11:00Z' },
    { what: 'of Friday ends at Saturday\'s opening where that comes later', schedule: office, start: '2026-11-27T09:00Z', within, end: '2026-11-28T10:00Z' },
    { what: 'of Friday ends at Saturday\'s closing where that came before', schedule: office, start: '2026-11-27T18:00Z', within, end: '2026-11-28T14:00Z' },
    { what: 'of Saturday ends on Monday', schedule: office, start: '2026-11-28T13:00Z', within, end: '2026-11-30T13:00Z' },
    { what: 'of a Sunday counts from Monday', schedule: office, start: '2026-11-29T13:00Z', within, end: '2026-12-01T08:00Z' },
    { what: 'leaves out a holiday', schedule: office, start: '2026-12-24T09:00Z', within, end: '2026-12-26T10:00Z' },
    { what: 'of a holiday counts from the next opening', schedule: office, start: '2026-12-25T12:00Z', within, end: '2026-12-28T10:00Z' },
    { what: 'goes over into the new year', schedule: { ...office, closed: ['2027-01-01', '2027-01-02'] }, start: '2026-12-31T12:00Z', within, end: '2027-01-04T12:00Z' },
    { what: 'that would end in a break ends after it', schedule: split, start: '2026-11-24T11:30Z', within, end: '2026-11-25T15:00Z' },
    { what: 'written in a break counts from its end', schedule: split, start: '2026-11-23T12:15Z', within, end: '2026-11-24T13:00Z' },
    { what: 'of a night ends at the same hour of the next night', schedule: nights, start: '2026-11-24T01:00Z', within, end: '2026-11-25T01:00Z' },
    { what: 'of the week\'s last night ends on the first', schedule: nights, start: '2026-11-27T01:00Z', within, end: '2026-12-01T01:00Z' },
    { what: 'of a night that goes into a day is that day\'s', schedule: { weekly: { mon: ['20:00-02:00'], 'tue-wed': ['00:00-24:00'] } }, start: '2026-11-24T01:00Z', within, end: '2026-11-25T01:00Z' },
    { what: 'leaves out a day that closes before the night before it does', schedule: { weekly: { sat: ['20:00-06:00'], sun: ['00:00-02:00'], mon: ['08:00-16:00'] } }, start: '2026-11-29T05:00Z', within, end: '2026-11-30T16:00Z' },
    { what: 'around the clock is any day', schedule: always, start: '2026-11-28T03:00Z', within, end: '2026-11-29T03:00Z' },
    { what: 'of a single day a week is a week', schedule: { weekly: { mon: ['08:00-09:00'] } }, start: '2026-11-23T08:30Z', within, end: '2026-11-30T08:30Z' },
    { what: 'never ends where nobody is ever there', schedule: { weekly: {} }, start: '2026-11-23T12:00Z', within, end: undefined },
  ]);
});

describe('one business day without weekly hours', () => {
  const within = { businessDays: 1 };
  table([
    { what: 'is a day from Monday to Friday, at any hour', start: '2026-11-23T03:00Z', within, end: '2026-11-24T03:00Z' },
    { what: 'of Friday ends on Monday', start: '2026-11-27T16:00Z', within, end: '2026-11-30T16:00Z' },
    { what: 'of Saturday counts from the beginning of Monday', start: '2026-11-28T16:00Z', within, end: '2026-12-01T00:00Z' },
    { what: 'leaves out holidays', schedule: { closed: ['2026-12-25'] }, start: '2026-12-24T16:00Z', within, end: '2026-12-28T16:00Z' },
    { what: 'is one of the team\'s zone', schedule: { timeZone: 'Asia/Tokyo' }, start: '2026-11-27T16:00Z', within, end: '2026-11-30T15:00Z' },
  ]);

  test('else of the settings\' zone', () => expect(addBusinessTime(undefined, at('2026-11-27T16:00Z'), within, 'Asia/Tokyo')).toEqual(at('2026-11-30T15:00Z')));
});

describe('several business days', () => {
  table([
    { what: 'leave out the weekend', schedule: { weekly: { 'mon-fri': ['08:00-16:00'] } }, start: '2026-11-26T12:00Z', within: { businessDays: 3 }, end: '2026-12-01T12:00Z' },
    { what: 'hold the time of the first, whatever the days between', schedule: office, start: '2026-11-27T18:00Z', within: { businessDays: 2 }, end: '2026-11-30T18:00Z' },
    { what: 'may be a year\'s', schedule: { weekly: { 'mon-fri': ['08:00-16:00'] } }, start: '2026-11-23T12:00Z', within: { businessDays: 260 }, end: '2027-11-22T12:00Z' },
    { what: 'that are none end at once while open', schedule: office, start: '2026-11-23T12:00Z', within: { businessDays: 0 }, end: '2026-11-23T12:00Z' },
    { what: 'that are none end at the next opening while closed', schedule: office, start: '2026-11-23T21:00Z', within: { businessDays: 0 }, end: '2026-11-24T08:00Z' },
    { what: 'and a half are one more', schedule: office, start: '2026-11-23T12:00Z', within: { businessDays: 1.5 }, end: '2026-11-25T12:00Z' },
    { what: 'of a lifetime have no end that can be told', schedule: office, start: '2026-11-23T12:00Z', within: { businessDays: 1e9 }, end: undefined },
  ]);
});

describe('a business day over which the clock is set', () => {
  const within = { businessDays: 1 };
  table([
    { what: 'forward in Oslo is an hour shorter', schedule: daily('08:00-20:00', 'Europe/Oslo'), start: '2026-03-28T12:00Z', within, end: '2026-03-29T11:00Z' },
    { what: 'back in Oslo is an hour longer', schedule: daily('08:00-20:00', 'Europe/Oslo'), start: '2026-10-24T12:00Z', within, end: '2026-10-25T13:00Z' },
    { what: 'that would end at a time leapt over ends at the leap', schedule: daily('00:00-24:00', 'Europe/Oslo'), start: '2026-03-28T01:30Z', within, end: '2026-03-29T01:00Z' },
    { what: 'that would end at a time shown twice ends the first time', schedule: daily('00:00-24:00', 'Europe/Oslo'), start: '2026-10-24T00:30Z', within, end: '2026-10-25T00:30Z' },
    { what: 'back half an hour on Lord Howe Island', schedule: daily('08:00-20:00', 'Australia/Lord_Howe'), start: '2026-04-04T00:00Z', within, end: '2026-04-05T00:30Z' },
    { what: 'forward half an hour on Lord Howe Island', schedule: daily('08:00-20:00', 'Australia/Lord_Howe'), start: '2026-10-03T00:00Z', within, end: '2026-10-03T23:30Z' },
    { what: 'at midnight in Santiago', schedule: daily('00:00-24:00', 'America/Santiago'), start: '2026-09-05T04:30Z', within, end: '2026-09-06T04:00Z' },
    { what: 'in New York', schedule: daily('09:00-17:00', 'America/New_York'), start: '2026-10-31T14:00Z', within, end: '2026-11-01T15:00Z' },
    { what: 'never in Kolkata', schedule: daily('09:00-17:00', 'Asia/Kolkata'), start: '2026-10-31T04:00Z', within, end: '2026-11-01T04:00Z' },
  ]);
});

describe('business hours', () => {
  table([
    { what: 'run while open', schedule: office, start: '2026-11-23T12:00Z', within: { businessHours: 4 }, end: '2026-11-23T16:00Z' },
    { what: 'may end on the stroke of closing', schedule: office, start: '2026-11-23T12:00Z', within: { businessHours: 8 }, end: '2026-11-23T20:00Z' },
    { what: 'rest overnight', schedule: office, start: '2026-11-23T19:00Z', within: { businessHours: 4 }, end: '2026-11-24T11:00Z' },
    { what: 'rest over a break', schedule: split, start: '2026-11-23T11:00Z', within: { businessHours: 2 }, end: '2026-11-23T14:00Z' },
    { what: 'rest over the weekend', schedule: office, start: '2026-11-28T13:00Z', within: { businessHours: 2 }, end: '2026-11-30T09:00Z' },
    { what: 'rest on a holiday', schedule: office, start: '2026-12-24T19:30Z', within: { businessHours: 1 }, end: '2026-12-26T10:30Z' },
    { what: 'count from the next opening while closed', schedule: office, start: '2026-11-29T13:00Z', within: { businessHours: 2 }, end: '2026-11-30T10:00Z' },
    { what: 'in spans that overlap run once', schedule: { weekly: { mon: ['08:00-12:00', '10:00-14:00'], tue: ['08:00-12:00'] } }, start: '2026-11-23T09:00Z', within: { businessHours: 6 }, end: '2026-11-24T09:00Z' },
    { what: 'of a night that overlaps the next day run once', schedule: { weekly: { mon: ['20:00-04:00'], tue: ['00:00-12:00'] } }, start: '2026-11-23T20:00Z', within: { businessHours: 10 }, end: '2026-11-24T06:00Z' },
    { what: 'may be parts', schedule: office, start: '2026-11-23T19:45Z', within: { businessHours: 0.5 }, end: '2026-11-24T08:15Z' },
    { what: 'that are none end at the next opening while closed', schedule: office, start: '2026-11-23T20:00Z', within: { businessHours: 0 }, end: '2026-11-24T08:00Z' },
    { what: 'around the clock are hours', schedule: always, start: '2026-11-28T13:00Z', within: { businessHours: 48 }, end: '2026-11-30T13:00Z' },
    { what: 'without weekly hours rest over the weekend', start: '2026-11-27T22:00Z', within: { businessHours: 4 }, end: '2026-11-30T02:00Z' },
    { what: 'are an hour less in a night of spring', schedule: daily('22:00-06:00', 'Europe/Oslo'), start: '2026-03-28T21:00Z', within: { businessHours: 8 }, end: '2026-03-29T21:00Z' },
    { what: 'are an hour more in a night of autumn', schedule: daily('22:00-06:00', 'Europe/Oslo'), start: '2026-10-24T20:00Z', within: { businessHours: 9 }, end: '2026-10-25T05:00Z' },
    { what: 'never end where nobody is ever there', schedule: { weekly: {} }, start: '2026-11-23T12:00Z', within: { businessHours: 1 }, end: undefined },
    { what: 'of a lifetime have no end that can be told', schedule: office, start: '2026-11-23T12:00Z', within: { businessHours: 1e9 }, end: undefined },
  ]);
});

describe('minutes', () => {
  table([
    { what: 'follow the clock, open or not', schedule: office, start: '2026-11-23T19:50Z', within: { clockMinutes: 30 }, end: '2026-11-23T20:20Z' },
    { what: 'follow the clock where nobody is ever there', schedule: { weekly: {} }, start: '2026-11-23T19:50Z', within: { clockMinutes: 30 }, end: '2026-11-23T20:20Z' },
    { what: 'go over the hour that the clock leaps over', schedule: daily('08:00-20:00', 'Europe/Oslo'), start: '2026-03-29T00:45Z', within: { clockMinutes: 30 }, end: '2026-03-29T01:15Z' },
    { what: 'go over into the new year', start: '2026-12-31T23:45Z', within: { clockMinutes: 30 }, end: '2027-01-01T00:15Z' },
    { what: 'that are none end at once', start: '2026-11-23T12:00Z', within: { clockMinutes: 0 }, end: '2026-11-23T12:00Z' },
    { what: 'beyond all dates have no end that can be told', start: '2026-11-23T12:00Z', within: { clockMinutes: 1e300 }, end: undefined },
  ]);
});

describe('a length of time', () => {
  table([
    { what: 'of several kinds lets the days pass first, then the hours, then the minutes', schedule: office, start: '2026-11-23T19:00Z', within: { businessDays: 1, businessHours: 2, clockMinutes: 5 }, end: '2026-11-25T09:05Z' },
    { what: 'of no kind has no end', schedule: office, start: '2026-11-23T12:00Z', within: {}, end: undefined },
  ]);

  for (const within of [{ businessDays: NaN }, { businessHours: NaN }, { clockMinutes: NaN }, { businessDays: Infinity }, { businessHours: Infinity }])
    test(`of ${Object.entries(within).flat().join(' ')} has no end`, () => expect(addBusinessTime(office, at('2026-11-23T12:00Z'), within)).toBeUndefined());

  test('that begins at no time has no end', () =>
    expect([{ businessDays: 1 }, { businessHours: 1 }, { clockMinutes: 1 }].map((within) => addBusinessTime(office, new Date(NaN), within))).toEqual([undefined, undefined, undefined]));
});
