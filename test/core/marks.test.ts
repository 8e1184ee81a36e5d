import { describe, expect, test } from 'vitest';
import { markBetween, markInMiddle, moved, resized, SMALLEST, type Mark } from '../../src/core/marks.js';

const SIZE = { width: 400, height: 200 };
const MARK: Mark = { tool: 'blackout', left: 100, top: 50, width: 80, height: 40 };
const box = ({ left, top, width, height }: Mark): readonly number[] => [left, top, width, height];

describe('a mark', () => {
  for (const { what, from, to, is } of [
    { what: 'downwards', from: { left: 10, top: 20 }, to: { left: 60, top: 80 }, is: [10, 20, 50, 60] },
    { what: 'upwards and back', from: { left: 60, top: 80 }, to: { left: 10, top: 20 }, is: [10, 20, 50, 60] },
    { what: 'out of the picture', from: { left: 380, top: 190 }, to: { left: 900, top: 900 }, is: [380, 188, 20, 12] },
    { what: 'from before the picture', from: { left: -50, top: -50 }, to: { left: 30, top: 30 }, is: [0, 0, 30, 30] },
    { what: 'between two pixels, which it covers both', from: { left: 10.4, top: 20.6 }, to: { left: 60.2, top: 80.1 }, is: [10, 20, 51, 61] },
    { what: 'too small to be found again', from: { left: 10, top: 10 }, to: { left: 11, top: 11 }, is: [10, 10, SMALLEST, SMALLEST] },
  ])
    test(`is drawn ${what}`, () => expect(box(markBetween('blackout', from, to, SIZE))).toEqual(is));

  test('covers everything it was drawn over', () => {
    const { left, top, width, height } = markBetween('blackout', { left: 10.4, top: 20.6 }, { left: 60.9, top: 81.5 }, SIZE);
    expect([left <= 10.4, top <= 20.6, left + width >= 60.9, top + height >= 81.5]).toEqual([true, true, true, true]);
  });

  test('moves, and stops at the edge', () => expect([box(moved(MARK, 10, -5, SIZE)), box(moved(MARK, 999, 999, SIZE)), box(moved(MARK, -999, -999, SIZE))]).toEqual([[110, 45, 80, 40], [320, 160, 80, 40], [0, 0, 80, 40]]));
  test('grows and shrinks at its end', () => expect([box(resized(MARK, 10, 5, SIZE)), box(resized(MARK, 999, 999, SIZE)), box(resized(MARK, -999, -999, SIZE))]).toEqual([[100, 50, 90, 45], [100, 50, 300, 150], [100, 50, SMALLEST, SMALLEST]]));
  test('placed by keys stands in the middle', () => expect(box(markInMiddle('marker', SIZE))).toEqual([150, 80, 100, 40]));
});
