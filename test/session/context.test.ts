import { describe, expect, test } from 'vitest';
import { contextOf } from '../../src/session/context.js';
import type { Problem } from '../../src/core/problem.js';

function read(given: unknown) {
  const told: Problem[] = [];
  return { context: contextOf(given, (problem) => told.push(problem)), told };
}

const circle: Record<string, unknown> = {};
circle['self'] = circle;

describe('what a ticket carries along', () => {
  for (const [what, given, context] of [
    ['nothing', undefined, {}],
    ['null', null, {}],
    ['texts', { page: '/x' }, { page: '/x' }],
    ['what a function answers', () => ({ page: '/x' }), { page: '/x' }],
    ['nothing, by a function', () => undefined, {}],
    ['numbers and more as JSON', { count: 7, flags: ['a'], on: true, none: null }, { count: '7', flags: '["a"]', on: 'true', none: 'null' }],
    ['only what has a text', { page: '/x', gone: undefined, run: () => 1, symbol: Symbol('x') }, { page: '/x' }],
  ] as const)
    test(`is ${what}`, () => expect(read(given)).toEqual({ context, told: [] }));

  for (const [what, given] of [
    ['a text', 'page'],
    ['a function that fails', () => { throw new Error('no'); }],
    ['something without an end', circle],
    ['a number too big for JSON', { big: 1n }],
  ] as const)
    test(`is nothing, and the host is told, where it is ${what}`, () => expect(read(given)).toMatchObject({ context: {}, told: [{ kind: 'setting', setting: 'context' }] }));
});
