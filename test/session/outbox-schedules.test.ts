import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDraft } from '../../src/core/draft.js';
import { ProblemError, type Problem, type ProblemKind } from '../../src/core/problem.js';
import type { NewTicket, Ticket } from '../../src/core/ticket.js';
import type { Shelf } from '../../src/ports/keep.js';
import type { Tickets } from '../../src/ports/tickets.js';
import { Files } from '../../src/session/files.js';
import { Outbox } from '../../src/session/outbox.js';
import { State } from '../../src/session/state.js';
import { ticket as ticketOf } from '../support/fake-backend.js';
import { FakeBrowser, fakeWorld, settled, type FakeWorld } from '../support/fake-world.js';

// Nothing is lost and nothing is doubled, whatever the order of things: visitors press Send in several tabs, requests and
// answers get lost, the server fails or wants to be left alone, tabs crash in the middle, hours and days go by.

const HOUR = 3_600_000;

/** What the network and the server make of a request. */
type Fate = 'arrives' | 'lost' | 'answer lost' | 'hangs' | 'server' | 'broken' | 'busy' | 'patience' | 'signed-out' | 'invalid';
const FATES: readonly Fate[] = ['arrives', 'lost', 'answer lost', 'hangs', 'server', 'broken', 'busy', 'patience', 'signed-out', 'invalid'];

type Step =
  | { readonly does: 'send'; readonly tab: number }
  | { readonly does: 'fate'; readonly fate: Fate }
  | { readonly does: 'wait'; readonly hours: number }
  | { readonly does: 'wake' }
  | { readonly does: 'crash'; readonly tab: number }
  | { readonly does: 'take back'; readonly tab: number };

/** A server that opens one ticket for a key, and forgets keys after a day, but never tickets. */
class Server {
  readonly opened: NewTicket[] = [];
  readonly #keys = new Map<string, { readonly ticket: Ticket; readonly at: number }>();
  readonly #world: FakeWorld;
  fate: Fate = 'arrives';

  constructor(world: FakeWorld) {
    this.#world = world;
  }

  tickets(isDead: () => boolean): Tickets {
    const answer = <T>(work: () => T): Promise<T> => this.#answer(work, isDead);
    return {
      create: (ticket, { key }) => answer(() => this.#open(ticket, key)),
      list: ({ reference } = {}) => answer(() => this.opened.filter((one) => one.reference === reference).map((one) => ticketOf('t1', { reference: one.reference }))),
      read: () => Promise.reject(new Error('not asked for')),
    };
  }

  async #answer<T>(work: () => T, isDead: () => boolean): Promise<T> {
    const { fate } = this;
    if (fate === 'hangs') this.fate = 'arrives';
    await Promise.resolve();
    if (isDead()) return forever();
    if (fate === 'lost') throw problem('offline');
    if (fate === 'broken') throw problem('server', { status: 500 });
    if (fate === 'server' || fate === 'busy' || fate === 'signed-out' || fate === 'invalid') throw problem(fate);
    if (fate === 'patience') throw problem('busy', { retryAfter: HOUR / 2 });
    const answer = work();
    if (fate === 'hangs' || fate === 'answer lost') throw problem('timeout');
    await Promise.resolve();
    return isDead() ? forever() : answer;
  }

  #open(ticket: NewTicket, key: string): Ticket {
    const now = this.#world.clock.now().getTime();
    const known = this.#keys.get(key);
    if (known && now - known.at < 24 * HOUR) return known.ticket;
    this.opened.push(ticket);
    const made = ticketOf(`t${this.opened.length}`, { reference: ticket.reference });
    this.#keys.set(key, { ticket: made, at: now });
    return made;
  }
}

const problem = (kind: ProblemKind, more: Partial<Problem> = {}): ProblemError => new ProblemError({ kind, message: 'By chance', ...more });
const forever = (): Promise<never> => new Promise(() => undefined);

/** A tab, which a crash stops in the middle of whatever it does. */
class Tab {
  readonly outbox: Outbox;
  #dead = false;
  #die: () => void = () => undefined;

  constructor(world: FakeWorld, browser: FakeBrowser, server: Server) {
    const alive = <T>(work: () => Promise<T>): Promise<T> => (this.#dead ? forever() : work().then((value) => (this.#dead ? forever() : value)));
    const shelf = world.keep.of('ada');
    const mortal: Shelf = {
      read: (name) => alive(() => shelf.read(name)),
      list: (start) => alive(() => shelf.list(start)),
      change: (changes) => alive(() => shelf.change(changes)),
      clear: () => alive(() => shelf.clear()),
    };
    const tabs = browser.tab(new Promise((resolve) => (this.#die = resolve)));
    const setup = new State({ settings: { person: { id: 'ada' } }, backend: { tickets: server.tickets(() => this.#dead) }, language: 'en' });
    this.outbox = new Outbox(setup, { ...world, keep: { of: () => mortal }, tabs }, new Files(() => mortal), { sent: () => undefined, refused: () => undefined, awaits: () => true, elsewhere: () => undefined });
    void this.outbox.begin();
  }

  crash(): void {
    this.#dead = true;
    this.#die();
    this.outbox.forget();
  }
}

const draft = newDraft({ channel: 'email', premium: false, state: 'offered', languages: [], language: 'en', label: 'E-mail' });

async function run(steps: readonly Step[]): Promise<void> {
  const world = fakeWorld();
  const browser = new FakeBrowser();
  const server = new Server(world);
  const tabs = [new Tab(world, browser, server), new Tab(world, browser, server)];
  const wanted = new Set<string>();
  for (const [number, step] of steps.entries()) {
    if (step.does === 'send') {
      const written = { ...draft, summary: `Ticket ${number}` };
      wanted.add(written.summary);
      void tabs[step.tab]!.outbox.place({ key: `key-${number}`, draft: written, written, placed: world.clock.now().toISOString() }, 'draft/none');
      // Of a crash before anything is written down, the draft is what is left: that is not this test's.
      await Promise.resolve();
    } else if (step.does === 'fate') server.fate = step.fate;
    else if (step.does === 'wait') await world.clock.pass(step.hours * HOUR);
    else if (step.does === 'wake') await world.clock.wake();
    else if (step.does === 'take back') {
      const [row] = tabs[step.tab]!.outbox.state.value.rows;
      if (row) void tabs[step.tab]!.outbox.takeBack(row.key);
    } else {
      tabs[step.tab]!.crash();
      tabs[step.tab] = new Tab(world, browser, server);
    }
    if (number % 3 === 0) await settled();
  }
  await settled();

  // In the end all is well, for long enough.
  server.fate = 'arrives';
  for (let hours = 0; hours < 4; hours++) await world.clock.pass(HOUR);
  await world.clock.wake();
  const old = world.keep.under('ada', 'outbox/') as { readonly draft: { readonly summary: string } }[];
  const drafts = world.keep.under('ada', 'draft/') as { readonly draft: { readonly summary: string } }[];
  const opened = server.opened.map(({ summary }) => summary);
  expect(new Set(opened).size, 'nothing is doubled').toBe(opened.length);
  const found = new Set([...opened, ...[...old, ...drafts].map((one) => one.draft.summary)]);
  expect([...wanted].filter((summary) => !found.has(summary)), 'nothing is lost').toEqual([]);
  const now = world.clock.now();
  for (const row of old) expect(now.getTime() - Date.parse((row as unknown as { placed: string }).placed), 'only what is a week old still waits').toBeGreaterThan(7 * 24 * HOUR);
}

const tab = fc.constantFrom(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('send' as const), tab }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('fate' as const), fate: fc.constantFrom(...FATES) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), hours: fc.constantFrom(0.001, 0.1, 1, 23.5, 25, 200) }) },
  { weight: 2, arbitrary: fc.constant({ does: 'wake' as const }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('crash' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('take back' as const), tab }) },
);

test('10,000 schedules by chance: no ticket is lost, and none is opened twice', { timeout: 180_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), run), { numRuns: 10_000, seed: 20261122 });
});
