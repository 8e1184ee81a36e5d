import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/core/person.js';
import type { Settings } from '../../src/core/settings.js';
import { article, hit, ticket } from '../support/fake-backend.js';
import { anotherTab, FakeBrowser, fakeWorld, settled } from '../support/fake-world.js';
import { ADA, visit, writing, type Visit } from '../support/visit.js';

const as = (person: Person | undefined): Settings => ({ ...ADA, ...(person && { person }), ...(!person && { person: {} }) });
const GRACE = as({ id: 'grace', email: 'grace@example.com' });

/** All that is on show, or would be on the way back, as one text. */
const shown = ({ session, desk }: Visit): string =>
  JSON.stringify([session.question.state.value.asked, session.question.state.value.text, session.navigation.state.value, desk.reading.state.value, desk.drafting.state.value, desk.inbox.state.value, desk.thread.state.value]);

/** Ada asks, reads, writes, looks at a ticket and at her inbox. */
async function busy(): Promise<Visit> {
  const here = await writing();
  here.session.ask('secret of Ada');
  here.knowledge.searches[0]!.answer({ results: [hit('secret of Ada')] });
  here.session.go({ name: 'article', id: 'secret of Ada' });
  here.knowledge.articles[0]!.answer(article('secret of Ada'));
  here.session.go({ name: 'ticket', id: 'secret of Ada' });
  here.tickets.reads[0]!.answer(ticket('t1', { summary: 'secret of Ada' }));
  here.session.go({ name: 'inbox' });
  here.tickets.lists[0]!.answer([ticket('t1', { summary: 'secret of Ada' })]);
  here.desk.drafting.write({ description: 'secret of Ada' });
  await here.world.clock.pass(300);
  expect(shown(here)).toContain('secret of Ada');
  return here;
}

describe('another person', () => {
  test('sees nothing of the one before', async () => {
    const here = await busy();
    here.update({ settings: GRACE });
    await settled();
    expect(shown(here)).not.toContain('Ada');
    here.session.go({ name: 'form', channel: 'email' });
    await settled();
    expect(here.desk.drafting.state.value).toMatchObject({ offered: [], draft: { description: '', email: 'grace@example.com' } });
  });

  test('sees nothing that comes late for the one before', async () => {
    const here = await visit();
    void here.session.begin();
    here.session.ask('How?');
    here.session.go({ name: 'article', id: 'import' });
    here.session.go({ name: 'ticket', id: 't1' });
    here.session.go({ name: 'inbox' });
    here.update({ settings: GRACE });
    here.knowledge.suggested[0]!.answer([{ question: 'secret of Ada' }]);
    here.knowledge.searches[0]!.answer({ results: [hit('secret of Ada')] });
    here.knowledge.articles[0]!.answer(article('secret of Ada'));
    here.tickets.reads[0]!.answer(ticket('t1', { summary: 'secret of Ada' }));
    here.tickets.lists[0]!.answer([ticket('t1', { summary: 'secret of Ada' })]);
    await settled();
    expect(shown(here) + JSON.stringify(here.session.question.state.value.suggestions)).not.toContain('secret of Ada');
    expect(here.way()).toEqual(['home']);
  });

  test('does not get the receipt of the one before', async () => {
    const here = await writing();
    void here.desk.drafting.send();
    await settled();
    expect(here.tickets.created[0]!.signal?.aborted).toBe(false);
    here.update({ settings: GRACE });
    expect(here.tickets.created[0]!.signal?.aborted).toBe(true);
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect([here.way(), here.desk.drafting.state.value.sent, here.world.tell.all('submitted')]).toEqual([['home'], undefined, []]);
  });

  test('does not get what the host filled in for the one before', async () => {
    const here = await visit();
    here.desk.drafting.prefill({ summary: 'secret of Ada' });
    here.update({ settings: GRACE });
    here.session.go({ name: 'form', channel: 'email' });
    expect(here.desk.drafting.state.value.draft!.summary).toBe('');
  });

  test('is offered suggestions of their own', async () => {
    const here = await visit();
    void here.session.begin();
    here.update({ settings: GRACE });
    expect(here.knowledge.suggested).toHaveLength(2);
  });
});

describe('who comes back', () => {
  test('finds the words they left', async () => {
    const here = await writing();
    here.update({ settings: GRACE });
    here.update({ settings: ADA });
    here.session.go({ name: 'form', channel: 'email' });
    await settled();
    expect(here.desk.drafting.state.value).toMatchObject({ offered: [{ draft: { summary: 'Import stalls' } }] });
  });

  for (const [what, person, other] of [
    ['two ids', { id: 'ada' }, { id: 'grace' }],
    ['two addresses', { email: 'ada@example.com' }, { email: 'grace@example.com' }],
    ['two addresses, and ids that a template left empty', { id: '', email: 'ada@example.com' }, { id: '', email: 'grace@example.com' }],
    ['one who is known and one who is not', { id: 'ada' }, undefined],
  ] as const)
    test(`finds them alone: ${what}`, async () => {
      const world = fakeWorld();
      const here = await writing(as(person), world);
      await world.clock.pass(300);
      here.update({ settings: as(other) });
      here.session.go({ name: 'form', channel: 'email' });
      await settled();
      expect(here.desk.drafting.state.value).toMatchObject({ draft: { summary: '' }, offered: [] });
      const later = await visit(as(person), world);
      later.session.go({ name: 'form', channel: 'email' });
      await settled();
      expect(later.desk.drafting.state.value.offered).toMatchObject([{ draft: { summary: 'Import stalls' }, anonymous: false }]);
    });
});

describe('who signs in after having written', () => {
  async function signedIn(): Promise<Visit> {
    const here = await writing(as(undefined));
    here.update({ settings: ADA });
    here.session.go({ name: 'form', channel: 'email' });
    await settled();
    return here;
  }

  test('is asked whether the words are theirs, and has a blank form until they say so', async () => {
    const { desk } = await signedIn();
    expect(desk.drafting.state.value).toMatchObject({ draft: { summary: '' }, offered: [{ anonymous: true, draft: { summary: 'Import stalls' } }] });
  });

  test('takes them over with a yes, and then they are theirs alone', async () => {
    const { desk, world } = await signedIn();
    await desk.drafting.take(desk.drafting.state.value.offered[0]!.id);
    expect(desk.drafting.state.value.draft!.summary).toBe('Import stalls');
    expect([world.keep.under('', 'draft/').length, world.keep.under('ada', 'draft/').length]).toEqual([0, 1]);
  });
});

describe('the same person', () => {
  for (const [what, person] of [
    ['with another address', { id: 'ada', email: 'ada@new.example' }],
    ['with another seat', { id: 'ada', seat: 'core' }],
  ] as const)
    test(`${what} stays where they are, words and all`, async () => {
      const here = await writing();
      here.update({ settings: as(person) });
      expect([here.way(), here.desk.drafting.state.value.draft!.summary]).toEqual([['home', 'form'], 'Import stalls']);
    });
});

describe('who signs out', () => {
  test('leaves nothing behind, not even for themselves', async () => {
    const here = await busy();
    await here.session.signOut();
    await settled();
    expect([shown(here).includes('secret of Ada'), here.world.keep.kept.size]).toEqual([false, 0]);
    await here.world.clock.pass(1_000);
    expect(here.world.keep.kept.size).toBe(0);
  });

  test('leaves nothing behind though the last letters were not kept yet', async () => {
    const here = await writing();
    await here.session.signOut();
    await here.world.clock.pass(1_000);
    expect(here.world.keep.kept.size).toBe(0);
  });

  test('leaves no file in memory that this browser had no room for', async () => {
    const here = await writing();
    Object.assign(here.tickets, { attach: () => new Promise(() => undefined) });
    here.world.keep.refuses = true;
    await here.desk.attachments.add([new File(['secret of Ada'], 'notes.txt', { type: 'text/plain' })]);
    const { id } = here.desk.drafting.attachments[0]!;
    expect(await here.desk.attachments.file(id)).toBeInstanceOf(Blob);
    await here.session.signOut();
    expect(await here.desk.attachments.file(id)).toBeUndefined();
  });

  test('leaves the words of others where they are', async () => {
    const here = await writing();
    here.update({ settings: GRACE });
    await here.session.signOut();
    await settled();
    expect([here.world.keep.kept.size, here.world.keep.under('ada', 'draft/').length]).toEqual([1, 1]);
  });
});

describe('another tab of the same person', () => {
  const shownIn = (here: Visit): boolean => shown(here).includes('Import stalls');

  for (const [how, leave] of [
    ['they sign out', (here: Visit) => here.session.signOut()],
    ['somebody else is signed in', (here: Visit) => here.update({ settings: GRACE })],
  ] as const)
    test(`shows nothing of theirs any more, once ${how} here`, async () => {
      const browser = new FakeBrowser();
      const world = fakeWorld({ tabs: browser.tab() });
      const there = await writing(ADA, anotherTab(world, browser.tab()));
      await world.clock.pass(300);
      const here = await visit(ADA, world);
      expect(shownIn(there)).toBe(true);
      await leave(here);
      await settled();
      expect([shownIn(there), there.way()]).toEqual([false, ['home']]);
    });

  test('keeps nothing of what was being typed there, where they sign out here', async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    await writing(ADA, anotherTab(world, browser.tab()));
    const here = await visit(ADA, world);
    await here.session.signOut();
    await world.clock.pass(1000);
    expect(world.keep.kept.size).toBe(0);
  });

  test('does not send what is theirs, until its page says who is there now', async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const there = await visit(ADA, anotherTab(world, browser.tab()));
    const here = await writing(ADA, world);
    void here.desk.drafting.send();
    await settled();
    here.tickets.created[0]!.fail('offline');
    await settled();
    here.update({ settings: GRACE });
    await settled();
    await world.clock.wake();
    await world.clock.pass(60_000);
    void there.session.begin();
    await settled();
    expect([there.tickets.created.length, world.keep.under('ada', 'outbox/').length]).toEqual([0, 1]);
  });
});

describe('views that stand in the page', () => {
  /** An inbox and a ticket, which ask for what is theirs as soon as they have nothing, as such views do. */
  function placeViews({ desk }: Visit): void {
    const thread = desk.anotherThread();
    const look = (): void => {
      if (desk.inbox.state.value.tickets.status === 'idle') void desk.list();
      if (thread.state.value.id !== 't1') void thread.open('t1');
    };
    for (const { state } of [desk.inbox, thread]) state.listen(() => queueMicrotask(look));
    look();
  }

  async function placed(world = fakeWorld()): Promise<Visit> {
    const here = await visit(ADA, world);
    placeViews(here);
    here.tickets.lists[0]!.answer([ticket('t1', { summary: 'secret of Ada' })]);
    here.tickets.reads[0]!.answer(ticket('t1', { summary: 'secret of Ada' }));
    await settled();
    return here;
  }

  const asked = ({ tickets, live }: Visit): readonly number[] => [tickets.lists.length, tickets.reads.length, live.lines.length];

  test('ask for nothing of who has signed out, keep nothing, and say that nobody is signed in', async () => {
    const here = await placed();
    await here.session.signOut();
    await settled();
    await here.world.clock.pass(1000);
    expect([asked(here), here.world.keep.kept.size, shown(here).includes('secret of Ada')]).toEqual([[1, 1, 1], 0, false]);
    expect(here.desk.inbox.state.value.tickets).toMatchObject({ status: 'failed', problem: { kind: 'signed-out' } });
  });

  test('do so in every tab, and for whoever opens the panel there, until its page names somebody else', async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const there = await placed(anotherTab(world, browser.tab()));
    const here = await visit(ADA, world);
    await here.session.signOut();
    await settled();
    there.session.go({ name: 'inbox' });
    there.session.go({ name: 'ticket', id: 't1' });
    there.update({ language: 'nb' });
    await settled();
    expect([asked(there), world.keep.kept.size]).toEqual([[1, 1, 1], 0]);
    there.update({ settings: GRACE });
    await settled();
    expect(asked(there)).toEqual([2, 2, 1]);
  });

  for (const [who, goesOn] of [
    ['the host says something more of who is here', ({ update }: Visit) => update({ settings: { ...ADA } })],
    ['somebody opens their tickets here', ({ session }: Visit) => session.go({ name: 'inbox' })],
  ] as const)
    test(`ask again where ${who}`, async () => {
      const here = await placed();
      await here.session.signOut();
      await settled();
      goesOn(here);
      void here.desk.list();
      here.tickets.lists.at(-1)!.answer([ticket('t1')]);
      await settled();
      expect(here.desk.inbox.listed.map(({ id }) => id)).toEqual(['t1']);
    });
});
