import { expect, test } from 'vitest';
import { readPrefill } from '../../src/core/prefill.js';

for (const [what, given, values, locked] of [
  ['a plain value', { summary: 'Help' }, { summary: 'Help' }, []],
  ['a value with its wrapping', { email: { value: 'a@b.example' } }, { email: 'a@b.example' }, []],
  ['a value the visitor may not change', { email: { value: 'a@b.example', readonly: true } }, { email: 'a@b.example' }, ['email']],
  ['custom fields', { custom: { build: '42' } }, { custom: { build: '42' } }, []],
  ['a name that is no field, which is never locked', { constructor: { value: 1, readonly: true } }, { constructor: 1 }, []],
] as const)
  test(`a host may fill in ${what}`, () => expect(readPrefill(given)).toStrictEqual<unknown>({ values: { ...values }, locked: [...locked] }));

for (const garbage of [undefined, null, 'summary', 7, []]) test(`${String(garbage)} fills in nothing`, () => expect(readPrefill(garbage)).toEqual({ values: {}, locked: [] }));
