import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newDraft } from '../../src/core/draft.js';
import { cautionFor, isOfThisAlone, LONGEST_WAIT, readOutgoing, verdictOn, waitAfter, type Outgoing } from '../../src/core/outbox.js';
import type { Problem } from '../../src/core/problem.js';

const draft = { ...newDraft({ channel: 'email', premium: false, state: 'offered', languages: [], language: 'en', label: 'E-mail' }), summary: 'Import stalls' };
const row: Outgoing = { key: 'k', draft, written: draft, placed: '2026-11-22T12:00:00Z' };
const at = (hours: number): Date => new Date(Date.parse(row.placed) + hours * 3_600_000);

describe('a ticket that has waited', () => {
  for (const [hours, caution] of [
    [-24 * 365, 'none'],
    [0, 'none'],
    [22.99, 'none'],
    [23, 'look'],
    [7 * 24 - 0.01, 'look'],
    [7 * 24, 'ask'],
    [24 * 365, 'ask'],
  ] as const)
    test(`${hours} hours is met with: ${caution}`, () => expect(cautionFor(row, at(hours))).toBe(caution));
});

describe('a try that failed with', () => {
  for (const [problem, verdict] of [
    [{ kind: 'offline' }, 'again'],
    [{ kind: 'timeout' }, 'again'],
    [{ kind: 'busy', status: 429 }, 'again'],
    [{ kind: 'busy', status: 503 }, 'again'],
    [{ kind: 'server', status: 500 }, 'again'],
    [{ kind: 'server', status: 502 }, 'again'],
    [{ kind: 'server', status: 200 }, 'again'],
    [{ kind: 'server', status: 408 }, 'again'],
    [{ kind: 'invalid', status: 409 }, 'again'],
    [{ kind: 'invalid', status: 425 }, 'again'],
    [{ kind: 'load' }, 'again'],
    [{ kind: 'signed-out', status: 401 }, 'sign-in'],
    [{ kind: 'invalid', status: 400 }, 'back'],
    [{ kind: 'refused', status: 403 }, 'back'],
    [{ kind: 'missing', status: 404 }, 'back'],
    [{ kind: 'invalid', status: 413 }, 'back'],
    [{ kind: 'invalid', status: 422 }, 'back'],
  ] as const)
    test(`${problem.kind} ${'status' in problem ? problem.status : ''} means: ${verdict}`, () => expect(verdictOn({ ...problem, message: '' })).toBe(verdict));
});

describe('the next one is tried', () => {
  for (const [problem, isTried] of [
    [{ kind: 'server', status: 500 }, true],
    [{ kind: 'server', status: 502 }, true],
    // Another try of it is still under way.
    [{ kind: 'invalid', status: 409 }, true],
    [{ kind: 'server', status: 500, retryAfter: 60_000 }, false],
    [{ kind: 'busy', status: 503 }, false],
    [{ kind: 'busy', status: 429 }, false],
    [{ kind: 'server', status: 408 }, false],
    [{ kind: 'server', status: 200 }, false],
    [{ kind: 'server' }, false],
    [{ kind: 'offline' }, false],
    [{ kind: 'timeout' }, false],
    [{ kind: 'signed-out', status: 401 }, false],
  ] as const)
    test(`after ${JSON.stringify(problem)}: ${isTried}`, () => expect(isOfThisAlone({ ...problem, message: '' })).toBe(isTried));
});

describe('the wait before the next try', () => {
  const busy: Problem = { kind: 'busy', message: '' };

  for (const [tries, longest] of [[1, 2], [2, 4], [3, 8], [8, 256], [9, 300], [60, 300]] as const)
    test(`is between half of ${longest} seconds and all of it, after ${tries}`, () => {
      expect(waitAfter(tries, busy, 0)).toBe(longest * 500);
      expect(waitAfter(tries, busy, 1)).toBe(longest * 1000);
    });

  for (const [asked, wait] of [[120_000, 120_000], [1500, 1500], [999, 1000], [0, 1000], [-5, 1000], [99_999_999_000, LONGEST_WAIT]] as const)
    test(`is what the backend asks for, within reason: ${asked} ms`, () => expect(waitAfter(3, { ...busy, retryAfter: asked }, 0.5)).toBe(wait));

  test('is never under a second, nor over five minutes, unless the backend asks for it', () => {
    fc.assert(fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
      const wait = waitAfter(tries, busy, chance);
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(300_000);
    }));
  });
});

describe('what an earlier page has left', () => {
  test('is read as it was written', () => expect(readOutgoing(structuredClone(row))).toEqual(row));

  for (const garbage of [undefined, null, 7, 'row', [], {}, { ...row, key: 7 }, { ...row, placed: 'once' }, { ...row, draft: null }, { ...row, draft: { channel: 'fax' } }])
    test(`is nothing where it is ${JSON.stringify(garbage)?.slice(0, 60)}`, () => expect(readOutgoing(garbage)).toBeUndefined());

  test('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readOutgoing(value)));
  });
});
