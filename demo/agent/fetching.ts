import { verdictOn } from '../../src/core/outbox.js';
import { problemOf, type Problem } from '../../src/core/problem.js';
import type { Clock } from '../../src/ports/clock.js';
import { pauseAfter } from './following.js';

/** Fetches one thing, again and again until it is here; asked for something newer, it drops what it was asked for before. */
export class Fetching {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #tell: (problem: Problem | undefined, before: Problem | undefined) => void;
  #current = new AbortController();

  /** `tell` hears of each problem, and once it is over; and of the one told before. */
  constructor(clock: Clock, signal: AbortSignal, tell: (problem: Problem | undefined, before: Problem | undefined) => void) {
    this.#clock = clock;
    this.#signal = signal;
    this.#tell = tell;
  }

  /** What is answered; nothing where it never will be, or nobody asks for it any more. */
  async get<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.drop();
    const signal = AbortSignal.any([this.#signal, this.#current.signal]);
    let problem: Problem | undefined;
    for (let tries = 1; !signal.aborted; tries += 1)
      try {
        const found = await ask(signal);
        if (signal.aborted) break;
        if (problem) this.#tell(undefined, problem);
        return found;
      } catch (error) {
        if (signal.aborted) break;
        const before = problem;
        problem = problemOf(error);
        this.#tell(problem, before);
        if (verdictOn(problem) === 'back') break;
        await pauseAfter(tries, problem, this.#clock, signal);
      }
    return undefined;
  }

  /** What was asked for is of no use any more. */
  drop(): void {
    this.#current.abort();
    this.#current = new AbortController();
  }
}
