import type { Clock } from '../ports/clock.js';

/** A message that has come, as it is read out. */
export interface Heard {
  readonly name: string;
  readonly text: string;
}

/** Time, in ms, in which what comes together is gathered; and the least time between two sentences. */
const GATHERED = 400;
const APART = 2000;

/** Messages that come in bursts, told one burst at a time: nobody can listen to ten sentences in a second. */
export class Burst {
  readonly #clock: Clock;
  readonly #tell: (heard: readonly Heard[]) => void;
  readonly #life = new AbortController();
  #heard: Heard[] = [];
  #rests = false;
  #gathers = false;

  /** `tell` hears of everything that came since it was last called: soon, and never twice within two seconds. */
  constructor(clock: Clock, tell: (heard: readonly Heard[]) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  add(heard: Heard): void {
    this.#heard.push(heard);
    if (this.#rests || this.#gathers) return;
    this.#gathers = true;
    this.#clock.after(GATHERED, () => this.#flush(), this.#life.signal);
  }

  /** Says nothing more. */
  stop(): void {
    this.#life.abort();
  }

  #flush(): void {
    this.#gathers = false;
    this.#rests = this.#heard.length > 0;
    if (!this.#rests) return;
    const heard = this.#heard;
    this.#heard = [];
    this.#tell(heard);
    this.#clock.after(APART, () => this.#flush(), this.#life.signal);
  }
}
