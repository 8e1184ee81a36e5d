import { expect, test } from 'vitest';
import { figure, table } from '../../bench/table.js';

test('figures stand below each other, flush right', () => {
  const lines = table('Weight', ['kB', 'MB'], [['ours', '5.10', '9'], ['another', '15.5', '–']]).split('\n');
  expect(lines).toEqual(['', 'Weight', '              kB   MB', '  ours      5.10    9', '  another   15.5    –']);
});

for (const { value, reads } of [
  { value: 0.054, reads: '0.05' },
  { value: 12.34, reads: '12.3' },
  { value: 4672.4, reads: '4672' },
  { value: undefined, reads: '–' },
  { value: NaN, reads: '–' },
])
  test(`${value} reads ${reads}`, () => {
    expect(figure(value)).toBe(reads);
  });
