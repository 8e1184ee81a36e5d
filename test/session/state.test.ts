import { expect, test } from 'vitest';
import { State } from '../../src/session/state.js';

test('a state tells everyone who listens, at once, until they do not', () => {
  const state = new State({ count: 0, name: 'a' });
  const seen: number[] = [];
  const stop = state.listen(() => seen.push(state.value.count));
  state.update({ count: 1 });
  state.update({ name: 'b' });
  stop();
  state.update({ count: 2 });
  expect([seen, state.value]).toEqual([[1, 1], { count: 2, name: 'b' }]);
});

test('one who stops listening while being told does not silence the others', () => {
  const state = new State({ count: 0 });
  const seen: string[] = [];
  const stop = state.listen(() => {
    seen.push('first');
    stop();
  });
  state.listen(() => seen.push('second'));
  state.update({ count: 1 });
  state.update({ count: 2 });
  expect(seen).toEqual(['first', 'second', 'second']);
});

test('a value that was read stays as it was', () => {
  const state = new State({ count: 0 });
  const before = state.value;
  state.update({ count: 1 });
  expect(before).toEqual({ count: 0 });
});
