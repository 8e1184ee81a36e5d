import { describe, expect, test } from 'vitest';
import { isOpen, nextOpening, scheduleFor, type Schedule } from '../../src/core/hours.js';

const at = (instant: string): Date => new Date(instant);

/** Monday 23 November 2026 is an ordinary day, and `mon-fri 08:00-20:00` in Oslo, an hour ahead of UTC, an ordinary schedule. */
const oslo: Schedule = { timeZone: 'Europe/Oslo', weekly: { 'mon-fri': ['08:00-20:00'], sat: ['10:00-14:00'] }, closed: ['2026-12-25'] };
const nights: Schedule = { weekly: { 'mon-thu': ['22:00-06:00'], sat: ['22:00-24:00'], sun: ['00:00-02:00'] }, closed: ['2026-11-25'] };
const always: Schedule = { weekly: { 'mon-sun': ['00:00-24:00'] } };
const everyDay = (span: string, timeZone: string): Schedule => ({ timeZone, weekly: { 'mon-sun': [span] } });

describe('a team', () => {
  for (const { what, schedule, now, open } of [
    { what: 'is closed a moment before its first minute', schedule: oslo, now: '2026-11-23T06:59:59.999Z', open: false },
    { what: 'is open from its first minute on', schedule: oslo, now: '2026-11-23T07:00:00Z', open: true },
    { what: 'is open until its last moment', schedule: oslo, now: '2026-11-23T18:59:59.999Z', open: true },
    { what: 'is closed on the stroke of its end', schedule: oslo, now: '2026-11-23T19:00:00Z', open: false },
    { what: 'has hours of its own on Saturday', schedule: oslo, now: '2026-11-28T12:59Z', open: true },
    { what: 'is closed on a day that is not named', schedule: oslo, now: '2026-11-29T12:00Z', open: false },
    { what: 'is closed on a holiday', schedule: oslo, now: '2026-12-25T12:00Z', open: false },
    { what: 'is open the day before the holiday', schedule: oslo, now: '2026-12-24T18:59Z', open: true },
    { what: 'with two spans a day is open in the first', schedule: { weekly: { mon: ['08:00-12:00', '13:00-17:00'] } }, now: '2026-11-23T11:59Z', open: true },
    { what: 'with two spans a day is closed between them', schedule: { weekly: { mon: ['08:00-12:00', '13:00-17:00'] } }, now: '2026-11-23T12:30Z', open: false },
    { what: 'whose spans overlap is open in all of them', schedule: { weekly: { mon: ['08:00-12:00', '11:00-17:00'] } }, now: '2026-11-23T16:59Z', open: true },
    { what: 'whose day is named twice has the hours of both', schedule: { weekly: { 'mon-fri': ['08:00-12:00'], mon: ['18:00-20:00'] } }, now: '2026-11-23T19:00Z', open: true },
    { what: 'named over the end of the week is open on Sunday', schedule: { weekly: { 'fri-mon': ['08:00-12:00'] } }, now: '2026-11-29T08:00Z', open: true },

    { what: 'that works at night is open before midnight', schedule: nights, now: '2026-11-23T23:59:59Z', open: true },
    { what: 'that works at night is open after midnight', schedule: nights, now: '2026-11-24T05:59Z', open: true },
    { what: 'that works at night goes home in the morning', schedule: nights, now: '2026-11-24T06:00Z', open: false },
    { what: 'works on into a holiday that its night began before', schedule: nights, now: '2026-11-25T01:00Z', open: true },
    { what: 'does not begin its night on a holiday', schedule: nights, now: '2026-11-25T22:30Z', open: false },
    { what: 'is not there after the midnight of a night that did not begin', schedule: nights, now: '2026-11-26T01:00Z', open: false },
    { what: 'works Friday morning when its Thursday goes past midnight', schedule: nights, now: '2026-11-27T05:00Z', open: true },
    { what: 'open until 24:00 and from 00:00 on is open at midnight', schedule: nights, now: '2026-11-29T00:00Z', open: true },
    { what: 'of Sunday night is there on Monday after midnight', schedule: { weekly: { sun: ['22:00-02:00'] } }, now: '2026-11-23T01:59Z', open: true },
    { what: 'of New Year\'s Eve is there in the new year', schedule: { weekly: { thu: ['22:00-02:00'] } }, now: '2027-01-01T01:59Z', open: true },
    { what: 'is there on 29 February', schedule: { weekly: { tue: ['08:00-09:00'] } }, now: '2028-02-29T08:00Z', open: true },
    { what: 'was there before 1970', schedule: { weekly: { wed: ['08:00-09:00'] } }, now: '1969-12-31T08:00Z', open: true },

    { what: 'around the clock is open at any time', schedule: always, now: '2026-11-29T00:00Z', open: true },
    { what: 'without hours is open at any time', schedule: undefined, now: '2026-11-29T03:00Z', open: true },
    { what: 'with a holiday alone is open on other days', schedule: { closed: ['2026-12-25'] }, now: '2026-12-26T00:00Z', open: true },
    { what: 'with a holiday alone is closed on it', schedule: { closed: ['2026-12-25'] }, now: '2026-12-25T23:59:59Z', open: false },
    { what: 'with a week that names no day is never open', schedule: { weekly: {} }, now: '2026-11-23T12:00Z', open: false },
  ] as readonly { readonly what: string; readonly schedule?: Schedule; readonly now: string; readonly open: boolean }[])
    test(what, () => expect(isOpen(schedule, at(now))).toBe(open));
});

describe('the zone that hours are in', () => {
  const weekly = { mon: ['08:00-20:00'] };
  for (const { what, schedule, timeZone, now, open } of [
    { what: 'is the schedule\'s own', schedule: { timeZone: 'Asia/Tokyo', weekly }, timeZone: 'Europe/Oslo', now: '2026-11-22T23:00Z', open: true },
    { what: 'else the settings\'', schedule: { weekly }, timeZone: 'Asia/Tokyo', now: '2026-11-22T23:00Z', open: true },
    { what: 'else UTC', schedule: { weekly }, timeZone: undefined, now: '2026-11-23T07:59Z', open: false },
    { what: 'is the settings\' where the schedule\'s is nowhere', schedule: { timeZone: 'Mars/Olympus', weekly }, timeZone: 'Asia/Tokyo', now: '2026-11-22T23:00Z', open: true },
    { what: 'may be half an hour off: before', schedule: { timeZone: 'Asia/Kolkata', weekly }, timeZone: undefined, now: '2026-11-23T02:29:59Z', open: false },
    { what: 'may be half an hour off: after', schedule: { timeZone: 'Asia/Kolkata', weekly }, timeZone: undefined, now: '2026-11-23T02:30Z', open: true },
    { what: 'may be in yesterday still', schedule: { timeZone: 'America/New_York', weekly }, timeZone: undefined, now: '2026-11-24T00:59Z', open: true },
    { what: 'may be in tomorrow already', schedule: { timeZone: 'Pacific/Kiritimati', weekly }, timeZone: undefined, now: '2026-11-22T18:00Z', open: true },
  ] as readonly { readonly what: string; readonly schedule: Schedule; readonly timeZone?: string; readonly now: string; readonly open: boolean }[])
    test(what, () => expect(isOpen(schedule, at(now), timeZone)).toBe(open));
});

describe('a clock that is set', () => {
  for (const { what, schedule, open, closed } of [
    { what: 'forward in Oslo moves the morning to an earlier instant', schedule: everyDay('08:00-20:00', 'Europe/Oslo'), open: ['2026-03-28T07:00Z', '2026-03-29T06:00Z'], closed: ['2026-03-28T06:59Z', '2026-03-29T05:59Z', '2026-03-29T18:00Z'] },
    { what: 'forward in Oslo leaves out hours it leaps over', schedule: everyDay('02:00-03:00', 'Europe/Oslo'), open: ['2026-03-28T01:30Z', '2026-03-30T00:30Z'], closed: ['2026-03-29T00:59Z', '2026-03-29T01:00Z', '2026-03-29T01:30Z'] },
    { what: 'forward in Oslo opens late where it leaps over the beginning', schedule: everyDay('02:30-05:00', 'Europe/Oslo'), open: ['2026-03-29T01:00Z', '2026-03-29T02:59Z'], closed: ['2026-03-29T00:59Z', '2026-03-29T03:00Z'] },
    { what: 'forward in Oslo closes early where it leaps over the end', schedule: everyDay('22:00-02:30', 'Europe/Oslo'), open: ['2026-03-29T00:59Z'], closed: ['2026-03-29T01:00Z'] },
    { what: 'back in Oslo shows an hour twice, open both times', schedule: everyDay('02:00-03:00', 'Europe/Oslo'), open: ['2026-10-25T00:00Z', '2026-10-25T01:59Z'], closed: ['2026-10-24T23:59Z', '2026-10-25T02:00Z'] },
    { what: 'back in Oslo makes a night longer', schedule: everyDay('22:00-06:00', 'Europe/Oslo'), open: ['2026-10-24T20:00Z', '2026-10-25T01:00Z', '2026-10-25T04:59Z'], closed: ['2026-10-25T05:00Z'] },
    { what: 'back in Oslo opens again for what comes a second time', schedule: everyDay('22:00-02:30', 'Europe/Oslo'), open: ['2026-10-25T00:29Z', '2026-10-25T01:29Z'], closed: ['2026-10-25T00:30Z', '2026-10-25T01:30Z'] },
    { what: 'forward in New York', schedule: everyDay('02:15-03:15', 'America/New_York'), open: ['2026-03-08T07:00Z', '2026-03-08T07:14Z'], closed: ['2026-03-08T06:59Z', '2026-03-08T07:15Z'] },
    { what: 'back in New York', schedule: everyDay('01:00-01:30', 'America/New_York'), open: ['2026-11-01T05:00Z', '2026-11-01T06:29Z'], closed: ['2026-11-01T05:30Z', '2026-11-01T05:59Z', '2026-11-01T06:30Z'] },
    { what: 'forward half an hour on Lord Howe Island', schedule: everyDay('02:00-02:45', 'Australia/Lord_Howe'), open: ['2026-10-03T15:30Z', '2026-10-03T15:44Z'], closed: ['2026-10-03T15:29Z', '2026-10-03T15:45Z'] },
    { what: 'back half an hour on Lord Howe Island', schedule: everyDay('01:45-02:00', 'Australia/Lord_Howe'), open: ['2026-04-04T14:45Z', '2026-04-04T15:15Z'], closed: ['2026-04-04T14:44Z', '2026-04-04T15:00Z', '2026-04-04T15:30Z'] },
    { what: 'forward at midnight in Santiago', schedule: everyDay('00:30-01:30', 'America/Santiago'), open: ['2026-09-06T04:00Z', '2026-09-06T04:29Z'], closed: ['2026-09-06T03:59Z', '2026-09-06T04:30Z'] },
    { what: 'back at midnight in Santiago: Saturday\'s last hour comes twice', schedule: { timeZone: 'America/Santiago', weekly: { sat: ['23:00-24:00'] } }, open: ['2026-04-05T02:00Z', '2026-04-05T03:59Z'], closed: ['2026-04-05T01:59Z', '2026-04-05T04:00Z'] },
    { what: 'never, in Tokyo', schedule: everyDay('09:00-18:00', 'Asia/Tokyo'), open: ['2026-03-29T00:00Z', '2026-10-25T00:00Z'], closed: ['2026-03-28T23:59Z', '2026-10-25T09:00Z'] },
  ])
    test(what, () => {
      expect(open.filter((instant) => !isOpen(schedule, at(instant)))).toEqual([]);
      expect(closed.filter((instant) => isOpen(schedule, at(instant)))).toEqual([]);
    });
});

describe('the next opening', () => {
  for (const { what, schedule, now, opens } of [
    { what: 'is this morning\'s, at night', schedule: oslo, now: '2026-11-23T03:00Z', opens: '2026-11-23T07:00Z' },
    { what: 'is a millisecond away, a millisecond before', schedule: oslo, now: '2026-11-23T06:59:59.999Z', opens: '2026-11-23T07:00Z' },
    { what: 'is tomorrow\'s from the first minute on', schedule: oslo, now: '2026-11-23T07:00Z', opens: '2026-11-24T07:00Z' },
    { what: 'is tomorrow\'s while open', schedule: oslo, now: '2026-11-23T12:00Z', opens: '2026-11-24T07:00Z' },
    { what: 'is Saturday\'s on Friday evening', schedule: oslo, now: '2026-11-27T20:00Z', opens: '2026-11-28T09:00Z' },
    { what: 'is Monday\'s on Saturday afternoon', schedule: oslo, now: '2026-11-28T13:00Z', opens: '2026-11-30T07:00Z' },
    { what: 'is after the holiday', schedule: oslo, now: '2026-12-24T19:00Z', opens: '2026-12-26T09:00Z' },
    { what: 'is in the new year', schedule: { ...oslo, closed: ['2026-12-31', '2027-01-01', '2027-01-02'] }, now: '2026-12-30T19:00Z', opens: '2027-01-04T07:00Z' },
    { what: 'is after the break', schedule: { weekly: { mon: ['08:00-12:00', '13:00-17:00'] } }, now: '2026-11-23T12:00Z', opens: '2026-11-23T13:00Z' },
    { what: 'is not where one span goes over into the next', schedule: { weekly: { mon: ['08:00-12:00', '12:00-17:00'] } }, now: '2026-11-23T09:00Z', opens: '2026-11-30T08:00Z' },
    { what: 'is not midnight where the night goes on', schedule: nights, now: '2026-11-28T21:00Z', opens: '2026-11-28T22:00Z' },
    { what: 'is not midnight while the night goes on', schedule: nights, now: '2026-11-28T23:00Z', opens: '2026-11-30T22:00Z' },
    { what: 'is not within a long night that is still going on', schedule: { weekly: { mon: ['20:00-12:00'], tue: ['00:00-02:00', '06:00-08:00', '18:00-19:00'] } }, now: '2026-11-23T21:00Z', opens: '2026-11-24T18:00Z' },
    { what: 'waits for the one day of the week', schedule: { weekly: { mon: ['08:00-09:00'] } }, now: '2026-11-23T09:00Z', opens: '2026-11-30T08:00Z' },
    { what: 'comes after a holiday of one that is always open', schedule: { ...always, closed: ['2026-12-25'] }, now: '2026-11-23T12:00Z', opens: '2026-12-26T00:00Z' },
    { what: 'in spring is the leap where that leaps over the beginning', schedule: everyDay('02:30-05:00', 'Europe/Oslo'), now: '2026-03-29T00:00Z', opens: '2026-03-29T01:00Z' },
    { what: 'in spring is tomorrow\'s where today\'s is leapt over', schedule: everyDay('02:00-03:00', 'Europe/Oslo'), now: '2026-03-29T00:00Z', opens: '2026-03-30T00:00Z' },
    { what: 'in autumn may be when the clock is set back', schedule: everyDay('22:00-02:30', 'Europe/Oslo'), now: '2026-10-25T00:30Z', opens: '2026-10-25T01:00Z' },
    { what: 'is the leap at midnight in Santiago', schedule: { timeZone: 'America/Santiago', weekly: { sun: ['00:00-06:00'] } }, now: '2026-09-05T12:00Z', opens: '2026-09-06T04:00Z' },
    { what: 'never comes where no day is named', schedule: { weekly: {} }, now: '2026-11-23T12:00Z', opens: undefined },
    { what: 'never comes where days have no spans', schedule: { weekly: { 'mon-sun': [] } }, now: '2026-11-23T12:00Z', opens: undefined },
    { what: 'never comes to whoever is always open', schedule: always, now: '2026-11-23T12:00Z', opens: undefined },
    { what: 'never comes where there are no hours', schedule: undefined, now: '2026-11-23T12:00Z', opens: undefined },
  ] as readonly { readonly what: string; readonly schedule?: Schedule; readonly now: string; readonly opens?: string }[])
    test(what, () => expect(nextOpening(schedule, at(now))).toEqual(opens && at(opens)));

  const daysFrom = (first: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, day) => new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10));

  test('is found after holidays of eleven months', () =>
    expect(nextOpening({ weekly: { 'mon-sun': ['08:00-09:00'] }, closed: daysFrom('2026-11-24', 330) }, at('2026-11-23T12:00Z'))).toEqual(at('2027-10-20T08:00Z')));

  test('never comes where a year and more of holidays lies before it', () =>
    expect(nextOpening({ weekly: { 'mon-sun': ['08:00-09:00'] }, closed: daysFrom('2026-11-24', 400) }, at('2026-11-23T12:00Z'))).toBeUndefined());
});

describe('hours that nobody checked', () => {
  const now = at('2026-11-23T12:00Z');
  for (const { what, schedule, open } of [
    { what: 'a week that is a text', schedule: { weekly: 'always' }, open: false },
    { what: 'a week that is null', schedule: { weekly: null }, open: false },
    { what: 'a day that is null', schedule: { weekly: { mon: null } }, open: false },
    { what: 'a day that is a text', schedule: { weekly: { mon: '08:00-20:00' } }, open: false },
    { what: 'spans that are no texts', schedule: { weekly: { mon: [8, null, {}, ['08:00-20:00']] } }, open: false },
    { what: 'spans that mean nothing', schedule: { weekly: { mon: ['8-20', '25:00-26:00', '08:00-08:00', '', '-'] } }, open: false },
    { what: 'a good span among bad ones', schedule: { weekly: { mon: ['8-20', '08:00-20:00', null] } }, open: true },
    { what: 'days that nobody knows', schedule: { weekly: { lundi: ['08:00-20:00'], 'mon-': ['08:00-20:00'], __proto__: ['08:00-20:00'] } }, open: false },
    { what: 'holidays that are none', schedule: { ...always, closed: ['Christmas', 25, null, '', '2026-99-99'] }, open: true },
    { what: 'holidays that are no list', schedule: { ...always, closed: '2026-11-23' }, open: true },
    { what: 'a zone that is nowhere', schedule: { ...always, timeZone: 'Mars/Olympus' }, open: true },
    { what: 'a zone that is a number', schedule: { ...always, timeZone: 1 }, open: true },
    { what: 'null', schedule: null, open: true },
  ])
    test(`${what}: ${open ? 'what can be read is used' : 'closed'}, and nothing is thrown`, () => {
      expect(isOpen(schedule as unknown as Schedule, now)).toBe(open);
      expect(() => nextOpening(schedule as unknown as Schedule, now)).not.toThrow();
    });

  for (const instant of [NaN, 8.64e15, -8.64e15])
    test(`and a now of ${instant} throw nothing either`, () => {
      const next = nextOpening(oslo, new Date(instant));
      expect(() => [isOpen(oslo, new Date(instant)), next?.toISOString()]).not.toThrow();
    });
});

describe('the schedule of a language', () => {
  const [ja, en, pt] = [{ timeZone: 'Asia/Tokyo' }, { timeZone: 'Europe/London' }, { timeZone: 'Europe/Lisbon' }];
  const hours = { ...oslo, languages: { ja, en, pt, 'pt-BR': { timeZone: 'America/Sao_Paulo' }, nb: { timeZone: 'Europe/Oslo' } } };
  for (const { language, zone } of [
    { language: 'ja', zone: 'Asia/Tokyo' },
    { language: 'ja-JP', zone: 'Asia/Tokyo' },
    { language: 'JA_jp', zone: 'Asia/Tokyo' },
    { language: 'en-GB', zone: 'Europe/London' },
    { language: 'pt-BR', zone: 'America/Sao_Paulo' },
    { language: 'pt-PT', zone: 'Europe/Lisbon' },
    { language: 'nn-NO', zone: 'Europe/Oslo' },
  ])
    test(`${language} is that of ${zone}`, () => expect(scheduleFor(hours, language)).toMatchObject({ timeZone: zone }));

  for (const language of ['fr', 'enm', '', 'no language', 'constructor', '__proto__'])
    test(`${JSON.stringify(language)} has none of its own, and gets the channel's`, () => expect(scheduleFor(hours, language)).toBe(hours));

  test('is its own alone: the channel\'s holidays are not its', () => expect(scheduleFor(hours, 'ja')).toBe(ja));
  test('is found however its key is written', () => expect(scheduleFor({ languages: { PT_br: pt } }, 'pt-BR')).toBe(pt));
  test('is none where there are no hours', () => expect(scheduleFor(undefined, 'ja')).toBeUndefined());
});
