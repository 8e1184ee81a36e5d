import { waitAfter } from '../core/outbox.js';
import { settle } from '../core/loadable.js';
import type { Problem } from '../core/problem.js';
import type { World } from './world.js';

/** Some work on what waits, which one tab does at a time. */
export interface Errand {
  /** What other tabs know it by. */
  readonly name: string;
  /** Whose errand it is now. */
  person(): string;
  /** Reads what is kept: other tabs may have put something in, or done it. */
  load(): Promise<void>;
  /** Whether anything waits. */
  waits(): boolean;
  work(signal: AbortSignal): Promise<void>;
  /** When the next try is due, where the last one failed. */
  due(next: Date | undefined): void;
}

/** Does an errand once it is asked for, and again after a failure: each time later, as the backend wants it, or on a good occasion. */
export class Pump {
  readonly #world: World;
  readonly #errand: Errand;
  #life = new AbortController();
  #timer = new AbortController();
  #begun = false;
  #tries = 0;
  /** Whether the next try is waited for: after a failure, which any good occasion cuts short, or since the backend has asked for it, which nothing does. */
  #resting: 'rest' | 'patience' | undefined;
  #pumping: Promise<void> | undefined;
  #more = false;

  constructor(world: World, errand: Errand) {
    this.#world = world;
    this.#errand = errand;
  }

  /** Takes up what was left by an earlier page, and goes on whenever the browser comes back to life, or another tab has something. */
  async begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const { signal } = this.#life;
    const { clock, tabs } = this.#world;
    clock.awake(() => void this.resume(), signal);
    tabs.hear((news) => void (news.kind === 'kept' && news.person === this.#errand.person() && this.#look()), signal);
    await this.resume();
  }

  /** A good occasion to try: only a backend that has asked for patience is still left alone. */
  async resume(): Promise<void> {
    if (this.#resting === 'rest') this.#resting = undefined;
    await this.#look();
  }

  /** Something new waits: tells the other tabs, and goes on. */
  async placed(): Promise<void> {
    this.tell();
    await (this.#begun ? this.resume() : this.begin());
  }

  /** Tells the other tabs that what is kept has changed. */
  tell(): void {
    this.#world.tabs.tell({ kind: 'kept', person: this.#errand.person() });
  }

  /** Does what may be done; once more where it is asked for meanwhile. */
  run(): Promise<void> {
    this.#more = true;
    const { signal } = this.#life;
    return (this.#pumping ??= this.#pump(signal).finally(() => {
      if (signal.aborted) return;
      this.#pumping = undefined;
      // Asked for after the last look, and before this.
      if (this.#more) void this.run();
    }));
  }

  /** A try has worked: the next failure is the first one, unless something else has just failed. */
  worked(): void {
    if (!this.#resting) this.#tries = 0;
  }

  /** A try has failed: the next one is for later. Of several failures in one go the last says when, and they are one. */
  failed(problem: Problem): void {
    const { clock, chance } = this.#world;
    if (!this.#resting) this.#tries++;
    this.#stopTimer();
    const wait = waitAfter(this.#tries, problem, chance());
    this.#resting = problem.retryAfter === undefined ? 'rest' : 'patience';
    // The timer alone knows when it is over: the clock on the wall may be set back meanwhile.
    const over = (): void => {
      this.#resting = undefined;
      void this.run();
    };
    clock.after(wait, over, this.#timer.signal);
    this.#errand.due(new Date(clock.now().getTime() + wait));
  }

  /** Stops, and forgets every failure. */
  forget(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#timer.abort();
    this.#begun = false;
    this.#tries = 0;
    this.#resting = undefined;
    this.#pumping = undefined;
  }

  async #look(): Promise<void> {
    if (!this.#begun) return;
    await this.#errand.load();
    await this.run();
  }

  async #pump(signal: AbortSignal): Promise<void> {
    while (this.#more && !signal.aborted) {
      this.#more = false;
      if (!this.#errand.waits() || this.#resting) return;
      this.#stopTimer();
      this.#errand.due(undefined);
      // A lock that is not given is no reason to lose anything: what waits stays, and the next occasion tries again.
      await settle(this.#world.tabs.alone(this.#errand.name, () => this.#errand.work(signal), signal));
    }
  }

  /** Waits for no try that was due. */
  #stopTimer(): void {
    this.#timer.abort();
    this.#timer = new AbortController();
  }
}
