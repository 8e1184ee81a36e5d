import { describe, expect, test } from 'vitest';
import { turnOf, usualWait, type LiveChat } from '../../demo/server/chat-rules.js';
import type { Settings } from '../../src/core/settings.js';

const patience = { missedAfter: 5 * 60_000, idleAfter: 10 * 60_000 };
/** Open on weekdays in Oslo, which is an hour ahead of UTC in November; in Japanese in Tokyo's office hours. */
const house: Settings = {
  timeZone: 'Europe/Oslo',
  hours: { chat: { weekly: { 'mon-fri': ['08:00-16:00'] }, languages: { ja: { timeZone: 'Asia/Tokyo', weekly: { 'mon-fri': ['09:00-18:00'] } } } } },
};

/** An instant on a Monday, by the clock in UTC. */
const at = (time: string, day = 23): Date => new Date(`2026-11-${day}T${time}Z`);

const waiting = (since: string, more: Partial<LiveChat> = {}): LiveChat => ({ standing: 'waiting', since: at(since), last: { from: 'visitor', at: at(since) }, language: 'en', ...more });
const active = (since: string, from: 'visitor' | 'support', last: string, more: Partial<LiveChat> = {}): LiveChat => ({
  standing: 'active', since: at(since), last: { from, at: at(last) }, language: 'en', ...more,
});

describe('what becomes of a chat by itself', () => {
  for (const { what, chat, now, turn } of [
    { what: 'that nobody took within five minutes: it is missed', chat: waiting('10:00:00'), now: at('10:05:00'), turn: 'missed' },
    { what: 'that waits almost five minutes: nothing yet', chat: waiting('10:00:00'), now: at('10:04:59'), turn: undefined },
    { what: 'whose visitor goes on writing while they wait: missed all the same', chat: waiting('10:00:00', { last: { from: 'visitor', at: at('10:04:50') } }), now: at('10:05:00'), turn: 'missed' },
    { what: 'that waits when the team closes', chat: waiting('14:59:00'), now: at('15:00:00'), turn: 'hours' },
    { what: 'that waits a second before the team closes', chat: waiting('14:58:00'), now: at('14:59:59'), turn: undefined },
    { what: 'that waits for the team of another language, which closed hours ago', chat: waiting('09:00:00', { language: 'ja' }), now: at('09:00:01'), turn: 'hours' },
    { what: 'that waits for the team of another language, while the others are asleep', chat: waiting('01:00:00', { language: 'ja' }), now: at('01:00:01'), turn: undefined },
    { what: 'whose visitor has not answered for ten minutes: it is idle', chat: active('10:00:00', 'support', '10:02:00'), now: at('10:12:00'), turn: 'idle' },
    { what: 'whose visitor has not answered for almost ten minutes', chat: active('10:00:00', 'support', '10:02:00'), now: at('10:11:59'), turn: undefined },
    { what: 'whose visitor waits for an answer for ten minutes: somebody else may come', chat: active('10:00:00', 'visitor', '10:02:00'), now: at('10:12:00'), turn: 'left' },
    { what: 'just taken over, long after the visitor wrote', chat: active('10:30:00', 'visitor', '10:00:00'), now: at('10:31:00'), turn: undefined },
    { what: 'in the middle of which the team closes: that is said', chat: active('14:50:00', 'visitor', '14:58:00'), now: at('15:00:00'), turn: 'closing' },
    { what: 'that has been told so', chat: active('14:50:00', 'visitor', '14:58:00', { told: at('15:00:00') }), now: at('15:01:00'), turn: undefined },
    { what: 'that was told so, and goes on until the next day closes', chat: active('14:50:00', 'visitor', '14:58:00', { told: at('15:00:00') }), now: at('15:00:00', 24), turn: 'left' },
    { what: 'that was told so yesterday, when the team closes today', chat: active('14:50:00', 'visitor', '14:58:00', { since: at('14:58:00', 24), told: at('15:00:00') }), now: at('15:00:00', 24), turn: 'closing' },
    { what: 'that goes on late and falls silent', chat: active('14:50:00', 'support', '15:10:00', { told: at('15:00:00') }), now: at('15:20:00'), turn: 'idle' },
  ] as const)
    test(`a chat ${what}`, () => expect(turnOf(chat, house, patience, now)).toBe(turn));

  test('a chat where nobody has said when the team is there, at any hour: nothing', () => expect(turnOf(waiting('03:00:00'), {}, patience, at('03:01:00'))).toBeUndefined());

  test('a chat whose team never opens again is told once', () => {
    const never: Settings = { hours: { chat: { weekly: {} } } };
    expect(turnOf(active('10:00:00', 'visitor', '10:00:00'), never, patience, at('10:01:00'))).toBe('closing');
    expect(turnOf(active('10:00:00', 'visitor', '10:00:00', { told: at('10:01:00') }), never, patience, at('10:02:00'))).toBeUndefined();
  });
});

describe('how long it usually takes until somebody is there', () => {
  for (const { waits, minutes } of [
    { waits: [], minutes: undefined },
    { waits: [0], minutes: 1 },
    { waits: [60_000], minutes: 1 },
    { waits: [61_000], minutes: 2 },
    { waits: [60_000, 180_000], minutes: 2 },
    { waits: [3_600_000, 60_000, 120_000], minutes: 2 },
  ])
    test(`after waits of ${JSON.stringify(waits)} ms: ${minutes === undefined ? 'nobody knows' : `${minutes} minutes`}`, () => expect(usualWait(waits)).toBe(minutes));
});
