import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryBackend, type MemoryBackend } from '../../src/backends/memory.js';
import { ProblemError, type ProblemKind } from '../../src/core/problem.js';
import type { Message } from '../../src/core/ticket.js';
import type { Backend } from '../../src/ports/backend.js';
import type { Keep, Shelf } from '../../src/ports/keep.js';
import type { Happening } from '../../src/ports/live.js';
import type { Desk } from '../../src/session/desk.js';
import { Session } from '../../src/session/session.js';
import { newTicket } from '../demo/serving.js';
import { FakeBrowser, fakeWorld, settled, type FakeWorld } from '../support/fake-world.js';
import { ADA } from '../support/visit.js';

// Two people talk to each other: nothing is lost, doubled or out of order, whatever the order of things. Visitors write in two tabs,
// requests and answers get lost, connections break, tell things twice and late, tabs crash in the middle, minutes and hours go by.

/** What the network and the server make of a request. */
type Fate = 'arrives' | 'lost' | 'answer lost' | 'answer late' | 'server' | 'busy' | 'signed-out';
const FATES: readonly Fate[] = ['arrives', 'lost', 'answer lost', 'answer late', 'server', 'busy', 'signed-out'];

type Step =
  | { readonly does: 'write'; readonly tab: number }
  | { readonly does: 'hear' }
  | { readonly does: 'fate'; readonly fate: Fate }
  | { readonly does: 'stream'; readonly is: 'prompt' | 'late' | 'twice' | 'down' }
  | { readonly does: 'cut' }
  | { readonly does: 'wait'; readonly seconds: number }
  | { readonly does: 'wake' }
  | { readonly does: 'reload'; readonly tab: number };

/** A network between the tabs and a backend in memory. */
class Network {
  fate: Fate = 'arrives';
  stream: 'prompt' | 'late' | 'twice' | 'down' = 'prompt';
  #late: (() => void)[] = [];

  /** What comes late is here now. */
  async catchUp(): Promise<void> {
    for (const arrive of this.#late.splice(0)) arrive();
    await settled();
  }

  backend({ tickets, live }: MemoryBackend, isDead: () => boolean): Backend {
    const carried = <Given extends readonly unknown[], T>(work: (...given: Given) => Promise<T>) => (...given: Given): Promise<T> => this.#carry(() => work(...given), isDead);
    return {
      tickets: { create: carried(tickets.create), list: carried(tickets.list), read: carried(tickets.read), reply: carried(tickets.reply), change: carried(tickets.change) },
      live: {
        follow: (hear, asked) => {
          if (this.stream === 'down') return Promise.reject(problem('offline'));
          return live.follow((happening) => this.#tell(happening, hear, isDead, asked?.signal), asked);
        },
        ask: carried(live.ask),
      },
    };
  }

  /** Of one connection nothing overtakes anything; a cut takes with it what was under way. */
  #tell(happening: Happening, hear: (happening: Happening) => void, isDead: () => boolean, signal: AbortSignal | undefined): void {
    const arrive = (): void => {
      if (!isDead() && !signal?.aborted) hear(happening);
    };
    if (this.stream === 'late' || this.#late.length > 0) this.#late.push(arrive);
    else arrive();
    if (this.stream === 'twice') arrive();
  }

  async #carry<T>(work: () => Promise<T>, isDead: () => boolean): Promise<T> {
    const { fate } = this;
    await Promise.resolve();
    if (isDead()) return forever();
    if (fate === 'lost') throw problem('offline');
    if (fate === 'server' || fate === 'busy' || fate === 'signed-out') throw problem(fate);
    const answer = await work();
    if (fate === 'answer lost') throw problem('timeout');
    if (fate === 'answer late') await new Promise<void>((resolve) => this.#late.push(resolve));
    return isDead() ? forever() : answer;
  }
}

const problem = (kind: ProblemKind): ProblemError => new ProblemError({ kind, message: 'By chance' });
const forever = (): Promise<never> => new Promise(() => undefined);

/** A tab, which a crash stops in the middle of whatever it does. */
class Tab {
  readonly #session: Session;
  readonly #die: () => void;
  #dead = false;
  /** What was written in it, the first words first. */
  readonly written: string[] = [];

  constructor(world: FakeWorld, browser: FakeBrowser, network: Network, backend: MemoryBackend) {
    let die = (): void => undefined;
    const alive = <T>(work: () => Promise<T>): Promise<T> => (this.#dead ? forever() : work().then((value) => (this.#dead ? forever() : value)));
    const mortal = (shelf: Shelf): Shelf => ({
      read: (name) => alive(() => shelf.read(name)),
      list: (start) => alive(() => shelf.list(start)),
      change: (changes) => alive(() => shelf.change(changes)),
      clear: () => alive(() => shelf.clear()),
    });
    const keep: Keep = { of: (person) => mortal(world.keep.of(person)) };
    const own = { ...world, keep, tabs: browser.tab(new Promise((resolve) => (die = resolve))), all: () => Promise.resolve(own) };
    this.#die = die;
    this.#session = new Session({ settings: ADA, backend: network.backend(backend, () => this.#dead), language: 'en' }, own);
  }

  get desk(): Desk {
    return this.#session.desk!;
  }

  async open(): Promise<void> {
    await this.#session.begin();
    this.#session.go({ name: 'chat', id: CHAT });
    await settled();
  }

  async write(text: string): Promise<void> {
    this.written.push(text);
    void this.desk.replies.send(CHAT, text);
    // Of a crash before anything is written down, the composer's copy is what is left.
    await settled();
  }

  resume(): void {
    this.#session.update({ ...this.#session.setup.value });
    // What could not be fetched at all is asked for again by who looks at it; all else comes by itself.
    if (this.desk.thread.state.value.ticket.status !== 'ready') this.#session.go({ name: 'chat', id: CHAT });
  }

  crash(): void {
    this.#dead = true;
    this.#die();
    this.#session.dispose();
  }
}

const CHAT = 'ticket-1001';
const wordsOf = (messages: readonly Message[], from: Message['from']): readonly string[] => messages.filter((one) => one.from === from).map(({ text }) => text);

async function run(steps: readonly Step[]): Promise<void> {
  const world = fakeWorld();
  const [browser, network, backend] = [new FakeBrowser(), new Network(), memoryBackend({ chat: true, now: () => world.clock.now() })];
  await backend.tickets.create({ ...newTicket(), channel: 'chat', description: 'Hello' }, { key: 'first' });
  const open = async (): Promise<Tab> => {
    const tab = new Tab(world, browser, network, backend);
    await tab.open();
    return tab;
  };
  const tabs = [await open(), await open()];
  const all = [...tabs];
  const said: string[] = [];
  const go = async (step: Step, number: number): Promise<void> => {
    if (step.does === 'write') await tabs[step.tab]!.write(`Visitor ${number}`);
    else if (step.does === 'hear') {
      said.push(`Support ${number}`);
      backend.support.say(CHAT, said.at(-1)!);
    } else if (step.does === 'fate') network.fate = step.fate;
    else if (step.does === 'stream') {
      await network.catchUp();
      network.stream = step.is;
    } else if (step.does === 'cut') backend.support.cut();
    else if (step.does === 'wait') await world.clock.pass(step.seconds * 1000);
    else if (step.does === 'wake') await world.clock.wake();
    else {
      tabs[step.tab]!.crash();
      all.push((tabs[step.tab] = await open()));
    }
  };
  for (const [number, step] of steps.entries()) {
    await go(step, number);
    await world.clock.pass(1);
  }
  // The network and the server are well again, and somebody is signed in.
  Object.assign(network, { fate: 'arrives', stream: 'prompt' });
  for (let round = 0; round < 8; round++) {
    await network.catchUp();
    for (const tab of tabs) tab.resume();
    await settled();
    await world.clock.pass(400_000);
    await world.clock.wake();
  }
  const { messages } = backend.support.ticket(CHAT);
  const arrived = wordsOf(messages, 'visitor').slice(1);
  expect([...arrived].sort(), 'each message has arrived, once').toEqual(all.flatMap(({ written }) => written).sort());
  for (const { written } of all) expect(arrived.filter((text) => written.includes(text)), 'in the order in which a tab wrote them').toEqual(written);
  for (const { desk } of tabs) {
    const { ticket } = desk.thread.state.value;
    expect(ticket, 'each tab shows what was said, once and in order').toMatchObject({ status: 'ready', value: { messages } });
    expect(ticket.status === 'ready' && wordsOf(ticket.value.messages, 'support')).toEqual(said);
    expect([desk.replies.state.value.rows, ticket.status === 'ready' && ticket.value.messages.length]).toEqual([[], messages.length]);
  }
  for (const tab of tabs) tab.crash();
  await settled();
  expect(world.clock.waits, 'no timer is left').toBe(0);
}

const tab = fc.constantFrom(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('write' as const), tab }) },
  { weight: 4, arbitrary: fc.constant({ does: 'hear' as const }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('fate' as const), fate: fc.constantFrom(...FATES) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('stream' as const), is: fc.constantFrom('prompt' as const, 'late' as const, 'twice' as const, 'down' as const) }) },
  { weight: 2, arbitrary: fc.constant({ does: 'cut' as const }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 30, 600, 90_000) }) },
  { weight: 1, arbitrary: fc.constant({ does: 'wake' as const }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('reload' as const), tab }) },
);

test('600 schedules by chance: nothing that is said is lost, doubled or out of order', { timeout: 180_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 16 }), run), { numRuns: 600, seed: 20261123 });
});
