import { expect, test } from 'vitest';
import { stretches, type TraceEvent } from '../../bench/trace.js';

const PAGE = { pid: 1, tid: 1 };
const WORKER = { pid: 1, tid: 2 };

const thread = (where: typeof PAGE, name: string): TraceEvent => ({ name: 'thread_name', ...where, ts: 0, args: { name } });
const mark = (name: string, ts: number): TraceEvent => ({ name, ...PAGE, ts });
const task = (where: typeof PAGE, ts: number, dur: number, tdur = dur): TraceEvent => ({ name: 'RunTask', ...where, ts, dur, tdur });

const TRACE = [thread(PAGE, 'CrRendererMain'), thread(WORKER, 'DedicatedWorker thread'), mark('make', 10_000), mark('keystroke', 50_000), mark('end', 90_000)];

test('a step costs what its own thread and its workers were busy, not what another program took', () => {
  const [made] = stretches([...TRACE, task(PAGE, 20_000, 9000, 4000), task(PAGE, 30_000, 6000), task(WORKER, 20_000, 25_000, 20_000)], ['make', 'keystroke', 'end']);
  expect(made).toEqual({ name: 'make', wall: 40, page: 10, workers: 20, longest: 6 });
});

test('the task that sets a mark belongs to what the mark begins', () => {
  const [made, typed] = stretches([...TRACE, task(PAGE, 49_900, 3000)], ['make', 'keystroke', 'end']);
  expect(made?.page).toBe(0);
  expect(typed?.page).toBe(3);
});

test('other pages of the browser do not count, nor what comes after the last mark', () => {
  const elsewhere = { pid: 2, tid: 1 };
  const all = stretches([...TRACE, thread(elsewhere, 'CrRendererMain'), task(elsewhere, 20_000, 9000), task(PAGE, 91_000, 9000)], ['make', 'keystroke', 'end']);
  expect(all.map(({ name, page }) => ({ name, page }))).toEqual([{ name: 'make', page: 0 }, { name: 'keystroke', page: 0 }]);
});
