import { beforeEach, describe, expect, test } from 'vitest';
import { Burst } from '../../src/session/burst.js';
import { FakeClock } from '../support/fake-world.js';

let clock: FakeClock;
let told: string[];
let burst: Burst;

beforeEach(() => {
  clock = new FakeClock('2026-11-23T12:00:00Z');
  told = [];
  burst = new Burst(clock, (heard) => void told.push(heard.map(({ text }) => text).join(' ')));
});

const come = (...texts: string[]): void => texts.forEach((text) => burst.add({ name: 'Kim', text }));

describe('messages that come in bursts', () => {
  test('are told at once, as one', async () => {
    come('one', 'two', 'three');
    await clock.pass(400);
    expect(told).toEqual(['one two three']);
  });

  test('are told again no sooner than two seconds later, with all that came meanwhile', async () => {
    come('one');
    await clock.pass(400);
    come('two');
    await clock.pass(1000);
    come('three');
    await clock.pass(999);
    expect(told).toEqual(['one']);
    await clock.pass(1);
    expect(told).toEqual(['one', 'two three']);
  });

  test('are told soon after a quiet while', async () => {
    come('one');
    await clock.pass(400);
    await clock.pass(2000);
    come('two');
    await clock.pass(400);
    expect(told).toEqual(['one', 'two']);
  });

  test('a hundred a second make one sentence in two seconds', async () => {
    for (let second = 0; second < 10; second++)
      for (let index = 0; index < 100; index++) {
        come('x');
        await clock.pass(10);
      }
    expect(told.length).toBeLessThanOrEqual(5);
    await clock.pass(2000);
    expect(told.join(' ').split(' ')).toHaveLength(1000);
  });

  test('are told no more once nobody looks', async () => {
    come('one');
    burst.stop();
    await clock.pass(5000);
    expect(told).toEqual([]);
  });
});
