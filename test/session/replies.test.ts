import { describe, expect, test } from 'vitest';
import { message, ticket } from '../support/fake-backend.js';
import { anotherTab, FakeBrowser, fakeWorld, settled, type FakeWorld } from '../support/fake-world.js';
import { ADA, visit, type Visit } from '../support/visit.js';

const HOUR = 3_600_000;

/** A visitor who reads a ticket. */
async function reading(world: FakeWorld = fakeWorld(), tabs?: FakeWorld['tabs']): Promise<Visit> {
  const here = await visit(ADA, tabs ? anotherTab(world, tabs) : world);
  here.session.go({ name: 'ticket', id: 't1' });
  await settled();
  here.tickets.reads[0]!.answer(ticket('t1', { messages: [message('m1', 1)] }));
  await settled();
  return here;
}

/** The same, who has written something and sent it. */
async function sent(...texts: readonly string[]): Promise<Visit> {
  const here = await reading();
  for (const text of texts.length > 0 ? texts : ['In Firefox']) {
    here.desk.composing.write({ text });
    void here.desk.composing.send();
    await settled();
  }
  return here;
}

/** Reloads the page, in the same browser. */
async function reloaded({ session, world }: Visit): Promise<Visit> {
  session.dispose();
  const here = await visit(ADA, world);
  await here.session.resume();
  await settled();
  return here;
}

const rows = ({ desk }: Visit): readonly (readonly [string, string])[] => desk.replies.of('t1').map(({ text, standing }) => [text, standing]);
const tried = ({ tickets }: Visit): readonly string[] => tickets.replies.map(({ asked }) => asked.message.text);
const kept = ({ world }: Visit): number => world.keep.under('ada', 'reply/').length;
const shown = ({ desk }: Visit): readonly string[] => {
  const { ticket: read } = desk.thread.state.value;
  return read.status === 'ready' ? read.value.messages.map(({ text }) => text) : [];
};

describe('a reply', () => {
  test('stands in the ticket as soon as it is there, and no longer among those on their way', async () => {
    const here = await sent();
    expect([rows(here), kept(here), here.desk.composing.state.value.text]).toEqual([[['In Firefox', 'sending']], 1, '']);
    const { id, key, message: written } = here.tickets.replies[0]!.asked;
    expect([id, key]).toEqual(['t1', written.reference]);
    here.tickets.replies[0]!.answer(message('m2', 2, { from: 'visitor', text: 'In Firefox', reference: key }));
    await settled();
    expect([rows(here), kept(here), shown(here)]).toEqual([[], 0, ['This is m1.', 'In Firefox']]);
  });

  test('is written down before it is sent, and what was kept of the writing goes in the same breath', async () => {
    const here = await reading();
    here.desk.composing.write({ text: 'In Firefox' });
    await here.world.clock.pass(300);
    expect([...here.world.keep.kept.keys()].filter((name) => name.includes('composing'))).toEqual(['ada composing/t1']);
    void here.desk.composing.send();
    expect(tried(here)).toEqual([]);
    await settled();
    expect([[...here.world.keep.kept.keys()].filter((name) => name.includes('composing')), kept(here), tried(here)]).toEqual([[], 1, ['In Firefox']]);
  });

  for (const problem of ['offline', 'timeout', 'server', 'busy'] as const)
    test(`waits and goes by itself under the same key after: ${problem}`, async () => {
      const here = await sent();
      here.tickets.replies[0]!.fail(problem);
      await settled();
      expect([rows(here), kept(here)]).toEqual([[['In Firefox', 'waiting']], 1]);
      await here.world.clock.pass(2000);
      expect(here.tickets.replies.map(({ asked }) => asked.key)).toEqual([here.tickets.replies[0]!.asked.key, here.tickets.replies[0]!.asked.key]);
    });

  test('waits for the one before it', async () => {
    const here = await sent('One', 'Two', 'Three');
    expect(tried(here)).toEqual(['One']);
    here.tickets.replies[0]!.fail('offline');
    await settled();
    await here.world.clock.pass(2000);
    expect(tried(here)).toEqual(['One', 'One']);
    for (const number of [1, 2, 3]) {
      here.tickets.replies[number]!.answer(message(`n${number}`, number + 1));
      await settled();
    }
    expect([tried(here), rows(here)]).toEqual([['One', 'One', 'Two', 'Three'], []]);
  });

  test('holds up its own ticket where the backend chokes on it, and no other', async () => {
    const here = await sent('One', 'Two');
    here.tickets.replies[0]!.fail('offline');
    await settled();
    here.session.go({ name: 'ticket', id: 't2' });
    await settled();
    here.desk.composing.write({ text: 'Elsewhere' });
    void here.desk.composing.send();
    await settled();
    here.tickets.replies[1]!.fail({ kind: 'server', status: 500 });
    await settled();
    expect(tried(here)).toEqual(['One', 'One', 'Elsewhere']);
    here.tickets.replies[2]!.answer(message('e1', 1));
    await settled();
    await here.world.clock.pass(4000);
    here.tickets.replies[3]!.answer(message('n1', 2));
    await settled();
    expect([tried(here).slice(3), rows(here)]).toEqual([['One', 'Two'], [['Two', 'sending']]]);
  });

  test('keeps its place where the clock is set back', async () => {
    const here = await sent('One');
    here.world.clock.setBy(-HOUR);
    here.desk.composing.write({ text: 'Two' });
    void here.desk.composing.send();
    await settled();
    expect(rows(here).map(([text]) => text)).toEqual(['One', 'Two']);
  });

  test('waits for somebody to sign in, and goes once the host has changed something', async () => {
    const here = await sent();
    here.tickets.replies[0]!.fail('signed-out');
    await settled();
    expect(rows(here)).toEqual([['In Firefox', 'sign-in']]);
    await here.world.clock.pass(HOUR);
    expect(tried(here).length).toBe(1);
    here.update({});
    await settled();
    expect(tried(here).length).toBe(2);
  });

  test('is struck out where the stream says it is there, though its answer was lost', async () => {
    const here = await sent();
    const { key } = here.tickets.replies[0]!.asked;
    here.live.line.tell({ kind: 'ready', number: 1 }, { kind: 'change', number: 2, ticket: ticket('t1', { version: 2, messages: [message('m2', 2, { from: 'visitor', text: 'In Firefox', reference: key })] }) });
    here.tickets.replies[0]!.fail('timeout');
    await settled();
    await here.world.clock.pass(HOUR);
    expect([rows(here), kept(here), tried(here).length, shown(here)]).toEqual([[], 0, 1, ['This is m1.', 'In Firefox']]);
  });

  test('goes on after a reload', async () => {
    const before = await sent();
    before.tickets.replies[0]!.fail('offline');
    await settled();
    const here = await reloaded(before);
    expect([tried(here), here.tickets.replies[0]!.asked.key]).toEqual([['In Firefox'], before.tickets.replies[0]!.asked.key]);
  });

  test('of yesterday is looked for before it is sent again, since the backend may have forgotten its key', async () => {
    const before = await sent();
    before.tickets.replies[0]!.fail('timeout');
    await settled();
    before.session.dispose();
    await before.world.clock.pass(24 * HOUR);
    const here = await reloaded(before);
    expect([tried(here), here.tickets.reads.map(({ asked }) => asked)]).toEqual([[], ['t1']]);
    here.tickets.reads[0]!.answer(ticket('t1', { messages: [message('m2', 2, { reference: before.tickets.replies[0]!.asked.key })] }));
    await settled();
    expect([tried(here), kept(here)]).toEqual([[], 0]);
  });

  test('of last week waits for its writer', async () => {
    const before = await sent();
    before.tickets.replies[0]!.fail('offline');
    await settled();
    before.session.dispose();
    await before.world.clock.pass(8 * 24 * HOUR);
    const here = await reloaded(before);
    expect([rows(here), tried(here)]).toEqual([[['In Firefox', 'failed']], []]);
  });
});

describe('a reply that the backend will not take', () => {
  const refused = async (): Promise<Visit> => {
    const here = await sent('One', 'Two');
    here.tickets.replies[0]!.fail({ kind: 'invalid', status: 409, code: 'closed' });
    await settled();
    return here;
  };

  test('waits for its writer, and does not hold up the next', async () => {
    const here = await refused();
    expect([rows(here), tried(here)]).toEqual([[['One', 'failed'], ['Two', 'sending']], ['One', 'Two']]);
    expect(here.desk.replies.of('t1')[0]?.problem?.code).toBe('closed');
  });

  test('does so after a reload too, and is not sent by itself', async () => {
    const before = await refused();
    before.tickets.replies[1]!.answer(message('m2', 2));
    await settled();
    const here = await reloaded(before);
    expect([rows(here), tried(here), here.desk.replies.of('t1')[0]?.problem?.code]).toEqual([[['One', 'failed']], [], 'closed']);
  });

  test('goes again under the same key, where its writer says so', async () => {
    const here = await refused();
    here.tickets.replies[1]!.answer(message('m2', 2));
    await settled();
    void here.desk.replies.retry(here.desk.replies.of('t1')[0]!.key);
    await settled();
    expect([tried(here), here.tickets.replies[2]!.asked.key]).toEqual([['One', 'Two', 'One'], here.tickets.replies[0]!.asked.key]);
  });

  test('comes back to the composer with its words', async () => {
    const here = await refused();
    here.tickets.replies[1]!.answer(message('m2', 2));
    await settled();
    here.desk.composing.write({ text: 'and more' });
    expect(await here.desk.composing.takeBack(here.desk.replies.of('t1')[0]!.key)).toBe(true);
    expect([here.desk.composing.state.value.text, rows(here), kept(here)]).toEqual(['One\nand more', [], 0]);
  });
});

describe('a reply that may have arrived', () => {
  const doubtful = async (): Promise<Visit> => {
    const here = await sent();
    here.tickets.replies[0]!.fail({ kind: 'timeout', retryAfter: HOUR });
    await settled();
    return here;
  };

  test('is not given back before its ticket was looked at', async () => {
    const here = await doubtful();
    const back = here.desk.composing.takeBack(here.desk.replies.of('t1')[0]!.key);
    await settled();
    here.tickets.reads.at(-1)!.answer(ticket('t1', { messages: [message('m2', 2, { text: 'In Firefox', reference: here.tickets.replies[0]!.asked.key })] }));
    expect([await back, here.desk.composing.state.value.text, rows(here), shown(here)]).toEqual([false, '', [], ['This is m1.', 'In Firefox']]);
  });

  test('is not given back where nobody can say', async () => {
    const here = await doubtful();
    const back = here.desk.composing.takeBack(here.desk.replies.of('t1')[0]!.key);
    await settled();
    here.tickets.reads.at(-1)!.fail('offline');
    expect([await back, rows(here)]).toEqual([false, [['In Firefox', 'waiting']]]);
  });
});

describe('a browser that keeps nothing', () => {
  test('sends all the same, and asks before the page is left meanwhile', async () => {
    const here = await reading();
    here.world.keep.refuses = true;
    here.desk.composing.write({ text: 'In Firefox' });
    void here.desk.composing.send();
    await settled();
    expect([tried(here), here.world.isHeldBack]).toEqual([['In Firefox'], true]);
    here.tickets.replies[0]!.answer(message('m2', 2));
    await settled();
    expect([rows(here), here.world.isHeldBack]).toEqual([[], false]);
  });
});

describe('what is being written to a ticket', () => {
  test('is there again for each ticket, and after a reload', async () => {
    const before = await reading();
    before.desk.composing.write({ text: 'To the first' });
    before.session.go({ name: 'ticket', id: 't2' });
    await settled();
    expect(before.desk.composing.state.value).toMatchObject({ ticket: 't2', text: '' });
    before.desk.composing.write({ text: 'To the second' });
    await before.world.clock.pass(300);
    const here = await reloaded(before);
    for (const [id, text] of [['t1', 'To the first'], ['t2', 'To the second']] as const) {
      here.session.go({ name: 'ticket', id });
      await settled();
      expect(here.desk.composing.state.value.text).toBe(text);
    }
  });

  test('is nobody else\'s', async () => {
    const here = await reading();
    here.desk.composing.write({ text: 'In Firefox' });
    here.update({ settings: { ...ADA, person: { id: 'ben' } } });
    here.session.go({ name: 'ticket', id: 't1' });
    await settled();
    expect(here.desk.composing.state.value.text).toBe('');
  });

  test('blanks are not sent', async () => {
    const here = await sent(' \n ');
    expect([tried(here), here.desk.composing.state.value.text]).toEqual([[], ' \n ']);
  });
});

test('two tabs send a reply once, and both know when it is there', async () => {
  const browser = new FakeBrowser();
  const world = fakeWorld({ tabs: browser.tab() });
  const [first, second] = [await reading(world), await reading(world, browser.tab())];
  await second.desk.replies.begin();
  first.desk.composing.write({ text: 'In Firefox' });
  void first.desk.composing.send();
  await settled();
  const tries = [...first.tickets.replies, ...second.tickets.replies];
  expect([rows(first).length, rows(second).length, tries.length]).toEqual([1, 1, 1]);
  tries[0]!.answer(message('m2', 2));
  await settled();
  expect([rows(first), rows(second), [...tried(first), ...tried(second)]]).toEqual([[], [], ['In Firefox']]);
});

for (const { link, reads } of [
  { link: 'connecting', reads: 1 },
  { link: 'live', reads: 0 },
])
  test(`a reply that another tab has sent is fetched, unless the stream brings it: ${link}`, async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const [written, sends] = [await reading(world), await reading(world, browser.tab())];
    await sends.desk.replies.begin();
    if (link === 'live') written.live.line.tell({ kind: 'ready', number: 1 });
    await settled();
    const before = written.tickets.reads.length;
    written.desk.composing.write({ text: 'In Firefox' });
    void written.desk.composing.send();
    await settled();
    sends.tickets.replies[0]!.answer(message('m2', 2));
    await settled();
    expect([rows(written), written.tickets.reads.length - before]).toEqual([[], reads]);
  });
