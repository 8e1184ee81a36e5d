import type { Page } from 'puppeteer-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string };
  readonly dur?: number;
  readonly tdur?: number;
}

/**
 * The longest that a page's thread was held up at a stretch while something happened, in ms of its own time: how busy the
 * machine is with other things does not count.
 */
export async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse(Buffer.from((await page.tracing.stop())!).toString()) as { traceEvents: readonly TraceEvent[] };
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && threads.some((thread) => thread.pid === pid && thread.tid === tid));
  if (tasks.length === 0) throw new Error('The trace has no task of the page in it.');
  // Tracing itself shows as time of the thread that is longer than the task.
  return tasks.reduce((longest, { dur = 0, tdur = dur }) => Math.max(longest, Math.min(dur, tdur) / 1000), 0);
}
