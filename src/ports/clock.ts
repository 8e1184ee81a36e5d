/** The time of day, and waiting. */
export interface Clock {
  now(): Date;
  /** Runs a task after some milliseconds, unless stopped before. */
  after(milliseconds: number, task: () => void, signal?: AbortSignal): void;
  /** Runs a task each time the page comes back to life: online again, visible again, out of the browser's cache. */
  awake(task: () => void, signal: AbortSignal): void;
}
