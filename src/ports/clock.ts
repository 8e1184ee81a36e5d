/** The time of day, and waiting. */
export interface Clock {
  now(): Date;
  /** Runs a task after some milliseconds, unless stopped before. */
  after(milliseconds: number, task: () => void, signal?: AbortSignal): void;
}
