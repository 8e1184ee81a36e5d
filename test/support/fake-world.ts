import type { Draft } from '../../src/core/draft.js';
import { ProblemError, type Problem } from '../../src/core/problem.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Keep, Shelf } from '../../src/ports/keep.js';
import type { News, Tabs } from '../../src/ports/tabs.js';
import type { Tell } from '../../src/ports/tell.js';
import type { World } from '../../src/session/world.js';

/** Lets everything go on that waits for promises alone. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock whose time is moved by hand. */
export class FakeClock implements Clock {
  #time: number;
  #set = 0;
  #waiting: { readonly at: number; readonly task: () => void; readonly signal: AbortSignal | undefined }[] = [];

  constructor(now: string) {
    this.#time = Date.parse(now);
  }

  now(): Date {
    return new Date(this.#time + this.#set);
  }

  /** Sets the clock on the wall; what is waited for goes on as before. */
  setBy(milliseconds: number): void {
    this.#set += milliseconds;
  }

  after(milliseconds: number, task: () => void, signal?: AbortSignal): void {
    this.#waiting.push({ at: this.#time + milliseconds, task, signal });
  }

  /** How many tasks wait for their time. */
  get waits(): number {
    return this.#waiting.filter(({ signal }) => !signal?.aborted).length;
  }

  readonly #waking = new Set<() => void>();

  awake(task: () => void, signal: AbortSignal): void {
    this.#waking.add(task);
    signal.addEventListener('abort', () => this.#waking.delete(task));
  }

  /** The page comes back to life. */
  async wake(): Promise<void> {
    for (const task of [...this.#waking]) task();
    await settled();
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

/** Keeps in memory, as long as it does not refuse: everybody's things under `person name`. */
export class FakeKeep implements Keep {
  readonly kept = new Map<string, unknown>();
  refuses = false;
  /** How often it was asked for anything. */
  asked = 0;

  of = (person: string): Shelf => ({
    read: async (name) => {
      this.#ask();
      return structuredClone(this.kept.get(`${person} ${name}`));
    },
    list: async (start) => {
      this.#ask();
      const own = [...this.kept].filter(([name]) => name.startsWith(`${person} ${start}`));
      return new Map(own.map(([name, value]) => [name.slice(person.length + 1), structuredClone(value)]));
    },
    change: async (changes) => {
      this.#ask();
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) this.kept.delete(`${person} ${name}`);
        else this.kept.set(`${person} ${name}`, structuredClone(value));
    },
    clear: async () => {
      this.#ask();
      for (const name of [...this.kept.keys()]) if (name.startsWith(`${person} `)) this.kept.delete(name);
    },
  });

  /** What is kept of somebody under names that begin so. */
  under(person: string, start: string): readonly unknown[] {
    return [...this.kept].flatMap(([name, value]) => (name.startsWith(`${person} ${start}`) ? [value] : []));
  }

  #ask(): void {
    this.asked++;
    if (this.refuses) throw new ProblemError({ kind: 'storage', message: 'Refused' });
  }
}

/** A browser with as many tabs as ask for it: one at a time does its work of a name, and each hears the others. A tab's crash frees its turn. */
export class FakeBrowser {
  readonly #tabs = new Set<{ hear(news: News): void }>();
  readonly #queues = new Map<string, Promise<void>>();

  /** One more tab, which may crash: then its promise resolves. */
  tab(crash: Promise<void> = new Promise(() => undefined)): Tabs {
    const own = new Set<{ hear(news: News): void }>();
    return {
      alone: (name, work, signal) => {
        const turn = (this.#queues.get(name) ?? Promise.resolve()).then(() => {
          signal.throwIfAborted();
          return Promise.race([work(), crash]);
        });
        this.#queues.set(name, turn.catch(() => undefined));
        return turn;
      },
      tell: (news) => [...this.#tabs].filter((one) => !own.has(one)).forEach((one) => one.hear(news)),
      hear: (listener, signal) => {
        const one = { hear: listener };
        own.add(one);
        this.#tabs.add(one);
        signal.addEventListener('abort', () => this.#tabs.delete(one));
      },
    };
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
  /** Whether the browser asks before the page is left. */
  isHeldBack: boolean;
}

/** Surroundings at noon on a Monday, with an empty store, on the page `/contacts/new`. */
export function fakeWorld(more: Partial<Pick<World, 'page' | 'context' | 'tabs'>> = {}): FakeWorld {
  let keys = 0;
  const world: FakeWorld = {
    clock: new FakeClock('2026-11-23T12:00:00Z'),
    keep: new FakeKeep(),
    tabs: new FakeBrowser().tab(),
    tell: new FakeTell(),
    newKey: () => `key-${++keys}`,
    chance: () => 0.5,
    isHeldBack: false,
    holdBack: (on) => void (world.isHeldBack = on),
    page: () => '/contacts/new',
    address: () => 'https://kestrel.example/contacts/new',
    all: () => Promise.resolve(world),
    context: () => undefined,
    ...more,
  };
  return world;
}

/** The surroundings of another tab of the same browser. */
export function anotherTab(world: FakeWorld, tabs: Tabs): FakeWorld {
  const other: FakeWorld = { ...world, tabs, all: () => Promise.resolve(other) };
  return other;
}
