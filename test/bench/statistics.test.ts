import { describe, expect, test } from 'vitest';
import { median, percentile } from '../../bench/statistics.js';

const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);

describe('percentile', () => {
  for (const { figures, share, is } of [
    { figures: hundred, share: 0.95, is: 95 },
    { figures: hundred, share: 1, is: 100 },
    { figures: hundred, share: 0, is: 1 },
    { figures: [7], share: 0.95, is: 7 },
    { figures: [10, 9, 100], share: 0.5, is: 10 },
  ])
    test(`${share} of ${figures.length} figures is ${is}, in whatever order they come`, () => {
      expect(percentile(figures, share)).toBe(is);
    });

  test('of nothing is no figure', () => {
    expect(percentile([], 0.95)).toBeNaN();
  });
});

test('the median is a figure that was measured', () => {
  expect(median([4, 1, 3, 2])).toBe(2);
});
