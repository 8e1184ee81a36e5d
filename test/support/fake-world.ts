import type { Draft } from '../../src/core/draft.js';
import { ProblemError, type Problem } from '../../src/core/problem.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Keep } from '../../src/ports/keep.js';
import type { Tell } from '../../src/ports/tell.js';
import type { World } from '../../src/session/world.js';

/** Lets everything go on that waits for promises alone. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock whose time is moved by hand. */
export class FakeClock implements Clock {
  #time: number;
  #waiting: { readonly at: number; readonly task: () => void; readonly signal: AbortSignal | undefined }[] = [];

  constructor(now: string) {
    this.#time = Date.parse(now);
  }

  now(): Date {
    return new Date(this.#time);
  }

  after(milliseconds: number, task: () => void, signal?: AbortSignal): void {
    this.#waiting.push({ at: this.#time + milliseconds, task, signal });
  }

  /** Lets time pass; what falls due meanwhile is done. */
  async pass(milliseconds: number): Promise<void> {
    this.#time += milliseconds;
    const due = this.#waiting.filter(({ at }) => at <= this.#time).sort((one, other) => one.at - other.at);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#time);
    for (const { task, signal } of due) if (!signal?.aborted) task();
    await settled();
  }
}

/** Keeps in memory, as long as it does not refuse. */
export class FakeKeep implements Keep {
  readonly kept = new Map<string, unknown>();
  refuses = false;
  /** How often it was asked for anything. */
  asked = 0;

  async read(key: string): Promise<unknown> {
    this.#ask();
    return structuredClone(this.kept.get(key));
  }

  async write(key: string, value: unknown): Promise<void> {
    this.#ask();
    this.kept.set(key, structuredClone(value));
  }

  async remove(key: string): Promise<void> {
    this.#ask();
    this.kept.delete(key);
  }

  #ask(): void {
    this.asked++;
    if (this.refuses) throw new ProblemError({ kind: 'storage', message: 'Refused' });
  }
}

/** What a host was told, oldest first: the name of the event, then what it carries. */
export type Told = readonly [event: keyof Tell, ...carried: readonly unknown[]];

/** A host page that writes down what it is told, and may decline. */
export class FakeTell implements Tell {
  readonly told: Told[] = [];
  readonly declined = new Set<'feedback' | 'contact' | 'submit'>();
  /** What the host makes of a draft before it is sent. */
  edit: (draft: Draft) => unknown = (draft) => draft;

  question = (text: string): void => void this.told.push(['question', text]);
  answer: Tell['answer'] = (outcome, articles) => void this.told.push(['answer', outcome, articles.map(({ id }) => id)]);
  submitted: Tell['submitted'] = (ticket) => void this.told.push(['submitted', ticket.number]);
  problem = (problem: Problem): void => void this.told.push(['problem', problem.kind]);

  feedback: Tell['feedback'] = (feedback) => {
    this.told.push(['feedback', feedback]);
    return !this.declined.has('feedback');
  };

  contact: Tell['contact'] = (offer) => {
    this.told.push(['contact', offer.channel]);
    return !this.declined.has('contact');
  };

  submit: Tell['submit'] = (draft) => {
    this.told.push(['submit', draft.summary]);
    return this.declined.has('submit') ? undefined : (this.edit(draft) as Draft);
  };

  /** What was told under one name. */
  all(event: keyof Tell): readonly unknown[] {
    return this.told.filter(([name]) => name === event).map(([, first]) => first);
  }
}

/** Surroundings in which nothing happens by itself. */
export interface FakeWorld extends World {
  readonly clock: FakeClock;
  readonly keep: FakeKeep;
  readonly tell: FakeTell;
}

/** Surroundings at noon on a Monday, with an empty store, on the page `/contacts/new`. */
export function fakeWorld(more: Partial<Pick<World, 'page' | 'context'>> = {}): FakeWorld {
  let keys = 0;
  return {
    clock: new FakeClock('2026-11-23T12:00:00Z'),
    keep: new FakeKeep(),
    tell: new FakeTell(),
    newKey: () => `key-${++keys}`,
    page: () => '/contacts/new',
    context: () => undefined,
    ...more,
  };
}
