import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { offersFor } from '../../src/core/channel.js';
import { checkSettings } from '../../src/core/settings-check.js';
import { dataOf } from '../support/data.js';

const now = new Date('2026-11-23T12:00:00Z');

/** Checks what a page may hold, and decides by it: neither may throw. */
const decide = (given: unknown) => {
  const checked = checkSettings(given);
  return { ...checked, offers: offersFor(checked.settings, { now }) };
};

describe('keys with a meaning of their own to browsers', () => {
  for (const json of [
    '{"__proto__":{"plan":"enterprise","polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"plans":{"__proto__":{"channels":{"email":{}}}},"plan":"__proto__"}',
    '{"plans":{"constructor":{"channels":{"email":{}}}},"plan":"constructor"}',
    '{"plan":{"__proto__":{"channels":{"email":{}}}}}',
    '{"plan":{"channels":{"__proto__":{"email":{}}}}}',
    '{"person":{"__proto__":{"seat":"core"}}}',
    '{"messages":{"__proto__":{"polluted":"1"},"nb":{"__proto__":"1","constructor":"1"}}}',
    '{"account":{"contacts":{"prototype":{"name":"x"}}}}',
  ])
    test(`are left out aloud, and change nothing: ${json}`, () => {
      const { settings, problems, offers } = decide(JSON.parse(json));
      expect(problems.length).toBeGreaterThan(0);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      expect(settings.person?.seat).toBeUndefined();
      expect(offers.filter(({ state }) => state === 'offered')).toEqual([]);
    });
});

describe('huge settings', () => {
  for (const [what, given] of [
    ['a megabyte of one text', { label: 'x'.repeat(1 << 20) }],
    ['ten thousand plans', { plans: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`plan-${at}`, { includes: `plan-${at + 1}`, channels: { email: {} } }])), plan: 'plan-0' }],
    ['ten thousand channels', { plan: { channels: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`channel-${at}`, {}])) } }],
    ['a hundred thousand suggestions', { suggestions: Array.from({ length: 100_000 }, () => ({ question: 'How?' })) }],
    ['a list within a list within a list …', { addOns: JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown }],
  ] as const)
    test(`${what} are checked in the time of a blink`, { timeout: 2_000 }, () => {
      expect(() => decide(given)).not.toThrow();
    });
});

describe('anything at all', () => {
  test('never throws, and tells a setting for whatever is wrong', () => {
    const key = fc.constantFrom('plan', 'plans', 'person', 'account', 'links', 'messages', 'suggestions', 'phone', 'timeZone', 'locale', 'created', 'seat', 'channels', 'email', 'includes', '__proto__');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), fc.dictionary(key, tie('value')), fc.array(tie('value'))),
    }));
    fc.assert(fc.property(value, (given) => decide(given).problems.every(({ kind, setting }) => kind === 'setting' && setting !== undefined)), { numRuns: 1_000 });
  });
});

const malformed = dataOf('input/json-malformed.json') as readonly { readonly name: string; readonly base64: string }[] | undefined;

describe.skipIf(!malformed)('the malformed JSON of the world', () => {
  test('is checked without a throw wherever it can be read at all', () => {
    const read = malformed!.flatMap(({ name, base64 }) => {
      try {
        return [{ name, given: JSON.parse(Buffer.from(base64, 'base64').toString()) as unknown }];
      } catch {
        return [];
      }
    });
    expect(read.length).toBeGreaterThan(90);
    const thrown = read.flatMap(({ name, given }) => [given, { plan: given }, { plans: given }, { person: given }, { messages: { nb: given } }].filter((one) => throws(one)).map(() => name));
    expect(thrown).toEqual([]);
  });
});

function throws(given: unknown): boolean {
  try {
    decide(given);
    return false;
  } catch {
    return true;
  }
}

test('a hundred thousand wrong keys are told in some fifty lines', () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${String(index)}`, index]));
  const { problems, settings } = checkSettings({ ...many, plan: 'starter' });
  expect(problems.length).toBeLessThan(60);
  expect(problems.at(-1)?.message).toContain('more is wrong');
  expect(settings.plan).toBe('starter');
});
