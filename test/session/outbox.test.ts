import { describe, expect, test } from 'vitest';
import { ticket } from '../support/fake-backend.js';
import { anotherTab, FakeBrowser, fakeWorld, settled } from '../support/fake-world.js';
import { ADA, visit, writing, type Visit } from '../support/visit.js';

/** Somebody has pressed Send; the first request has left. */
async function sent(here: Visit | Promise<Visit> = writing()): Promise<Visit> {
  const begun = await here;
  void begun.desk.drafting.send();
  await settled();
  return begun;
}

/** The first request of a visit failed. */
async function failed(problem: Parameters<Visit['tickets']['created'][0]['fail']>[0], here?: Visit): Promise<Visit> {
  const begun = await sent(here);
  begun.tickets.created.at(-1)!.fail(problem);
  await settled();
  return begun;
}

const rows = ({ desk }: Visit): readonly (readonly [string, string])[] => desk.outbox.state.value.rows.map(({ standing, draft }) => [draft.summary, standing]);
const kept = ({ world }: Visit): number => world.keep.under('ada', 'outbox/').length;
const tries = ({ tickets }: Visit): number => tickets.created.length;

describe('a ticket on its way', () => {
  test('is written down before the first request leaves, and its draft goes in the same breath', async () => {
    const here = await writing();
    await here.world.clock.pass(300);
    const changes: string[] = [];
    const shelf = here.world.keep.of('ada');
    here.world.keep.of = () => ({ ...shelf, change: async (change) => (changes.push(`${Object.keys(change).map((name) => name.split('/')[0]).join()} after ${tries(here)} requests`), shelf.change(change)) });
    await sent(here);
    expect([changes, tries(here)]).toEqual([['outbox,draft after 0 requests'], 1]);
  });

  for (const problem of ['offline', 'timeout', 'server', 'busy'] as const)
    test(`waits and goes by itself after: ${problem}`, async () => {
      const here = await failed(problem);
      expect([rows(here), kept(here), here.desk.drafting.state.value.draft?.description]).toEqual([[['Import stalls', 'waiting']], 1, 'At 40 per cent']);
      await here.world.clock.pass(2000);
      expect(tries(here)).toBe(2);
      here.tickets.created[1]!.answer(ticket('t1'));
      await settled();
      expect([rows(here), [...here.world.keep.kept.keys()], here.way()]).toEqual([[], ['ada open'], ['home', 'receipt']]);
    });

  test('that is placed while the store is being read stays, and is sent once', async () => {
    const here = await writing();
    here.desk.begin({ opened: true });
    await settled();
    const shelf = here.world.keep.of('ada');
    const answers: (() => void)[] = [];
    here.world.keep.of = () => ({
      ...shelf,
      list: async (start) => {
        const found = await shelf.list(start);
        await new Promise<void>((resolve) => answers.push(resolve));
        return found;
      },
    });
    void here.desk.outbox.resume();
    await settled();
    await sent(here);
    expect(rows(here)).toHaveLength(1);
    while (answers.length > 0) {
      answers.shift()!();
      await settled();
      expect(rows(here)).toHaveLength(1);
    }
    expect([rows(here), tries(here)]).toEqual([[['Import stalls', 'sending']], 1]);
  });

  test('has the same key at every try', async () => {
    const here = await failed('offline');
    for (let more = 0; more < 5; more++) {
      await here.world.clock.pass(600_000);
      here.tickets.created.at(-1)!.fail('server');
      await settled();
    }
    expect([tries(here), new Set(here.tickets.created.map(({ asked }) => asked.key)).size]).toEqual([6, 1]);
  });

  test('goes at once when the page comes back to life', async () => {
    const here = await failed('offline');
    await here.world.clock.wake();
    expect(tries(here)).toBe(2);
  });

  test('is left alone for as long as the backend asks, whatever wakes us meanwhile', async () => {
    const here = await failed({ kind: 'busy', status: 503, retryAfter: 120_000 });
    await here.world.clock.wake();
    await here.world.clock.pass(119_000);
    await here.desk.outbox.resume();
    expect(tries(here)).toBe(1);
    await here.world.clock.pass(1000);
    expect(tries(here)).toBe(2);
  });

  for (const by of [-24 * 3_600_000, 12 * 3_600_000])
    test(`waits as long as it must where the clock is set by ${by / 3_600_000} hours meanwhile`, async () => {
      const here = await failed({ kind: 'busy', status: 503, retryAfter: 120_000 });
      here.world.clock.setBy(by);
      await here.world.clock.pass(119_000);
      await here.desk.outbox.resume();
      expect(tries(here)).toBe(1);
      await here.world.clock.pass(1000);
      expect(tries(here)).toBe(2);
    });

  test('waits for somebody to sign in, and goes with the token of a page that has news', async () => {
    const here = await failed({ kind: 'signed-out', status: 401 });
    await here.world.clock.pass(600_000);
    expect([rows(here), tries(here)]).toEqual([[['Import stalls', 'sign-in']], 1]);
    here.update({ settings: { ...ADA } });
    await settled();
    expect(tries(here)).toBe(2);
  });

  /** Two wait: the first one was tried in vain. */
  async function twoWait(): Promise<Visit> {
    const here = await failed('offline');
    await here.desk.drafting.another();
    here.desk.drafting.write({ summary: 'Export stalls', description: 'At once' });
    void here.desk.drafting.send();
    await settled();
    return here;
  }

  test('that the server breaks over does not hold up the next one, and is tried again no sooner', async () => {
    const here = await twoWait();
    here.tickets.created[1]!.fail({ kind: 'server', status: 500 });
    await settled();
    expect(here.tickets.created.map(({ asked }) => asked.ticket.summary)).toEqual(['Import stalls', 'Import stalls', 'Export stalls']);
    here.tickets.created[2]!.answer(ticket('t2'));
    await settled();
    expect(rows(here)).toEqual([['Import stalls', 'waiting']]);
    // Twice in vain: between two and four seconds.
    await here.world.clock.pass(1999);
    expect(tries(here)).toBe(3);
    await here.world.clock.pass(2001);
    expect(tries(here)).toBe(4);
    here.tickets.created[3]!.fail({ kind: 'server', status: 500 });
    await settled();
    await here.world.clock.pass(3999);
    expect(tries(here)).toBe(4);
    await here.world.clock.pass(4001);
    expect(tries(here)).toBe(5);
  });

  test('that fails together with others is one failure: all go again as soon', async () => {
    const here = await twoWait();
    for (const index of [1, 2]) {
      here.tickets.created[index]!.fail({ kind: 'server', status: 500 });
      await settled();
    }
    await here.world.clock.pass(4000);
    expect(tries(here)).toBe(4);
  });

  test('that is left alone, as the backend asks, is so whatever failed before it', async () => {
    const here = await twoWait();
    here.tickets.created[1]!.fail({ kind: 'server', status: 500 });
    await settled();
    here.tickets.created[2]!.fail({ kind: 'busy', retryAfter: 120_000 });
    await settled();
    await here.world.clock.wake();
    await here.world.clock.pass(119_000);
    expect(tries(here)).toBe(3);
    await here.world.clock.pass(1000);
    expect(tries(here)).toBe(4);
  });

  for (const problem of ['offline', 'timeout', 'busy', 'signed-out'] as const)
    test(`holds up the next one, which would fare no better: ${problem}`, async () => {
      const here = await twoWait();
      here.tickets.created[1]!.fail(problem);
      await settled();
      expect(tries(here)).toBe(2);
    });

  test('can be taken back and changed; what is sent then is looked for first, so that there is one', async () => {
    const here = await failed('timeout');
    await here.desk.drafting.takeBack();
    expect([rows(here), kept(here), here.desk.drafting.state.value.placed]).toEqual([[], 0, undefined]);
    here.desk.drafting.write({ description: 'At 41 per cent' });
    await sent(here);
    expect([tries(here), here.tickets.lists.length]).toEqual([1, 1]);
    here.tickets.lists[0]!.answer([]);
    await settled();
    const [first, second] = here.tickets.created.map(({ asked }) => asked);
    expect([second!.ticket.description, second!.key === first!.key]).toEqual(['At 41 per cent', false]);
  });

  test('that has arrived in its earlier wording is not sent again, and the change is kept as a draft', async () => {
    const here = await failed('timeout');
    const { key } = here.tickets.created[0]!.asked;
    await here.desk.drafting.takeBack();
    here.desk.drafting.write({ description: 'At 41 per cent' });
    await sent(here);
    here.tickets.lists[0]!.answer([ticket('t7', { reference: key })]);
    await settled();
    expect([tries(here), here.way().at(-1), here.world.tell.all('submitted')]).toEqual([1, 'receipt', ['7']]);
    expect(here.world.keep.under('ada', 'draft/')).toMatchObject([{ draft: { description: 'At 41 per cent' } }]);
  });

  test('cannot be taken back while it is being sent', async () => {
    const here = await sent();
    void here.desk.drafting.takeBack();
    await settled();
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect(here.way()).toEqual(['home', 'receipt']);
  });

  test('lets the visitor begin another meanwhile', async () => {
    const here = await failed('offline');
    await here.desk.drafting.another();
    expect([here.desk.drafting.state.value.draft?.summary, rows(here)]).toEqual(['', [['Import stalls', 'waiting']]]);
  });

  test('that the browser cannot keep is sent all the same, and leaving the page is held back until it is', async () => {
    const here = await writing();
    here.world.keep.refuses = true;
    await failed('offline', here);
    expect([here.desk.outbox.state.value.unkept, here.world.isHeldBack]).toEqual([true, true]);
    await here.world.clock.pass(5000);
    here.tickets.created[1]!.answer(ticket('t1'));
    await settled();
    expect([rows(here), here.world.isHeldBack]).toEqual([[], false]);
  });
});

describe('what an earlier page has left', () => {
  async function left(age = 0, more: object = {}): Promise<Visit> {
    const before = await failed('offline');
    before.session.dispose();
    for (const [name, value] of before.world.keep.kept) before.world.keep.kept.set(name, { ...(value as object), ...more });
    await before.world.clock.pass(age);
    const here = await visit(ADA, before.world);
    void here.session.resume();
    await settled();
    return here;
  }

  test('is sent, without anything being opened, under the key it had', async () => {
    const here = await left();
    expect(here.tickets.created.map(({ asked }) => asked.ticket.summary)).toEqual(['Import stalls']);
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect([here.way(), here.world.tell.all('submitted'), kept(here)]).toEqual([['home'], ['1'], 0]);
  });

  test('is looked for first after a day, since the backend may have forgotten its key', async () => {
    const here = await left(25 * 3_600_000);
    expect([tries(here), here.tickets.lists.length]).toEqual([0, 1]);
    const [{ key }] = here.world.keep.under('ada', 'outbox/') as [{ key: string }];
    here.tickets.lists[0]!.answer([ticket('t1', { reference: key })]);
    await settled();
    expect([tries(here), rows(here), here.world.tell.all('submitted')]).toEqual([0, [], ['1']]);
  });

  test('is sent after a day where it has not arrived', async () => {
    const here = await left(25 * 3_600_000);
    here.tickets.lists[0]!.answer([]);
    await settled();
    expect(tries(here)).toBe(1);
  });

  test('is not sent after a day where nobody can say whether it has arrived', async () => {
    const here = await left(25 * 3_600_000);
    here.tickets.lists[0]!.fail('server');
    await settled();
    expect([tries(here), rows(here)]).toEqual([0, [['Import stalls', 'waiting']]]);
  });

  test('is sent after a week only with the visitor’s word', async () => {
    const here = await left(8 * 24 * 3_600_000);
    expect([rows(here), tries(here), here.tickets.lists.length]).toEqual([[['Import stalls', 'old']], 0, 0]);
    void here.desk.outbox.confirm(here.desk.outbox.state.value.rows[0]!.key);
    await settled();
    here.tickets.lists[0]!.answer([]);
    await settled();
    expect(tries(here)).toBe(1);
  });

  for (const garbage of [{ draft: 7 }, { placed: 'x' }, { key: 1 }])
    test(`and cannot be read is passed over: ${JSON.stringify(garbage)}`, async () => {
      const here = await left(0, garbage);
      expect([rows(here), tries(here), here.way()]).toEqual([[], 0, ['home']]);
    });
});

describe('two tabs', () => {
  async function two(): Promise<readonly [Visit, Visit]> {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const one = await writing(ADA, world);
    const other = await visit(ADA, anotherTab(world, browser.tab()));
    void other.session.begin();
    await settled();
    return [one, other];
  }

  test('send a ticket once between them', async () => {
    const [one, other] = await two();
    await sent(one);
    await one.world.clock.wake();
    const asked = [...one.tickets.created, ...other.tickets.created];
    expect(asked).toHaveLength(1);
    asked[0]!.answer(ticket('t1'));
    await settled();
    expect([rows(one), rows(other), tries(one) + tries(other), kept(one)]).toEqual([[], [], 1, 0]);
  });

  /** What was written in one tab is being sent by the other, which was quicker. */
  async function handedOver(): Promise<readonly [Visit, Visit, string]> {
    const [one, other] = await two();
    await sent(one);
    return [one, other, other.tickets.created[0]!.asked.key];
  }

  /** The tab in which it was written, once the other one has failed to send it and taken it back. */
  async function takenBackElsewhere(): Promise<Visit> {
    const [one, other, key] = await handedOver();
    for (const { tickets } of [other, one]) {
      tickets.created[0]!.fail('offline');
      await settled();
    }
    await other.desk.outbox.takeBack(key);
    await settled();
    return one;
  }

  test('whichever sends it, the one in which it was written shows its number', async () => {
    const [one, other, key] = await handedOver();
    other.tickets.created[0]!.answer(ticket('t1', { reference: key }));
    await settled();
    expect([rows(one), one.way()]).toEqual([[], ['home', 'form']]);
    one.tickets.lists.at(-1)!.answer([ticket('t1', { reference: key })]);
    await settled();
    expect([one.way(), one.desk.drafting.state.value.sent?.ticket.id, tries(one) + tries(other)]).toEqual([['home', 'receipt'], 't1', 1]);
  });

  test('the host hears of it once', async () => {
    const [one, other, key] = await handedOver();
    other.tickets.created[0]!.answer(ticket('t1', { reference: key }));
    await settled();
    one.tickets.lists.at(-1)!.answer([ticket('t1', { reference: key })]);
    await settled();
    expect(one.world.tell.told.filter(([what]) => what === 'submitted')).toHaveLength(1);
  });

  test('the one in which it was written asks again where it cannot learn the number', async () => {
    const [one, other, key] = await handedOver();
    other.tickets.created[0]!.answer(ticket('t1', { reference: key }));
    await settled();
    one.tickets.lists.at(-1)!.fail('offline');
    await settled();
    await one.world.clock.pass(600_000);
    one.tickets.lists.at(-1)!.answer([ticket('t1', { reference: key })]);
    await settled();
    expect(one.way()).toEqual(['home', 'receipt']);
  });

  test('what the other one has taken back is offered where it was written', async () => {
    const one = await takenBackElsewhere();
    one.tickets.lists.at(-1)!.answer([]);
    await settled();
    const { placed, draft, offered } = one.desk.drafting.state.value;
    expect([placed, draft?.summary, offered.map((found) => found.draft.summary)]).toEqual([undefined, '', ['Import stalls']]);
  });

  test('whoever has begun another meanwhile goes on with that, where the other tab has taken the first one back', async () => {
    const one = await takenBackElsewhere();
    await one.desk.drafting.another();
    one.desk.drafting.write({ summary: 'Export stalls' });
    one.tickets.lists.at(-1)!.answer([]);
    await settled();
    expect(one.desk.drafting.state.value.draft?.summary).toBe('Export stalls');
  });

  test('what became of a ticket is learned before anything else is tried, since its form waits for that', async () => {
    const [one, other, key] = await handedOver();
    other.session.go({ name: 'form', channel: 'email' });
    await settled();
    other.desk.drafting.write({ summary: 'Export stalls', description: 'At once', email: 'ada@example.com' });
    void other.desk.drafting.send();
    await settled();
    other.tickets.created[0]!.answer(ticket('t1', { reference: key }));
    await settled();
    expect([one.tickets.lists.length, tries(one)]).toEqual([1, 0]);
    one.tickets.lists[0]!.answer([ticket('t1', { reference: key })]);
    await settled();
    expect([one.desk.drafting.state.value.sent?.ticket.id, tries(one)]).toEqual(['t1', 1]);
  });
});
