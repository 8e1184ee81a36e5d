import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/core/draft.js';
import type { Kept } from '../../src/core/kept.js';
import { answer } from '../support/fake-backend.js';
import { fakeWorld, settled, type FakeWorld } from '../support/fake-world.js';
import { ADA, visit, writing, type Visit } from '../support/visit.js';

const draft = ({ desk }: Visit): Draft | undefined => desk.drafting.state.value.draft;
const offered = ({ desk }: Visit): readonly string[] => desk.drafting.state.value.offered.map((one) => one.draft.summary);
const kept = (world: FakeWorld): readonly Draft[] => world.keep.under('ada', 'draft/').map((one) => (one as Kept).draft);

/** Comes back later, in another page: only what was kept is still there. */
const return_ = async (world: FakeWorld, settings = ADA): Promise<Visit> => {
  const here = await visit(settings, world);
  here.session.go({ name: 'form', channel: 'email' });
  await settled();
  return here;
};

describe('a form', () => {
  test('begins with the question that was asked, and with the person\'s address', async () => {
    const here = await visit();
    here.session.ask('How do I import?');
    here.knowledge.searches[0]!.answer({ answer: answer('import'), results: [] });
    await settled();
    here.session.go({ name: 'form', channel: 'email' });
    expect(draft(here)).toMatchObject({ channel: 'email', summary: 'How do I import?', description: '', email: 'ada@example.com', language: 'en' });
  });

  test('begins with what was typed into the field, where nothing was asked', async () => {
    const here = await visit();
    here.session.question.type('Import stalls');
    here.session.go({ name: 'form', channel: 'email' });
    expect(draft(here)!.summary).toBe('Import stalls');
  });

  test('in which nothing was written takes the newer question', async () => {
    const here = await visit();
    here.session.question.type('First');
    here.session.go({ name: 'form', channel: 'email' });
    await settled();
    here.session.question.type('Second');
    here.session.go({ name: 'form', channel: 'email' });
    expect(draft(here)!.summary).toBe('Second');
  });

  test('in which something was written keeps it, whatever is asked meanwhile', async () => {
    const here = await writing();
    here.session.question.type('Second');
    here.session.go({ name: 'form', channel: 'callback' });
    expect(draft(here)).toMatchObject({ channel: 'callback', summary: 'Import stalls', description: 'At 40 per cent', phone: '+4722000000' });
  });

  test('keeps the language that was chosen, as long as it is answered', async () => {
    const here = await writing();
    here.desk.drafting.write({ language: 'fr' });
    here.session.go({ name: 'contact' });
    here.session.go({ name: 'form', channel: 'callback' });
    expect(draft(here)!.language).toBe('fr');
  });

  test('carries along what the host wants', async () => {
    const here = await visit(ADA, fakeWorld({ context: () => ({ page: '/contacts', rows: 7 }) }));
    here.session.go({ name: 'form', channel: 'email' });
    expect(draft(here)!.context).toEqual({ page: '/contacts', rows: '7' });
  });

  test('takes away a fault once its field is written in, and no other', async () => {
    const here = await writing();
    here.desk.drafting.write({ summary: '', email: 'ada@' });
    await here.desk.drafting.send();
    expect(here.desk.drafting.state.value.faults).toEqual({ summary: 'required', email: 'email' });
    here.desk.drafting.write({ email: 'ada@e' });
    expect(here.desk.drafting.state.value.faults).toEqual({ summary: 'required' });
  });
});

describe('fields filled in advance', () => {
  test('stand in the form that is opened later', async () => {
    const here = await visit();
    here.desk.drafting.prefill({ summary: 'From the host', custom: { browser: 'Firefox' } });
    here.desk.drafting.prefill({ description: 'It says' });
    here.session.go({ name: 'form', channel: 'email' });
    expect(draft(here)).toMatchObject({ summary: 'From the host', description: 'It says', custom: { browser: 'Firefox' }, email: 'ada@example.com', channel: 'email' });
  });

  test('come into the form that is open', async () => {
    const here = await writing();
    here.desk.drafting.prefill({ summary: 'From the host' });
    expect(draft(here)).toMatchObject({ summary: 'From the host', description: 'At 40 per cent' });
  });

  for (const [when, open] of [['before', visit], ['while', writing]] as const)
    test(`that are nonsense do no harm ${when} the form is open`, async () => {
      const here = await open();
      here.desk.drafting.prefill({ summary: { text: 'x' }, description: 7, email: null, channel: 'phone' });
      here.session.go({ name: 'form', channel: 'email' });
      await settled();
      expect(() => void here.desk.drafting.send()).not.toThrow();
      expect(draft(here)).toMatchObject({ channel: 'email', email: 'ada@example.com', summary: open === writing ? 'Import stalls' : '' });
    });
});

describe('every word', () => {
  test('is kept within 300 ms', async () => {
    const here = await writing();
    await here.world.clock.pass(300);
    expect(kept(here.world)).toMatchObject([{ summary: 'Import stalls', description: 'At 40 per cent' }]);
  });

  test('is kept within 300 ms even by somebody who does not stop typing', async () => {
    const here = await writing();
    for (let typed = 0; typed < 10; typed++) {
      here.desk.drafting.write({ description: 'x'.repeat(typed) });
      await here.world.clock.pass(50);
    }
    expect(kept(here.world)[0]!.description.length).toBeGreaterThanOrEqual(9 - 300 / 50);
  });

  test('is offered again after the page was closed, and nothing is forced on anybody', async () => {
    const before = await writing();
    before.desk.drafting.write({ language: 'fr' });
    await before.world.clock.pass(300);
    const here = await return_(before.world);
    expect([draft(here)!.summary, offered(here)]).toEqual(['', ['Import stalls']]);
    await here.desk.drafting.take(here.desk.drafting.state.value.offered[0]!.id);
    expect(draft(here)).toMatchObject({ summary: 'Import stalls', description: 'At 40 per cent', language: 'fr', channel: 'email' });
    expect([offered(here), kept(here.world).length]).toEqual([[], 1]);
  });

  test('can be thrown away', async () => {
    const before = await writing();
    await before.world.clock.pass(300);
    const here = await return_(before.world);
    await here.desk.drafting.discard(here.desk.drafting.state.value.offered[0]!.id);
    expect([offered(here), kept(here.world)]).toEqual([[], []]);
  });

  test('typed in two tabs at once makes two drafts, and neither spoils the other', async () => {
    const world = fakeWorld();
    const one = await writing(ADA, world);
    const other = await writing(ADA, world);
    one.desk.drafting.write({ summary: 'From the one' });
    other.desk.drafting.write({ summary: 'From the other' });
    await world.clock.pass(300);
    expect(kept(world).map(({ summary }) => summary).sort()).toEqual(['From the one', 'From the other']);
  });

  test('written here stays kept where one goes on with an older draft', async () => {
    const before = await writing();
    await before.world.clock.pass(300);
    const here = await return_(before.world);
    here.desk.drafting.write({ summary: 'Something else' });
    await here.desk.drafting.take(here.desk.drafting.state.value.offered[0]!.id);
    expect([draft(here)!.summary, offered(here)]).toEqual(['Import stalls', ['Something else']]);
  });

  test('is kept at once where the widget is taken off the page', async () => {
    const here = await writing();
    here.session.dispose();
    await settled();
    expect(kept(here.world)).toMatchObject([{ summary: 'Import stalls' }]);
  });

  test('comes along where the visitor changes the channel after coming back', async () => {
    const before = await writing();
    await before.world.clock.pass(300);
    const here = await return_(before.world);
    await here.desk.drafting.take(here.desk.drafting.state.value.offered[0]!.id);
    here.session.go({ name: 'form', channel: 'callback' });
    expect(draft(here)).toMatchObject({ channel: 'callback', summary: 'Import stalls' });
  });

  test('typed while the earlier ones are looked for stays', async () => {
    const before = await writing();
    await before.world.clock.pass(300);
    const here = await visit(ADA, before.world);
    here.session.go({ name: 'form', channel: 'email' });
    here.desk.drafting.write({ summary: 'New words' });
    await settled();
    expect(draft(here)!.summary).toBe('New words');
  });

  test('that is taken out again is not kept', async () => {
    const here = await writing();
    await here.world.clock.pass(300);
    here.desk.drafting.write({ summary: '', description: '' });
    await here.world.clock.pass(300);
    expect(kept(here.world)).toEqual([]);
    expect(offered(await return_(here.world))).toEqual([]);
  });

  test('goes where the visitor starts over', async () => {
    const here = await writing();
    await here.world.clock.pass(300);
    await here.desk.drafting.startOver();
    await here.world.clock.pass(300);
    expect([draft(here)!.summary, kept(here.world)]).toEqual(['', []]);
  });

  for (const garbage of [7, 'draft', [], null, { draft: 7, saved: 'x' }, { draft: { channel: 'fax' }, saved: '2026-01-01' }, { draft: { channel: 'email' }, saved: 'once' }])
    test(`may have been kept as ${JSON.stringify(garbage)}: the form stands all the same`, async () => {
      const world = fakeWorld();
      world.keep.kept.set('ada draft/1', garbage);
      const here = await return_(world);
      expect(draft(here)).toMatchObject({ channel: 'email', summary: '', severity: 'standard', custom: {} });
      expect(offered(here)).toEqual([]);
    });

  test('of another version is taken as far as it can be read', async () => {
    const world = fakeWorld();
    world.keep.kept.set('ada draft/1', { draft: { channel: 'email', summary: 'Old words', custom: 'x', severity: 'worst' }, saved: '2026-01-01T00:00:00Z', version: 999 });
    const here = await return_(world);
    await here.desk.drafting.take('1');
    expect(draft(here)).toMatchObject({ summary: 'Old words', custom: {}, severity: 'standard', channel: 'email' });
  });

  test('that this browser does not keep is said to be unkept, and stays in the form', async () => {
    const here = await writing();
    here.world.keep.refuses = true;
    await here.world.clock.pass(300);
    expect([here.desk.drafting.state.value.unkept, draft(here)!.summary]).toEqual([true, 'Import stalls']);
    expect(here.world.isHeldBack).toBe(true);
    here.world.keep.refuses = false;
    here.desk.drafting.write({ summary: 'Import still stalls' });
    await here.world.clock.pass(300);
    expect(here.desk.drafting.state.value.unkept).toBe(false);
  });

  test('can be written where the browser does not even let us look', async () => {
    const world = fakeWorld();
    world.keep.refuses = true;
    expect(draft(await return_(world))).toMatchObject({ email: 'ada@example.com' });
  });

  test('is looked for only once a form is opened, and nothing is kept of one in which nothing is written', async () => {
    const here = await visit();
    here.session.go({ name: 'contact' });
    expect(here.world.keep.asked).toBe(0);
    here.session.go({ name: 'form', channel: 'email' });
    await here.world.clock.pass(300);
    expect([here.world.keep.asked, kept(here.world)]).toEqual([2, []]);
  });
});
