import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../src/core/ticket.js';
import { change, message, ticket } from '../support/fake-backend.js';
import { anotherTab, FakeBrowser, fakeWorld, settled, type FakeWorld } from '../support/fake-world.js';
import { ADA, visit, type Visit } from '../support/visit.js';

const open = ticket('t1', { version: 7, messages: [message('m7', 7)] });

/** A visitor who has opened the panel, whose tickets have come. */
async function opened(world: FakeWorld = fakeWorld(), tickets: readonly Ticket[] = [open]): Promise<Visit> {
  const here = await visit(ADA, world);
  await here.session.begin();
  await settled();
  here.tickets.lists.at(-1)!.answer(tickets);
  await settled();
  return here;
}

/** The same, connected. */
async function connected(world?: FakeWorld): Promise<Visit> {
  const here = await opened(world);
  here.live.line.tell({ kind: 'ready', number: 7 });
  return here;
}

const link = ({ desk }: Visit): string => desk.live.state.value.link;
const since = ({ live }: Visit): readonly (number | undefined)[] => live.lines.map((line) => line.since);
const last = ({ desk }: Visit): string | undefined => desk.inbox.listed[0]?.messages[0]?.text;

describe('what happens to a ticket', () => {
  test('is heard from what is known on', async () => {
    const here = await connected();
    expect([since(here), link(here), here.tickets.lists.length]).toEqual([[7], 'live', 1]);
    here.live.line.tell(change(8, ticket('t1', { unread: 1, messages: [message('m8', 8, { text: 'Which browser?' })] })));
    expect([last(here), here.desk.inbox.unread]).toEqual(['Which browser?', 1]);
  });

  test('stands in the ticket that is read, once, however often it is told', async () => {
    const here = await connected();
    here.session.go({ name: 'ticket', id: 't1' });
    here.tickets.reads[0]!.answer(open);
    await settled();
    const told = change(8, ticket('t1', { messages: [message('m8', 8)] }));
    here.live.line.tell(told, told);
    expect(here.desk.thread.state.value.ticket).toMatchObject({ value: { messages: [{ id: 'm7' }, { id: 'm8' }] } });
  });

  test('while a ticket is fetched is not lost to an older answer', async () => {
    const here = await connected();
    here.session.go({ name: 'ticket', id: 't1' });
    here.live.line.tell(change(8, ticket('t1', { state: 'closed', messages: [message('m8', 8)] })));
    here.tickets.reads[0]!.answer(open);
    await settled();
    expect(here.desk.thread.state.value.ticket).toMatchObject({ value: { state: 'closed', messages: [{ id: 'm7' }, { id: 'm8' }] } });
  });

  test('opens in the inbox, where it is a ticket that came from elsewhere', async () => {
    const here = await connected();
    here.live.line.tell(change(8, ticket('t2', { updated: '2026-11-22T09:00:00Z' })));
    expect(here.desk.inbox.listed.map(({ id }) => id)).toEqual(['t2', 't1']);
  });

  test('of a queue moves a chat that waits', async () => {
    const here = await connected();
    here.live.line.tell({ kind: 'queue', ticket: 't1', place: 2, minutes: 3 });
    expect(here.desk.inbox.listed[0]?.queue).toEqual({ place: 2, minutes: 3 });
  });
});

describe('a connection', () => {
  test('is not made before anybody has opened the panel', async () => {
    const here = await visit();
    await here.world.clock.pass(60_000);
    expect([here.live.lines.length, here.tickets.lists.length, link(here)]).toEqual([0, 0, 'off']);
  });

  test('is not made for somebody nobody knows, as long as they have no ticket', async () => {
    const here = await visit({ plan: 'professional' });
    await here.session.begin();
    await settled();
    expect([here.live.lines.length, here.tickets.lists.length]).toEqual([0, 0]);
  });

  test('is made at rest where a ticket is open on this device, and not where none is', async () => {
    for (const [name, lists] of [['open', 1], ['outbox/none', 0]] as const) {
      const world = fakeWorld();
      world.keep.kept.set(`ada ${name}`, true);
      const here = await visit(ADA, world);
      await here.session.resume();
      await settled();
      expect(here.tickets.lists.length).toBe(lists);
    }
  });

  test('that breaks goes on from the last number heard', async () => {
    const here = await connected();
    here.live.line.tell(change(9, ticket('t1')));
    here.live.line.fail();
    await settled();
    expect(link(here)).toBe('broken');
    await here.world.clock.pass(2000);
    here.live.line.tell({ kind: 'ready', number: 9 });
    expect([since(here), link(here), here.tickets.lists.length]).toEqual([[7, 9], 'live', 1]);
  });

  test('that is made again is not ahead of what it has still to tell', async () => {
    const here = await connected();
    here.live.line.fail();
    await settled();
    await here.world.clock.pass(2000);
    // It says where the stream stands, breaks again, and has told nothing.
    here.live.line.tell({ kind: 'ready', number: 12 });
    here.live.line.fail();
    await settled();
    await here.world.clock.pass(2000);
    expect(since(here)).toEqual([7, 7, 7]);
  });

  test('comes back later each time, and at once when the page comes back to life', async () => {
    const here = await connected();
    for (const wait of [2000, 4000, 8000]) {
      here.live.line.fail();
      await settled();
      const before = here.live.lines.length;
      await here.world.clock.pass(wait / 2 - 1);
      expect(here.live.lines.length).toBe(before);
      await here.world.clock.pass(wait / 2);
      expect(here.live.lines.length).toBe(before + 1);
    }
    here.live.line.fail();
    await settled();
    await here.world.clock.wake();
    expect(here.live.lines.length).toBe(5);
  });

  test('leaves a backend alone as long as it asks for that', async () => {
    const here = await connected();
    here.live.line.fail({ kind: 'busy', retryAfter: 120_000 });
    await settled();
    await here.world.clock.pass(119_000);
    expect(here.live.lines.length).toBe(1);
    await here.world.clock.pass(1000);
    expect(here.live.lines.length).toBe(2);
  });

  test('that the backend ends, as a token does, is made again within a second', async () => {
    const here = await connected();
    here.live.line.end();
    await settled();
    await here.world.clock.pass(1000);
    expect([since(here), link(here)]).toEqual([[7, 7], 'live']);
  });

  test('that was quiet while the computer slept is not trusted', async () => {
    const here = await connected();
    await here.world.clock.pass(26_000);
    await here.world.clock.wake();
    expect([here.live.lines.map(({ stands }) => stands), since(here)]).toEqual([[false, true], [7, 7]]);
  });

  test('that has just been heard of is kept when the page comes back to life', async () => {
    const here = await connected();
    await here.world.clock.pass(24_000);
    await here.world.clock.wake();
    expect(here.live.lines.length).toBe(1);
  });

  test('is not tried for somebody who is signed out, until the host has changed something', async () => {
    const here = await connected();
    here.live.line.fail('signed-out');
    await settled();
    await here.world.clock.pass(100_000);
    expect([here.live.lines.length, link(here)]).toEqual([1, 'off']);
    here.update({});
    await settled();
    expect(here.live.lines.length).toBe(2);
  });

  for (const [when, comes] of [
    ['after 5 minutes', ({ world }: Visit) => world.clock.pass(5 * 60_000)],
    ['when the page comes back to life', ({ world }: Visit) => world.clock.wake()],
    ['when the visitor looks at their tickets', (here: Visit) => (void here.desk.list(), here.tickets.lists.at(-1)!.answer([open]), settled())],
  ] as const)
    test(`that was not for somebody signed out is tried again ${when}`, async () => {
      const here = await connected();
      here.live.line.fail('signed-out');
      await settled();
      await comes(here);
      expect(here.live.lines.length).toBe(2);
      here.live.line.tell({ kind: 'ready', number: 7 });
      expect(link(here)).toBe('live');
    });

  test('that has missed too much fetches all anew', async () => {
    const here = await connected();
    here.session.go({ name: 'ticket', id: 't1' });
    here.tickets.reads[0]!.answer(open);
    await settled();
    here.live.line.tell({ kind: 'gap', number: 2000 });
    expect([here.tickets.lists.length, here.tickets.reads.length]).toEqual([2, 2]);
    here.live.line.fail();
    await settled();
    await here.world.clock.pass(2000);
    expect(since(here).at(-1)).toBe(2000);
  });

  test('fetches all anew once more, where that could not be done', async () => {
    const here = await connected();
    here.live.line.tell({ kind: 'gap', number: 2000 });
    here.tickets.lists[1]!.fail('offline');
    await settled();
    here.live.line.fail();
    await settled();
    await here.world.clock.pass(2000);
    here.live.line.tell({ kind: 'ready', number: 2000 });
    expect(here.tickets.lists.length).toBe(3);
  });

  test('to a backend that numbers nothing fetches all once it stands', async () => {
    const here = await opened(fakeWorld(), [ticket('t1')]);
    here.live.line.tell({ kind: 'ready', number: 40 });
    await settled();
    expect([since(here), here.tickets.lists.length]).toEqual([[undefined], 2]);
  });
});

describe('a network that lets nothing through before it is whole', () => {
  /** Two connections have said nothing. */
  async function buffered(): Promise<Visit> {
    const here = await opened();
    await here.world.clock.pass(8000);
    await here.world.clock.pass(8000);
    return here;
  }

  test('is asked instead, after two connections that said nothing within 8 s', async () => {
    const here = await buffered();
    expect([here.live.lines.length, here.live.lines.some(({ stands }) => stands), here.live.asks[0]?.asked]).toEqual([2, false, 7]);
    here.live.asks[0]!.answer([change(8, ticket('t1', { messages: [message('m8', 8, { text: 'Which browser?' })] }))]);
    await settled();
    expect([last(here), link(here)]).toEqual(['Which browser?', 'asking']);
    await here.world.clock.pass(30_000);
    expect(here.live.asks[1]?.asked).toBe(8);
  });

  test('is asked every 4 s while a chat is looked at', async () => {
    const here = await buffered();
    here.session.go({ name: 'chat', id: 't1' });
    here.live.asks[0]!.answer([]);
    await settled();
    await here.world.clock.pass(4000);
    expect(here.live.asks.length).toBe(2);
  });

  test('is tried again after 5 min, and followed where it lets through', async () => {
    const here = await buffered();
    here.live.asks[0]!.answer([]);
    await settled();
    await here.world.clock.pass(5 * 60_000);
    expect(here.live.lines.length).toBe(3);
    here.live.line.tell({ kind: 'ready', number: 7 });
    expect(link(here)).toBe('live');
  });

  test('is asked instead where it answers with something else twice, and not bothered with streams as long as it tells', async () => {
    const here = await opened();
    for (const wait of [2000, 4000]) {
      here.live.line.fail('server');
      await settled();
      await here.world.clock.pass(wait);
    }
    for (const index of [0, 1]) {
      here.live.asks[index]!.answer([]);
      await settled();
      await here.world.clock.pass(30_000);
    }
    expect([here.live.lines.length, here.live.asks.length, link(here)]).toEqual([2, 3, 'asking']);
  });

  test('is followed again at once where it was a backend that was down', async () => {
    const here = await opened();
    for (const wait of [2000, 4000]) {
      here.live.line.fail('server');
      await settled();
      await here.world.clock.pass(wait);
    }
    here.live.asks[0]!.fail('server');
    await settled();
    expect(link(here)).toBe('broken');
    for (const wait of [2000, 30_000]) await here.world.clock.pass(wait);
    here.live.asks[1]!.answer([]);
    await settled();
    here.live.line.tell({ kind: 'ready', number: 7 });
    expect([here.live.lines.length, link(here)]).toEqual([3, 'live']);
  });

  test('is not asked where nothing is open', async () => {
    const here = await opened(fakeWorld(), [ticket('t1', { state: 'closed', version: 7 })]);
    await here.world.clock.pass(8000);
    await here.world.clock.pass(8000);
    await here.world.clock.pass(60_000);
    expect([here.live.lines.length, here.live.asks.length]).toEqual([2, 0]);
  });

  test('a backend without a stream is asked for its tickets', async () => {
    const here = await visit();
    here.update({ backend: { tickets: here.tickets } });
    await here.session.begin();
    await settled();
    here.tickets.lists[0]!.answer([open]);
    await settled();
    await here.world.clock.pass(29_000);
    expect([here.tickets.lists.length, link(here)]).toEqual([1, 'asking']);
    await here.world.clock.pass(1000);
    expect([here.tickets.lists.length, link(here)]).toEqual([2, 'asking']);
  });
});

describe('several tabs of a browser', () => {
  async function two(): Promise<readonly [Visit, Visit]> {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    return [await connected(world), await opened(anotherTab(world, browser.tab()))];
  }

  test('have one connection, and all hear of it', async () => {
    const [first, second] = await two();
    expect([first.live.lines.length, second.live.lines.length]).toEqual([1, 0]);
    first.live.line.tell(change(8, ticket('t1', { messages: [message('m8', 8, { text: 'Which browser?' })] })));
    expect([last(second), link(second)]).toEqual(['Which browser?', 'live']);
  });

  test('go on from what they heard where the one that was connected goes', async () => {
    const [first, second] = await two();
    first.live.line.tell(change(8, ticket('t1')));
    first.session.dispose();
    await settled();
    expect([first.live.line.stands, since(second)]).toEqual([false, [8]]);
  });

  /** A tab whose tickets are being fetched, beside one that is connected. */
  async function joining(): Promise<readonly [Visit, Visit]> {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const first = await connected(world);
    return [first, await visit(ADA, anotherTab(world, browser.tab()))];
  }

  test('miss nothing that happens while their tickets are fetched', async () => {
    const [first, second] = await joining();
    void second.session.begin();
    await settled();
    first.live.line.tell(change(8, ticket('t1', { version: 8, messages: [message('m8', 8, { text: 'Which browser?' })] })));
    second.tickets.lists[0]!.answer([open]);
    await settled();
    expect(last(second)).toBe('Which browser?');
    first.session.dispose();
    await settled();
    expect(since(second)).toEqual([8]);
  });

  test('miss nothing that happens while the ticket they show is fetched', async () => {
    const [first, second] = await joining();
    second.session.go({ name: 'ticket', id: 't1' });
    await settled();
    first.live.line.tell(change(8, ticket('t1', { version: 8, messages: [message('m8', 8)] })));
    second.tickets.reads[0]!.answer(open);
    await settled();
    expect(second.desk.thread.state.value.ticket).toMatchObject({ value: { messages: [{ id: 'm7' }, { id: 'm8' }] } });
  });

  test('all say so where the connection breaks, and where it stands again', async () => {
    const [first, second] = await two();
    first.live.line.fail();
    await settled();
    expect([link(first), link(second)]).toEqual(['broken', 'broken']);
    await first.world.clock.pass(2000);
    first.live.line.tell({ kind: 'ready', number: 7 });
    expect([link(first), link(second)]).toEqual(['live', 'live']);
  });

  test('each ask for what they show where streams do not get through', async () => {
    const [first, second] = await two();
    first.live.line.fail({ kind: 'refused', status: 403 });
    await settled();
    for (const wait of [8000, 8000]) await first.world.clock.pass(wait);
    for (const { live } of [first, second]) live.asks[0]!.answer([change(8, ticket('t1', { version: 8, messages: [message('m8', 8, { text: 'Which browser?' })] }))]);
    await settled();
    expect([last(first), link(first), last(second), link(second)]).toEqual(['Which browser?', 'asking', 'Which browser?', 'asking']);
    second.session.go({ name: 'chat', id: 't1' });
    second.tickets.reads[0]!.answer(open);
    await settled();
    second.live.asks[1]!.answer([]);
    await settled();
    await first.world.clock.pass(4000);
    expect([first.live.asks.length, second.live.asks.length]).toEqual([1, 3]);
  });

  test('each ask for their tickets where there is no stream', async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld();
    const both: Visit[] = [];
    for (const tabs of [browser.tab(), browser.tab()]) {
      const here = await visit(ADA, anotherTab(world, tabs));
      here.update({ backend: { tickets: here.tickets } });
      await here.session.begin();
      await settled();
      here.tickets.lists[0]!.answer([open]);
      await settled();
      both.push(here);
    }
    await world.clock.pass(30_000);
    expect(both.map(({ tickets }) => tickets.lists.length)).toEqual([2, 2]);
  });

  test('ask no more once one of them has a stream, and fetch anew what it knew before they heard of it', async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const first = await opened(world);
    first.live.line.fail({ kind: 'refused', status: 403 });
    await settled();
    first.live.asks[0]!.answer([]);
    await settled();
    const second = await opened(anotherTab(world, browser.tab()), [{ ...open, version: 12 }]);
    second.live.line.tell({ kind: 'ready', number: 12 });
    await settled();
    expect([since(second), first.tickets.lists.length, link(first)]).toEqual([[12], 2, 'live']);
    for (let waited = 0; waited < 3; waited++) await world.clock.pass(30_000);
    expect(first.live.asks.length).toBe(1);
  });

  test('hear nothing of another person', async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const first = await connected(world);
    const other = await visit({ ...ADA, person: { id: 'ben' } }, anotherTab(world, browser.tab()));
    await other.session.begin();
    await settled();
    other.tickets.lists[0]!.answer([]);
    await settled();
    first.live.line.tell(change(8, ticket('t1')));
    expect([other.desk.inbox.listed, other.live.lines.length]).toEqual([[], 1]);
  });
});

describe('whoever leaves', () => {
  for (const [how, leave] of [
    ['takes the widget off the page', ({ session }: Visit) => session.dispose()],
    ['signs out', ({ session }: Visit) => session.signOut()],
    ['gives way to somebody else', ({ update }: Visit) => update({ settings: { ...ADA, person: { id: 'ben' } } })],
  ] as const)
    test(`and ${how} lets go of the connection, and of every timer`, async () => {
      const here = await connected();
      const { line } = here.live;
      await leave(here);
      expect(line.stands).toBe(false);
      here.session.dispose();
      const tried = [here.live.lines.length, here.tickets.lists.length];
      await here.world.clock.pass(600_000);
      await here.world.clock.wake();
      line.tell(change(9, ticket('t9')));
      expect([[here.live.lines.length, here.tickets.lists.length], here.desk.inbox.listed, here.world.clock.waits]).toEqual([tried, [], 0]);
    });
});
