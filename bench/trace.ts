/** What we read of an event in a trace of Chromium; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** From beginning to end. */
  readonly dur?: number;
  /** Of that, what the thread spent on a processor: another program on the machine does not add to it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What happened from one mark of a page to its next; times in ms. */
export interface Stretch {
  readonly name: string;
  readonly wall: number;
  /** Processor time of the page's own thread, and of its workers'. */
  readonly page: number;
  readonly workers: number;
  /** Processor time of the longest task of the page's own thread. */
  readonly longest: number;
}

/** The stretches between the marks that a page set with these names; the last mark only ends one. */
export function stretches(events: readonly TraceEvent[], names: readonly string[]): readonly Stretch[] {
  const marks = events.filter(({ name }) => names.includes(name)).sort((one, other) => one.ts - other.ts);
  const pid = marks[0]?.pid;
  const threads = new Map(events.filter((event) => event.name === 'thread_name' && event.pid === pid).map(({ tid, args }) => [tid, args?.name ?? '']));
  const tasks = events.filter((event) => event.name === 'RunTask' && event.pid === pid);
  return marks.slice(0, -1).map(({ name, ts }, place) => {
    const next = marks[place + 1]!.ts;
    // A mark stands at the beginning of its task, so a task belongs to the last mark before its end.
    const during = tasks.filter((task) => endOf(task) >= ts && endOf(task) < next);
    const spent = (thread: RegExp): readonly number[] => during.filter(({ tid }) => thread.test(threads.get(tid) ?? '')).map(({ tdur = 0 }) => tdur / 1000);
    const page = spent(/^CrRendererMain/);
    return { name, wall: (next - ts) / 1000, page: sum(page), workers: sum(spent(/^DedicatedWorker/)), longest: Math.max(0, ...page) };
  });
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

const sum = (figures: readonly number[]): number => figures.reduce((total, one) => total + one, 0);
