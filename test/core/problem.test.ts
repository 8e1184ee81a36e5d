import { describe, expect, test } from 'vitest';
import { settle } from '../../src/core/loadable.js';
import { ProblemError, problemOf, type Problem } from '../../src/core/problem.js';

const offline: Problem = { kind: 'offline', message: 'The network is gone' };

describe('whatever is thrown', () => {
  for (const [what, thrown, problem] of [
    ['a problem of ours', new ProblemError(offline), offline],
    ['an error', new TypeError('x is undefined'), { kind: 'server', message: 'x is undefined' }],
    ['a text', 'No', { kind: 'server', message: 'No' }],
    ['nothing', undefined, { kind: 'server', message: 'undefined' }],
  ] as const)
    test(`is a problem: ${what}`, () => expect(problemOf(thrown)).toEqual(problem));

  test('stays behind it for us to see', () => {
    const cause = new Error('ECONNREFUSED');
    expect(new ProblemError(offline, { cause })).toMatchObject({ name: 'ProblemError', message: offline.message, cause });
  });
});

describe('what is waited for', () => {
  test('comes', async () => expect(await settle(Promise.resolve(7))).toEqual({ status: 'ready', value: 7 }));
  test('or does not, and says why', async () => expect(await settle(Promise.reject(new ProblemError(offline)))).toEqual({ status: 'failed', problem: offline }));
});
