import { problemError } from './answer.js';

/** Waiting that ends, once nothing was heard for too long, with a problem of kind `timeout`. */
export interface Patience {
  /** Aborted, with that problem, when patience is at its end. */
  readonly signal: AbortSignal;
  /** Something was heard: waiting begins anew. */
  heard(): void;
  /** What was waited for is there. */
  end(): void;
}

/** Waits for so many ms at a time. */
export function patienceOf(ms: number): Patience {
  const clock = new AbortController();
  const late = (): void => clock.abort(problemError('timeout', `Nothing was heard for ${ms / 1000} seconds`));
  let timer = setTimeout(late, ms);
  return {
    signal: clock.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(late, ms);
    },
    end: () => clearTimeout(timer),
  };
}
