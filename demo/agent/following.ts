import { waitAfter } from '../../src/core/outbox.js';
import { problemOf, type Problem } from '../../src/core/problem.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Happening } from '../../src/ports/live.js';
import type { Office } from './office.js';

/** How the line to the server is. */
export type Link = 'connecting' | 'live' | 'broken';

/** Somebody is waiting at the other end of each chat: longer than this, in ms, is no pause made. */
const LONGEST_PAUSE = 10_000;

/** Waits after so many tries that failed, the last with this problem; less long where the page comes back to life, or the signal says stop. */
export const pauseAfter = (tries: number, problem: Problem, clock: Clock, signal: AbortSignal): Promise<void> =>
  pause(Math.min(LONGEST_PAUSE, waitAfter(tries, problem, Math.random())), clock, signal);

/** Hears all that happens until the signal says stop, however often the line breaks. `broken` hears why, each time. */
export async function keepFollowing(
  { follow }: Pick<Office, 'follow'>,
  { clock, signal, hear, tell }: {
    readonly clock: Clock;
    readonly signal: AbortSignal;
    readonly hear: (happening: Happening) => void;
    readonly tell: (link: Link, problem?: Problem) => void;
  },
): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    const heard = (happening: Happening): void => {
      tries = 0;
      tell('live');
      hear(happening);
    };
    const problem = await follow(heard, { signal }).then(() => undefined, problemOf);
    if (signal.aborted) return;
    // A server ends a stream with the token that it was opened with: that is no trouble, and there is a new token.
    tell(problem ? 'broken' : 'connecting', problem);
    await pauseAfter((tries += 1), problem ?? QUIET, clock, signal);
    if (!signal.aborted) tell('connecting');
  }
}

const QUIET: Problem = { kind: 'server', message: 'The stream has ended' };

function pause(milliseconds: number, clock: Clock, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  return new Promise<void>((resolve) => {
    const over = (): void => resolve();
    const both = AbortSignal.any([signal, waiting.signal]);
    clock.after(milliseconds, over, both);
    clock.awake(over, both);
    signal.addEventListener('abort', over, { once: true, signal: waiting.signal });
  }).finally(() => waiting.abort());
}
