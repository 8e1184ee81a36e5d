import { afterEach, describe, expect, test, vi } from 'vitest';
import { Desk } from '../../demo/agent/desk.js';
import { keptFor, type Kept } from '../../demo/agent/kept.js';
import type { Office, SupportTicket } from '../../demo/agent/office.js';
import { ProblemError, type ProblemKind } from '../../src/core/problem.js';
import type { Message } from '../../src/core/ticket.js';
import type { Happening } from '../../src/ports/live.js';
import { FakeClock } from '../support/fake-world.js';

const TICKET = { id: 'one', summary: 'Import stalls', unread: 0, version: 1, messages: [] as readonly Message[] } as unknown as SupportTicket;

const problem = (kind: ProblemKind = 'server', status = 500): ProblemError => new ProblemError({ kind, status, message: 'For the test' });

/** An office whose answers a test gives by hand: each asked for once, in the order asked. */
class FakeOffice {
  readonly tried: string[] = [];
  readonly listing: (readonly SupportTicket[] | ProblemError)[] = [];
  hear: (happening: Happening) => void = () => undefined;
  #taking: { resolve: () => void; reject: (error: ProblemError) => void } | undefined;

  readonly office = {
    follow: (hear, { signal }) => {
      this.hear = hear;
      hear({ kind: 'ready', number: 0 });
      return new Promise((_, reject) => signal!.addEventListener('abort', () => reject(problem())));
    },
    list: async () => {
      const answer = await Promise.resolve(this.listing.shift() ?? [TICKET]);
      if (answer instanceof ProblemError) throw answer;
      return answer;
    },
    read: () => Promise.resolve(TICKET),
    answer: (_, { text, reference }) => {
      this.tried.push(text);
      return new Promise<Message>((resolve, reject) => {
        this.#taking = { resolve: () => resolve({ id: reference, reference, number: this.tried.length, from: 'support', text, sent: new Date(0).toISOString() } as unknown as Message), reject };
      });
    },
  } as Partial<Office> as Office;

  take = (): void => this.#taking!.resolve();
  fail = (error = problem()): void => this.#taking!.reject(error);
}

const ending = new Set<AbortController>();
afterEach(() => {
  for (const one of ending) one.abort();
  ending.clear();
});

/** Somebody at the desk with a ticket open, as soon as it was loaded. */
async function sit(fake = new FakeOffice(), kept: Kept = keptFor('Bo', memory())): Promise<{ desk: Desk; fake: FakeOffice; clock: FakeClock; leave: () => void }> {
  const [clock, life] = [new FakeClock('2026-11-22T10:00:00Z'), new AbortController()];
  ending.add(life);
  const desk = new Desk(fake.office, { clock, signal: life.signal, kept, refused: () => undefined });
  await desk.open('one');
  return { desk, fake, clock, leave: () => life.abort() };
}

function memory(): Storage {
  const items = new Map<string, string>();
  return { getItem: (name) => items.get(name) ?? null, setItem: (name, value) => void items.set(name, value) } as Partial<Storage> as Storage;
}

const standing = (desk: Desk): readonly string[] => desk.state.value.answers.map(({ text, problem }) => `${text}${problem ? ' failed' : ''}`);

describe('answers', () => {
  test('wait behind one that failed, and arrive in the order in which they were written', async () => {
    const { desk, fake } = await sit();
    for (const text of ['one', 'two', 'three']) desk.answer(text);
    fake.fail();
    await vi.waitFor(() => expect(standing(desk)).toEqual(['one failed', 'two', 'three']));
    expect(fake.tried).toEqual(['one']);
    desk.retry(desk.state.value.answers[0]!.key);
    for (let taken = 2; taken <= 4; taken += 1) {
      await vi.waitFor(() => expect(fake.tried).toHaveLength(taken));
      fake.take();
    }
    await vi.waitFor(() => expect(standing(desk)).toEqual([]));
    expect(fake.tried).toEqual(['one', 'one', 'two', 'three']);
  });

  test('go on behind one that was taken back; one that is just being sent is not', async () => {
    const { desk, fake } = await sit();
    for (const text of ['one', 'two']) desk.answer(text);
    const [first] = desk.state.value.answers;
    expect(desk.takeBack(first!.key)).toBe('');
    fake.fail();
    await vi.waitFor(() => expect(standing(desk)).toEqual(['one failed', 'two']));
    expect(desk.takeBack(first!.key)).toBe('one');
    await vi.waitFor(() => expect(fake.tried).toEqual(['one', 'two']));
  });

  test('that had arrived all the same hold nobody up', async () => {
    const { desk, fake } = await sit();
    for (const text of ['one', 'two']) desk.answer(text);
    fake.fail();
    await vi.waitFor(() => expect(standing(desk)).toEqual(['one failed', 'two']));
    const { key } = desk.state.value.answers[0]!;
    fake.hear({ kind: 'change', number: 1, ticket: { ...TICKET, version: 2, messages: [{ id: 'm', reference: key, number: 1, from: 'support', text: 'one', sent: '' } as unknown as Message] } });
    await vi.waitFor(() => expect(fake.tried).toEqual(['one', 'two']));
  });

  test('outlive a reload of the page, are sent under the same key, and then are nowhere any more', async () => {
    const storage = memory();
    const before = await sit(new FakeOffice(), keptFor('Bo', storage));
    for (const text of ['one', 'two']) before.desk.answer(text);
    const [{ key } = { key: '' }] = before.desk.state.value.answers;
    before.leave();

    const after = await sit(new FakeOffice(), keptFor('Bo', storage));
    expect(standing(after.desk)).toEqual(['one', 'two']);
    expect(after.desk.state.value.answers[0]!.key).toBe(key);
    after.fake.take();
    await vi.waitFor(() => expect(after.fake.tried).toEqual(['one', 'two']));
    after.fake.take();
    await vi.waitFor(() => expect(keptFor('Bo', storage).answers).toEqual([]));
  });
});

describe('what is begun', () => {
  test('is there again after a reload, for whoever wrote it alone, until it is sent', () => {
    const storage = memory();
    keptFor('Bo', storage).begin('one', 'Let me');
    expect([keptFor('Bo', storage).begun('one'), keptFor('Bo', storage).begun('two'), keptFor('Cleo', storage).begun('one')]).toEqual(['Let me', '', '']);
    keptFor('Bo', storage).begin('one', '');
    expect(storage.getItem('ask-agent-written Bo')).not.toContain('Let me');
  });

  test('is kept as long as the page where there is no room, and nothing where it cannot be read', () => {
    const full = { getItem: () => '{', setItem: () => { throw new Error('No room'); } };
    const kept = keptFor('Bo', full);
    kept.begin('one', 'Let me');
    expect([kept.begun('one'), kept.answers]).toEqual(['Let me', []]);
  });
});

test('tickets that could not be loaded are asked for again until they are here', async () => {
  const fake = new FakeOffice();
  fake.listing.push(problem(), problem('offline', 0));
  const { desk, clock } = await sit(fake);
  await vi.waitFor(() => expect(desk.state.value.problem?.kind).toBe('server'));
  await clock.pass(10_000);
  await vi.waitFor(() => expect(desk.state.value.problem?.kind).toBe('offline'));
  await clock.pass(10_000);
  await vi.waitFor(() => expect([...desk.state.value.tickets!.keys()]).toEqual(['one']));
  expect(desk.state.value.problem).toBeUndefined();
});
