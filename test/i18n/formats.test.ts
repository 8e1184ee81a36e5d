import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Formats, formatsOf } from '../../src/i18n/formats.js';
import { callDays, sameTimeOn } from '../../src/ui/call-days.js';

const english = new Formats(['en-GB', 'en']);
const home = process.env['TZ'];
const at = (zone: string): void => void (process.env['TZ'] = zone);

beforeEach(() => at('Europe/Oslo'));
afterEach(() => {
  if (home === undefined) delete process.env['TZ'];
  else at(home);
});

describe('a day', () => {
  for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Tokyo'])
    test(`is the same day in ${zone}`, () => {
      at(zone);
      expect(['2024-03-05', '2024-12-31', '2024-01-01'].map((iso) => english.day(iso))).toEqual(['5 March 2024', '31 December 2024', '1 January 2024']);
    });

  for (const [tag, day] of [
    ['en', 'March 5, 2024'],
    ['nb', '5. mars 2024'],
    ['nl', '5 maart 2024'],
    ['ja', '2024年3月5日'],
    ['de', '5. März 2024'],
  ] as const)
    test(`is written as readers of ${tag} do (R77)`, () => expect(new Formats([tag]).day('2024-03-05')).toBe(day));

  for (const [zone, day] of [['Europe/Oslo', '6 March 2024'], ['America/New_York', '5 March 2024']] as const)
    test(`of an instant is the reader's own, in ${zone}`, () => {
      at(zone);
      expect(english.day('2024-03-05T23:30:00Z')).toBe(day);
    });
});

test('a moment is in the reader\'s own zone', () => {
  expect(english.moment('2024-03-05T23:30:00Z')).toBe('6 Mar 2024, 00:30');
  at('America/New_York');
  expect(english.moment('2024-03-05T23:30:00Z')).toBe('5 Mar 2024, 18:30');
});

describe('how long ago', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  for (const [iso, ago] of [
    ['2026-11-23T12:00:00Z', 'now'],
    ['2026-11-23T11:59:01Z', 'now'],
    ['2026-11-23T11:59:00Z', '1 minute ago'],
    ['2026-11-23T11:00:01Z', '59 minutes ago'],
    ['2026-11-23T11:00:00Z', '1 hour ago'],
    ['2026-11-22T12:00:01Z', '23 hours ago'],
    ['2026-11-22T12:00:00Z', 'yesterday'],
    ['2026-11-17T12:00:00Z', '6 days ago'],
    ['2026-11-16T12:00:00Z', 'last week'],
    ['2026-10-20T12:00:00Z', 'last month'],
    ['2025-11-23T12:00:00Z', 'last year'],
    ['2020-01-01', '6 years ago'],
    // A clock that is off makes no moment of the past one to come.
    ['2026-11-23T12:00:01Z', 'now'],
    ['2026-11-23T18:00:00Z', 'now'],
    ['2031-01-01', 'now'],
  ] as const)
    test(`${iso}: ${ago}`, () => expect(english.ago(iso, now)).toBe(ago));

  test('is said in the reader\'s language', () => expect(new Formats(['nb']).ago('2026-11-23T10:00:00Z', now)).toBe('for 2 timer siden'));
});

test('readers of one language in two countries write dates their own way', () =>
  expect([['en-US', 'en'], ['en-GB', 'en']].map((tags) => formatsOf({ tags }).day('2024-03-05'))).toEqual(['March 5, 2024', '5 March 2024']));

describe('what is no date', () => {
  for (const text of ['', 'soon', 'Spring 2024', 'Version 2', '1', '2024', '2024-02-30', '2024-13-01', '05/03/2024', 'March 5, 2024', '<b>2024-03-05</b>', '2024-03-05T99:00Z'])
    test(`comes back as it is: ${JSON.stringify(text)}`, () =>
      expect([english.day(text), english.moment(text), english.ago(text, new Date('2026-11-23T12:00:00Z'))]).toEqual([text, text, text]));
});

describe('lists and languages', () => {
  test('a list is a sentence', () => expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((items) => english.list(items))).toEqual(['', 'A', 'A and B', 'A, B and C']));

  for (const [tag, name] of [['nb', 'Norwegian Bokmål'], ['pt_BR', 'Brazilian Portuguese'], ['ja', 'Japanese'], ['qqq', 'qqq'], ['no such tag', 'no such tag'], ['', ''], ['!', '!']] as const)
    test(`the language ${JSON.stringify(tag)} is called ${JSON.stringify(name)}`, () => expect(english.language(tag)).toBe(name));
});

describe('a moment ahead, told once', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  for (const [seconds, said] of [[0.2, 'in 1 second'], [8, 'in 8 seconds'], [89, 'in 89 seconds'], [90, 'in 2 minutes'], [300, 'in 5 minutes']] as const)
    test(`${seconds} s: ${said}`, () => expect(english.ahead(new Date(now.getTime() + seconds * 1000).toISOString(), now)).toBe(said));
});

describe('the size of a file', () => {
  for (const [bytes, said] of [[0, '0 byte'], [999, '999 byte'], [1000, '1 kB'], [1550, '1.6 kB'], [25_000_000, '25 MB'], [2_400_000, '2.4 MB']] as const)
    test(`${bytes} is ${said}`, () => expect(english.size(bytes)).toBe(said));
  test('is written as its reader does', () => expect(new Formats(['nb']).size(2_400_000)).toBe('2,4 MB'));
});

test('a part of a whole is a percentage', () => expect(english.percent(0.4)).toBe('40%'));

describe('a time one may be called at', () => {
  const [monday, end] = ['2026-08-03T08:00:00.000Z', '2026-08-03T08:30:00.000Z'];

  for (const [tag, day, span] of [
    ['en-GB', 'Monday 3 August', 'Monday 3 August 10:00–10:30'],
    ['nb', 'mandag 3. august', 'mandag 3. august 10:00–10:30'],
    ['ja', '8月3日月曜日', '8月3日月曜日 10:00–10:30'],
  ] as const)
    test(`reads in ${tag}: ${day}`, () => {
      const formats = new Formats([tag]);
      expect(formats.weekday(monday)).toBe(day);
      expect(formats.span(monday, end)).toBe(span);
    });

  test('tells its zone where the clock shows it twice', () => {
    const twice = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    const days = callDays([...twice, monday].map((start) => ({ start, end })), english);
    expect(days.map(({ name, times }) => [name, Object.values(times)])).toEqual([['Sunday 25 October', ['02:30 CEST', '02:30 CET']], ['Monday 3 August', ['10:00']]]);
  });

  test('stays the same on another day, or is the first one there', () => {
    const [today, tomorrow] = callDays(['2026-08-03T08:00:00.000Z', '2026-08-04T07:00:00.000Z', '2026-08-04T08:00:00.000Z'].map((start) => ({ start, end: start })), english);
    expect(sameTimeOn(tomorrow!, '2026-08-03T08:00:00.000Z', english)).toBe('2026-08-04T08:00:00.000Z');
    expect(sameTimeOn(today!, '2026-08-04T07:00:00.000Z', english)).toBe('2026-08-03T08:00:00.000Z');
  });

  for (const [zone, name] of [
    ['Europe/Oslo', 'Central European Time'],
    ['UTC', 'Coordinated Universal Time'],
    ['Asia/Kolkata', 'India Standard Time'],
  ] as const)
    test(`stands in the zone of the reader: ${name}`, () => {
      at(zone);
      expect(english.zone(new Date(monday))).toBe(name);
    });
});
