import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../src/core/ticket.js';
import { change, message, ticket } from '../support/fake-backend.js';
import { fakeWorld, settled, type FakeWorld } from '../support/fake-world.js';
import { ADA, visit, type Visit } from '../support/visit.js';

const read: Ticket = ticket('t1', { unread: 1, version: 3, messages: [message('m1', 1, { from: 'visitor' }), message('m3', 3)] });

async function reading(world: FakeWorld = fakeWorld(), shown: Ticket = read): Promise<Visit> {
  const here = await visit(ADA, world);
  here.session.go({ name: 'ticket', id: shown.id });
  here.tickets.reads[0]!.answer(shown);
  await settled();
  return here;
}

const state = ({ desk }: Visit) => desk.thread.state.value;

/** Closes the ticket; nobody knows whether that has arrived. */
async function closeInVain({ desk, tickets }: Visit): Promise<void> {
  const closed = desk.thread.close();
  tickets.changes.at(-1)!.fail('timeout');
  await closed;
}

describe('what is done to a ticket', () => {
  test('is shown while it is done, and then the ticket as it stands', async () => {
    const here = await reading();
    const closed = here.desk.thread.close();
    expect([state(here).doing, here.tickets.changes[0]!.asked.change]).toEqual(['close', { state: 'closed' }]);
    here.tickets.changes[0]!.answer(ticket('t1', { state: 'closed', version: 4, messages: [...read.messages, message('m4', 4, { from: 'system', code: 'closed' })] }));
    expect(await closed).toBe(true);
    expect(state(here)).toMatchObject({ doing: undefined, done: 'close', ticket: { value: { state: 'closed', messages: [{ id: 'm1' }, { id: 'm3' }, { id: 'm4' }] } } });
  });

  for (const [change, doing] of [
    [{ state: 'open' }, 'reopen'],
    [{ starred: true }, 'star'],
    [{ slot: null }, 'slot'],
    [{ phone: '+4722000000' }, 'slot'],
    [{ standing: 'waiting' }, 'continue'],
    [{ standing: 'ended' }, 'close'],
  ] as const)
    test(`${JSON.stringify(change)} is to "${doing}"`, async () => {
      const here = await reading();
      void here.desk.thread.change(change);
      expect(state(here).doing).toBe(doing);
    });

  test('and fails leaves it as it is, and says so', async () => {
    const here = await reading();
    const closed = here.desk.thread.close();
    here.tickets.changes[0]!.fail('offline');
    expect([await closed, state(here).problem?.kind, here.world.tell.all('problem')]).toEqual([false, 'offline', ['offline']]);
    expect(state(here).ticket).toMatchObject({ value: { state: 'open' } });
  });

  test('and is tried again is one thing, where the first try may have arrived', async () => {
    const here = await reading();
    const rate = async (fails?: 'timeout'): Promise<void> => {
      const rated = here.desk.thread.rate({ score: 5, text: 'Quick' });
      if (fails) here.tickets.rated.at(-1)!.fail(fails);
      else here.tickets.rated.at(-1)!.answer(ticket('t1', { version: 4, rating: { score: 5, text: 'Quick' } }));
      await rated;
    };
    await rate('timeout');
    await rate();
    expect([here.tickets.rated[0]!.asked.key, state(here).done]).toEqual([here.tickets.rated[1]!.asked.key, 'rate']);
  });

  for (const how of ['was heard of', 'may have arrived'] as const)
    test(`and is done again after its contrary, which ${how}, is another thing`, async () => {
      const here = await reading();
      await closeInVain(here);
      const reopened = here.desk.thread.reopen();
      if (how === 'may have arrived') here.tickets.changes[1]!.fail('timeout');
      else here.tickets.changes[1]!.answer(ticket('t1', { version: 5 }));
      await reopened;
      await closeInVain(here);
      expect(new Set(here.tickets.changes.map(({ asked }) => asked.key)).size).toBe(3);
      await closeInVain(here);
      expect(here.tickets.changes[3]!.asked.key).toBe(here.tickets.changes[2]!.asked.key);
    });

  test('is another thing once the ticket has changed under it, in the page or at another desk', async () => {
    const here = await reading();
    await closeInVain(here);
    here.live.line.tell({ kind: 'ready', number: 4 }, change(6, ticket('t1')));
    await closeInVain(here);
    expect(new Set(here.tickets.changes.map(({ asked }) => asked.key)).size).toBe(2);
  });

  test('is said of no other ticket', async () => {
    const here = await reading();
    void here.desk.thread.close();
    here.session.go({ name: 'ticket', id: 't2' });
    here.tickets.changes[0]!.fail('offline');
    await settled();
    expect(state(here)).toMatchObject({ id: 't2', problem: undefined, doing: undefined });
  });

  test('that this backend cannot do is said', async () => {
    const here = await reading();
    expect([await here.desk.thread.transcript('ada@example.com')]).toEqual([true]);
    const { change: _, ...others } = here.tickets;
    here.update({ backend: { tickets: { ...others, read: here.tickets.read } } });
    expect([await here.desk.thread.close(), state(here).problem?.kind]).toEqual([false, 'missing']);
  });

  test('to a ticket beside the panel is seen in the panel', async () => {
    const here = await reading();
    const other = here.desk.anotherThread();
    void other.open('t1');
    here.tickets.reads[1]!.answer(read);
    await settled();
    void other.close();
    here.tickets.changes[0]!.answer(ticket('t1', { state: 'closed', version: 4 }));
    await settled();
    expect(state(here).ticket).toMatchObject({ value: { state: 'closed' } });
  });
});

describe('a ticket beside the panel', () => {
  test('is fetched anew with the others, and no more once its view has left the page', async () => {
    const here = await reading();
    const other = here.desk.anotherThread();
    void other.open('t2');
    here.tickets.reads[1]!.answer(ticket('t2'));
    await settled();
    const fetched = async (): Promise<readonly string[]> => {
      const before = here.tickets.reads.length;
      here.live.line.tell({ kind: 'gap', number: 2000 });
      await settled();
      return here.tickets.reads.slice(before).map(({ asked }) => asked);
    };
    expect(await fetched()).toEqual(['t1', 't2']);
    here.desk.release(other);
    expect([await fetched(), other.state.value.ticket, here.tickets.reads[3]!.signal?.aborted]).toEqual([['t1'], { status: 'idle' }, true]);
  });
});

describe('a reply that is looked at', () => {
  test('is read, which is told once', async () => {
    const here = await reading();
    void here.desk.thread.seen();
    void here.desk.thread.seen();
    expect(here.tickets.changes.map(({ asked }) => asked.change)).toEqual([{ read: 3 }]);
    here.tickets.changes[0]!.answer(ticket('t1', { unread: 0, version: 4 }));
    await settled();
    expect([state(here).ticket, state(here).doing]).toMatchObject([{ value: { unread: 0 } }, undefined]);
  });

  test('is told again with the next look, where that failed', async () => {
    const here = await reading();
    void here.desk.thread.seen();
    here.tickets.changes[0]!.fail('offline');
    await settled();
    void here.desk.thread.seen();
    expect(here.tickets.changes.length).toBe(2);
  });

  test('was read before: nothing is told', async () => {
    const here = await reading(fakeWorld(), { ...read, unread: 0 });
    await here.desk.thread.seen();
    expect(here.tickets.changes).toEqual([]);
  });
});

describe('without a network', () => {
  test('a ticket is shown as it was last read, and said to be so', async () => {
    const before = await reading();
    before.session.dispose();
    const here = await visit(ADA, before.world);
    here.session.go({ name: 'ticket', id: 't1' });
    here.tickets.reads[0]!.fail('offline');
    await settled();
    expect(state(here)).toMatchObject({ stale: true, ticket: { status: 'ready', value: { summary: 'Import stalls', messages: [{ id: 'm1' }, { id: 'm3' }] } } });
  });

  test('it is fetched anew once the backend is there again', async () => {
    const before = await reading();
    before.session.dispose();
    const here = await visit(ADA, before.world);
    here.session.go({ name: 'ticket', id: 't1' });
    here.tickets.reads[0]!.fail('offline');
    await settled();
    here.live.line.tell({ kind: 'ready', number: 9 });
    here.tickets.reads.at(-1)!.answer({ ...read, state: 'closed', version: 9 });
    await settled();
    expect(state(here)).toMatchObject({ stale: false, ticket: { value: { state: 'closed' } } });
  });

  test('the inbox is shown as it was last known, and said to be so', async () => {
    const before = await visit();
    before.session.go({ name: 'inbox' });
    before.tickets.lists[0]!.answer([read]);
    await settled();
    await before.world.clock.pass(1000);
    before.session.dispose();
    const here = await visit(ADA, before.world);
    here.session.go({ name: 'inbox' });
    here.tickets.lists[0]!.fail('timeout');
    await settled();
    expect([here.desk.inbox.state.value.stale, here.desk.inbox.listed.map(({ id }) => id), here.desk.inbox.unread]).toEqual([true, ['t1'], 1]);
  });

  test('thirty tickets are kept, those read last', async () => {
    const here = await visit();
    for (let number = 1; number <= 32; number++) {
      here.session.go({ name: 'ticket', id: `t${number}` });
      here.tickets.reads.at(-1)!.answer(ticket(`t${number}`));
      await settled();
      await here.world.clock.pass(10);
    }
    expect([here.world.keep.under('ada', 'ticket/').length, here.world.keep.kept.has('ada ticket/t2'), here.world.keep.kept.has('ada ticket/t3')]).toEqual([30, false, true]);
  });

  test('nothing is shown to somebody who is signed out', async () => {
    const before = await reading();
    before.session.dispose();
    const here = await visit(ADA, before.world);
    here.session.go({ name: 'ticket', id: 't1' });
    here.tickets.reads[0]!.fail('signed-out');
    await settled();
    expect(state(here).ticket).toMatchObject({ status: 'failed', problem: { kind: 'signed-out' } });
  });
});
