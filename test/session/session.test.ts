import { describe, expect, test } from 'vitest';
import { offersFor } from '../../src/core/channel.js';
import type { Offer } from '../../src/core/offer.js';
import type { Channel } from '../../src/core/plan.js';
import { Session } from '../../src/session/session.js';
import { article, hit, ticket } from '../support/fake-backend.js';
import { fakeWorld, settled } from '../support/fake-world.js';
import { ADA, visit, writing } from '../support/visit.js';

const offer = (channel: Channel): Offer => offersFor(ADA, { now: new Date('2026-11-23T12:00:00Z') }).find((one) => one.channel === channel)!;

describe('moving about', () => {
  test('back leads to what was found, without asking again', async () => {
    const { session, knowledge, way } = await visit();
    session.ask('How?');
    knowledge.searches[0]!.answer({ results: [hit('import')] });
    await settled();
    session.go({ name: 'article', id: 'import' });
    session.back();
    expect([way(), knowledge.searches.length, session.question.state.value.asked.found.status]).toEqual([['home', 'answer'], 1, 'ready']);
  });

  test('back to another question asks it again', async () => {
    const { session, knowledge } = await visit();
    session.ask('first');
    session.ask('second');
    session.back();
    expect(knowledge.searches.map(({ asked }) => asked.text)).toEqual(['first', 'second', 'first']);
  });

  test('back to another article, and to another ticket, fetches it', async () => {
    const { session, knowledge, tickets } = await visit();
    for (const id of ['a', 'b']) session.go({ name: 'article', id });
    for (const id of ['t1', 't2']) session.go({ name: 'ticket', id });
    session.back();
    session.back();
    session.back();
    expect([tickets.reads.map(({ asked }) => asked), knowledge.articles.map(({ asked }) => asked.id)]).toEqual([['t1', 't2', 't1'], ['a', 'b', 'a']]);
  });

  test('back to the article that is here fetches nothing', async () => {
    const { session, knowledge } = await visit();
    session.go({ name: 'article', id: 'a' });
    knowledge.articles[0]!.answer(article('a'));
    await settled();
    session.go({ name: 'contact' });
    session.back();
    expect(knowledge.articles).toHaveLength(1);
  });

  test('back to the form of another channel is that form', async () => {
    const { session, desk } = await visit();
    session.go({ name: 'form', channel: 'email' });
    session.go({ name: 'form', channel: 'callback' });
    session.back();
    expect(desk.drafting.state.value).toMatchObject({ offer: { channel: 'email' }, draft: { channel: 'email' } });
  });

  test('back from a receipt does not lead into the form again', async () => {
    const { session, desk, tickets, way } = await writing();
    void desk.drafting.send();
    await settled();
    tickets.created[0]!.answer(ticket('t1'));
    await settled();
    session.back();
    expect(way()).toEqual(['home']);
  });

  test('what was sent stands in the inbox, and no longer in the field', async () => {
    const { session, tickets, desk } = await writing();
    session.question.type('Import stalls');
    session.go({ name: 'inbox' });
    tickets.lists[0]!.answer([]);
    await settled();
    session.back();
    void desk.drafting.send();
    await settled();
    tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect([session.question.state.value.text, desk.inbox.listed.map(({ id }) => id)]).toEqual(['', ['t1']]);
    session.go({ name: 'inbox' });
    expect(tickets.lists).toHaveLength(2);
  });
});

describe('choosing a channel', () => {
  for (const [channel, way] of [['email', ['home', 'form']], ['callback', ['home', 'form']], ['chat', ['home', 'form']], ['phone', ['home']]] as const)
    test(`${channel} leads to ${way.at(-1)!}`, async () => {
      const here = await visit(ADA, fakeWorld(), { backend: { tickets: {} as never, chat: {} } });
      expect(here.session.choose(offer(channel))).toBe(true);
      expect([here.way(), here.world.tell.told]).toEqual([way, [['contact', channel]]]);
    });

  test('a link of the host\'s is followed by the browser', async () => {
    const { session, way } = await visit();
    expect(session.choose({ ...offer('email'), link: 'mailto:help@example.com' })).toBe(true);
    expect(way()).toEqual(['home']);
  });

  test('the host may take over: nothing is opened', async () => {
    const { session, world, way, desk } = await visit();
    world.tell.declined.add('contact');
    expect(session.choose(offer('email'))).toBe(false);
    expect([way(), desk.drafting.state.value.draft]).toEqual([['home'], undefined]);
  });

  test('a form that is not this visitor\'s leads to the channels, and back does not lead into it again', async () => {
    const { session, way, desk } = await visit({ ...ADA, plan: 'starter' });
    session.go({ name: 'article', id: 'a' });
    session.go({ name: 'form', channel: 'callback' });
    expect([way(), desk.drafting.state.value.draft]).toEqual([['home', 'article', 'contact'], undefined]);
    session.back();
    expect(way()).toEqual(['home', 'article']);
  });

  test('a form that is asked for from the channels, and no longer to be had, leads back to them', async () => {
    const { session, way } = await visit({ ...ADA, plan: 'free' });
    session.go({ name: 'contact' });
    session.go({ name: 'form', channel: 'email' });
    expect(way()).toEqual(['home', 'contact']);
  });

  test('"Contact us" has a place on a plan with channels alone', async () => {
    const possible = async (plan: string): Promise<boolean> => (await visit({ ...ADA, plan })).desk.contact.possible;
    expect([await possible('free'), await possible('starter')]).toEqual([false, true]);
  });
});

describe('the host changes', () => {
  test('the plan: the channels follow at once', async () => {
    const here = await visit({ ...ADA, plan: 'free' });
    const offered = (): readonly Channel[] => here.desk.contact.state.value.offers.filter(({ state }) => state === 'offered').map(({ channel }) => channel);
    expect(offered()).toEqual([]);
    here.update({ settings: ADA });
    expect(offered()).toEqual(['email', 'callback', 'phone']);
  });

  test('the backend: the channels follow at once', async () => {
    const here = await visit();
    here.update({ backend: {} });
    expect(here.desk.contact.state.value.offers.map(({ channel }) => channel)).toEqual(['phone']);
  });

  test('the language: what is on show is fetched again', async () => {
    const here = await visit();
    here.session.ask('How?');
    here.update({ language: 'ja' });
    expect(here.knowledge.searches.map(({ asked }) => asked.language)).toEqual(['en', 'ja']);
    here.session.go({ name: 'article', id: 'import' });
    here.update({ language: 'nb' });
    expect(here.knowledge.articles.map(({ asked }) => asked.language)).toEqual(['ja', 'nb']);
  });

  test('the language: what is found on the way back is in it too', async () => {
    const here = await visit();
    here.session.ask('How?');
    here.knowledge.searches[0]!.answer({ results: [hit('import')] });
    await settled();
    here.session.go({ name: 'article', id: 'import' });
    here.update({ language: 'nb' });
    here.session.back();
    expect(here.knowledge.searches.map(({ asked }) => asked.language)).toEqual(['en', 'nb']);
  });

  test('the language: an article that was asked for in English stays in English', async () => {
    const here = await visit();
    here.session.go({ name: 'article', id: 'import', language: 'en' });
    here.update({ language: 'nb' });
    expect(here.knowledge.articles.map(({ asked }) => asked.language).at(-1)).toBe('en');
  });

  test('the language: the channels say in which they answer', async () => {
    const here = await visit();
    here.update({ language: 'fr' });
    expect(here.desk.contact.offered('email')!.language).toBe('fr');
  });

  test('something else: nothing is asked again, and the visitor stays', async () => {
    const here = await writing();
    here.session.ask('How?');
    here.update({ settings: { ...ADA, label: 'Help' } });
    expect([here.knowledge.searches.length, here.knowledge.suggested.length, here.way()]).toEqual([1, 0, ['home', 'form', 'answer']]);
  });
});

describe('before the panel is opened', () => {
  test('nothing is requested and nothing stored, whatever the host changes', async () => {
    const here = await visit();
    here.update({ language: 'nb' });
    here.update({ settings: { ...ADA, person: { id: 'grace' } } });
    expect([here.knowledge.suggested, here.knowledge.searches, here.tickets.lists, here.world.keep.asked]).toEqual([[], [], [], 0]);
  });

  test('the desk is not fetched', () => {
    const session = new Session({ settings: ADA, backend: {}, language: 'en' }, fakeWorld());
    expect(session.desk).toBeUndefined();
  });
});

describe('the desk', () => {
  test('is the same for all who ask', async () => {
    const session = new Session({ settings: ADA, backend: {}, language: 'en' }, fakeWorld());
    const [one, other] = await Promise.all([session.openDesk(), session.openDesk()]);
    expect([one === other, session.desk === one]).toEqual([true, true]);
  });

  test('that comes late does not take a visitor anywhere who has gone on', async () => {
    const session = new Session({ settings: { ...ADA, plan: 'free' }, backend: {}, language: 'en' }, fakeWorld());
    session.go({ name: 'form', channel: 'email' });
    session.go({ name: 'home' });
    await session.openDesk();
    await settled();
    expect(session.navigation.state.value.here).toEqual({ name: 'home' });
  });
});

describe('the widget leaves the page', () => {
  test('and stops whatever is under way', async () => {
    const { session, knowledge, tickets, world } = await visit();
    void session.begin();
    session.ask('How?');
    session.question.type('import');
    session.go({ name: 'article', id: 'a' });
    session.go({ name: 'ticket', id: 't1' });
    session.go({ name: 'inbox' });
    session.dispose();
    await world.clock.pass(1_000);
    const under = [...knowledge.suggested, ...knowledge.searches, ...knowledge.articles, ...tickets.reads, ...tickets.lists];
    expect(under.map(({ signal }) => signal?.aborted)).toEqual([true, true, true, true, true]);
  });

  test('and sends nothing any more, however late its desk comes', async () => {
    const here = await visit();
    here.session.dispose();
    await here.session.begin();
    await here.session.resume();
    const asked = here.world.keep.asked;
    await here.world.clock.wake();
    expect([here.world.keep.asked, asked]).toEqual([0, 0]);
  });
});
