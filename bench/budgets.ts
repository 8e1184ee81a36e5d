/** What searching may cost; processor time in ms, of a machine that nobody slows down. */
export const BUDGETS = {
  /** Brotli, kB. */
  module: 6,
  stemmer: 2.4,
  /** In the worker, until 2,000 articles can be searched. */
  ready: 1500,
  /** 95 keystrokes in 100, by number of articles; of 2,000 nothing was promised. */
  keystroke: new Map([[1000, 20], [10_000, 40]]),
  /** A task of the page's own thread. */
  task: 50,
} as const;

/** A figure beside its budget. */
export interface Judged {
  readonly what: string;
  readonly budget: number;
  /** Absent: measured in a slowed page alone. */
  readonly figure?: number;
  /** The same in a page that is slowed; absent: that says nothing of it. */
  readonly slowed?: number;
}

/** Whether a figure keeps to its budget, in a word; of no figure there is nothing to say. */
export function verdictOn(figure: number | undefined, budget: number): string {
  if (figure === undefined) return '';
  return figure <= budget ? 'kept' : 'OVER';
}
