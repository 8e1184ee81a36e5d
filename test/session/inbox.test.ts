import { describe, expect, test } from 'vitest';
import { message, ticket } from '../support/fake-backend.js';
import { fakeWorld, settled } from '../support/fake-world.js';
import { ADA, visit } from '../support/visit.js';

const three = [
  ticket('t1', { updated: '2026-11-20T09:00:00Z', starred: true }),
  ticket('t2', { updated: '2026-11-22T09:00:00Z', state: 'closed' }),
  ticket('t3', { updated: '2026-11-21T09:00:00Z' }),
];

const filled = async () => {
  const here = await visit();
  here.session.go({ name: 'inbox' });
  here.tickets.lists[0]!.answer(three);
  await settled();
  return here;
};

describe('the inbox (R55, R56)', () => {
  test('has the ticket that changed last first', async () => expect((await filled()).desk.inbox.listed.map(({ id }) => id)).toEqual(['t2', 't3', 't1']));
  test('counts what each filter would show', async () => expect((await filled()).desk.inbox.counts).toEqual({ all: 3, open: 2, closed: 1, favourites: 1 }));

  test('shows the tickets of the filter that is chosen, without asking again', async () => {
    const { desk, tickets } = await filled();
    desk.inbox.choose('open');
    expect(desk.inbox.listed.map(({ id }) => id)).toEqual(['t3', 't1']);
    desk.inbox.choose('favourites');
    expect([desk.inbox.listed.map(({ id }) => id), tickets.lists.length]).toEqual([['t1'], 1]);
  });

  test('notes at once that a new ticket is open, so that the next page hears of it', async () => {
    const { desk, world } = await filled();
    desk.inbox.hear(ticket('t9'));
    await settled();
    expect(world.keep.under('ada', 'open')).toEqual([true]);
    desk.inbox.hear(ticket('t8', { state: 'closed' }));
    await settled();
    expect(world.keep.under('ada', 'inbox')).toEqual([]);
  });

  for (const [sought, found] of [
    ['importÉ contacts', ['t4']],
    ['1042', ['t5']],
    ['  ', ['t5', 't4']],
    ['firefox', ['t5']],
    ['firefox import', []],
  ] as const)
    test(`finds ${found.length} for "${sought}", in what one sees of a ticket`, async () => {
      const { session, desk, tickets } = await visit();
      session.go({ name: 'inbox' });
      tickets.lists[0]!.answer([
        ticket('t4', { summary: 'Contacts', description: 'importe is slow' }),
        ticket('t5', { number: '1042', description: 'x', summary: 'y', updated: '2026-11-21T09:00:00Z', messages: [message('m1', 1, { text: 'In Firefox' })] }),
      ]);
      await settled();
      desk.inbox.seek(sought);
      expect(desk.inbox.listed.map(({ id }) => id)).toEqual(found);
    });

  test('stars a ticket at once, and takes the star back where it cannot be given', async () => {
    const { desk, tickets, world } = await filled();
    const starred = () => desk.inbox.listed.filter((one) => one.starred).map(({ id }) => id);
    void desk.inbox.star('t3', true);
    expect([starred(), tickets.changes[0]!.asked.change]).toEqual([['t3', 't1'], { starred: true }]);
    tickets.changes[0]!.fail('offline');
    await settled();
    expect([starred(), desk.inbox.state.value.problem?.kind, world.tell.all('problem')]).toEqual([['t1'], 'offline', ['offline']]);
  });

  test('counts what has not been read', async () => {
    const { session, desk, tickets } = await visit();
    session.go({ name: 'inbox' });
    tickets.lists[0]!.answer([ticket('t1', { unread: 2 }), ticket('t2', { unread: 1 })]);
    await settled();
    expect(desk.inbox.unread).toBe(3);
  });

  test('is empty while its tickets are fetched for the first time', async () => {
    const { session, desk } = await visit();
    session.go({ name: 'inbox' });
    expect([desk.inbox.state.value.tickets.status, desk.inbox.listed, desk.inbox.counts.all]).toEqual(['loading', [], 0]);
  });

  test('keeps its tickets in view while they are fetched again', async () => {
    const { session, desk, tickets } = await filled();
    session.go({ name: 'ticket', id: 't1' });
    session.back();
    expect([tickets.lists.length, desk.inbox.listed.length]).toEqual([2, 3]);
  });

  test('that is asked for twice shows the later answer', async () => {
    const { desk, tickets } = await visit();
    void desk.inbox.load();
    void desk.inbox.load();
    tickets.lists[1]!.answer(three);
    await settled();
    tickets.lists[0]!.answer([]);
    await settled();
    expect(desk.inbox.counts.all).toBe(3);
  });

  test('that cannot be fetched says so', async () => {
    const { session, desk, tickets, world } = await visit();
    session.go({ name: 'inbox' });
    tickets.lists[0]!.fail('signed-out');
    await settled();
    expect([desk.inbox.state.value.tickets, world.tell.all('problem')]).toMatchObject([{ status: 'failed', problem: { kind: 'signed-out' } }, ['signed-out']]);
  });

  test('is not there without a place for tickets', async () => {
    const { desk } = await visit(ADA, fakeWorld(), { backend: {} });
    await desk.inbox.load();
    expect([desk.inbox.possible, desk.inbox.state.value.tickets]).toEqual([false, { status: 'idle' }]);
  });
});

describe('a ticket', () => {
  test('is fetched with its messages', async () => {
    const { session, desk, tickets } = await visit();
    session.go({ name: 'ticket', id: 't1' });
    expect([tickets.reads[0]!.asked, desk.thread.state.value.ticket.status]).toEqual(['t1', 'loading']);
    tickets.reads[0]!.answer(three[0]!);
    await settled();
    expect(desk.thread.state.value.ticket).toMatchObject({ value: { id: 't1' } });
  });

  test('that was opened last is shown, however late an earlier one comes', async () => {
    const { session, desk, tickets } = await visit();
    session.go({ name: 'ticket', id: 't1' });
    session.go({ name: 'ticket', id: 't2' });
    tickets.reads[1]!.answer(three[1]!);
    await settled();
    tickets.reads[0]!.answer(three[0]!);
    await settled();
    expect(desk.thread.state.value).toMatchObject({ id: 't2', ticket: { value: { id: 't2' } } });
  });

  test('that is not this person\'s is said to be missing', async () => {
    const { session, desk, tickets, world } = await visit();
    session.go({ name: 'ticket', id: 't9' });
    tickets.reads[0]!.fail('missing');
    await settled();
    expect([desk.thread.state.value.ticket.status, world.tell.all('problem')]).toEqual(['failed', ['missing']]);
  });

  test('is not to be had without a place for tickets', async () => {
    const { session, desk } = await visit(ADA, fakeWorld(), { backend: {} });
    session.go({ name: 'ticket', id: 't1' });
    await settled();
    expect(desk.thread.state.value.ticket.status).toBe('failed');
  });
});
