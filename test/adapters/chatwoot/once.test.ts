import { describe, expect, test } from 'vitest';
import type { Fate, FakeChatwoot } from '../../support/fake-chatwoot.js';
import type { ChatwootBackend } from '../../../src/backends/chatwoot.js';
import type { Ticket } from '../../../src/core/ticket.js';
import { aChatwoot, aKey, aTicket, pageOf, until } from './scene.js';

/** The nth request from now fails so, and those right after it never arrive; the others go well. */
function failNth(chatwoot: FakeChatwoot, { nth, fate, run }: { readonly nth: number; readonly fate: Fate; readonly run: number }): void {
  let count = 0;
  chatwoot.fate = () => ((count += 1) === nth ? fate : count > nth && count < nth + run ? 'lost' : undefined);
}

/** Tries until it works, as a session does; what is asked after that goes well. */
async function persist<T>(chatwoot: FakeChatwoot, attempt: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left -= 1) {
    try {
      const answer = await attempt();
      chatwoot.fate = () => undefined;
      return answer;
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** What agents see: the words of the visitor, by conversation; those without any are blank. */
const conversations = (chatwoot: FakeChatwoot): number[] => chatwoot.conversations.map(({ messages }) => messages.filter((one) => one.message_type === 0).length);

const CUTS = [1, 2, 3, 4, 5, 6].flatMap((nth) => [1, 2, 3].flatMap((run) => (['lost', 'unanswered'] as const).map((fate) => ({ nth, fate, run }))));

describe('whatever is lost on the way', () => {
  for (const cut of CUTS) {
    const failing = `request ${cut.nth} of it is ${cut.fate}${cut.run > 1 ? `, with ${cut.run - 1} after it` : ''}`;
    test(`a ticket is opened once where ${failing}`, async () => {
      const chatwoot = await aChatwoot();
      const page = pageOf(chatwoot);
      const [ticket, key] = [aTicket(), aKey()];
      failNth(chatwoot, cut);
      const { id } = await persist(chatwoot, () => page.tickets.create(ticket, { key }));
      expect(conversations(chatwoot)).toEqual([1]);
      expect((await page.tickets.list()).map((one) => one.id)).toEqual([id]);
    });

    test(`a ticket is opened once where ${failing} and the page is loaded anew`, async () => {
      const chatwoot = await aChatwoot();
      const [ticket, key] = [aTicket(), aKey()];
      failNth(chatwoot, cut);
      await persist(chatwoot, () => pageOf(chatwoot).tickets.create(ticket, { key }));
      expect(conversations(chatwoot).filter((messages) => messages > 0)).toEqual([1]);
      expect(await pageOf(chatwoot).tickets.list({ reference: ticket.reference })).toHaveLength(1);
    });

    for (const again of ['on the same page', 'on a new page'])
      test(`a reply is there once where ${failing} and it is tried ${again}`, async () => {
        const chatwoot = await aChatwoot();
        const page = pageOf(chatwoot);
        const { id } = await page.tickets.create(aTicket(), { key: aKey() });
        const reply = { reference: aKey(), text: 'It is 41 per cent now' };
        failNth(chatwoot, cut);
        await persist(chatwoot, () => (again === 'on a new page' ? pageOf(chatwoot) : page).tickets.reply(id, reply, { key: reply.reference }));
        expect((await page.tickets.read(id)).messages.map(({ text }) => text)).toEqual(['At 40 per cent,\nevery time.', 'It is 41 per cent now']);
        expect(conversations(chatwoot)).toEqual([2]);
      });

    test(`a ticket is opened again by one message where ${failing}`, async () => {
      const chatwoot = await aChatwoot();
      const page = pageOf(chatwoot);
      const { id } = await page.tickets.create(aTicket(), { key: aKey() });
      chatwoot.resolve(id);
      const key = aKey();
      failNth(chatwoot, cut);
      const ticket = await persist(chatwoot, () => page.tickets.change(id, { state: 'open' }, { key }));
      expect(ticket.state).toBe('open');
      expect(conversations(chatwoot)).toEqual([2]);
    });
  }

  test('two tickets that are sent at once do not land in one conversation, though one answer is lost', async () => {
    const chatwoot = await aChatwoot();
    const page = pageOf(chatwoot);
    await page.tickets.list();
    let begun = 0;
    chatwoot.fate = (route) => {
      if (route === 'POST conversations' && (begun += 1) === 2) return 'unanswered';
      // The first message is slow: for a while both conversations are blank.
      return route === 'POST messages' ? new Promise((resolve) => setTimeout(resolve, 50)) : undefined;
    };
    const [first, second] = [aTicket({ summary: 'First' }), aTicket({ summary: 'Second' })];
    const all = await Promise.all([first, second].map((ticket) => persist(chatwoot, () => page.tickets.create(ticket, { key: ticket.reference }))));
    expect(all.map(({ summary }: Ticket) => summary)).toEqual(['First', 'Second']);
    expect(conversations(chatwoot)).toEqual([1, 1]);
  });

  test('the same words twice are two messages', async () => {
    const chatwoot = await aChatwoot();
    const page = pageOf(chatwoot);
    const { id } = await page.tickets.create(aTicket(), { key: aKey() });
    for (const reference of [aKey(), aKey()]) await page.tickets.reply(id, { reference, text: 'ok' }, { key: reference });
    expect((await page.tickets.read(id)).messages.map(({ text }) => text)).toEqual(['At 40 per cent,\nevery time.', 'ok', 'ok']);
  });

  test('one reply that is sent twice at once is one', async () => {
    const chatwoot = await aChatwoot();
    const page = pageOf(chatwoot);
    const { id } = await page.tickets.create(aTicket(), { key: aKey() });
    const reply = { reference: aKey(), text: 'ok' };
    const [one, other] = await Promise.all([1, 2].map(() => page.tickets.reply(id, reply, { key: reply.reference })));
    expect(one).toEqual(other);
    expect(conversations(chatwoot)).toEqual([2]);
  });

  test('a request that was late arrives beside the one sent in its place: an agent sees two, the visitor one', async () => {
    const chatwoot = await aChatwoot();
    const [here, there]: ChatwootBackend[] = [pageOf(chatwoot), pageOf(chatwoot)];
    const { id } = await here!.tickets.create(aTicket(), { key: aKey() });
    await there!.tickets.list();
    const reply = { reference: aKey(), text: 'Twice, I fear' };
    let letGo = (): void => undefined;
    const late = new Promise<void>((resolve) => (letGo = resolve));
    chatwoot.fate = (route) => (route === 'POST messages' ? late : undefined);
    const first = here!.tickets.reply(id, reply, { key: reply.reference });
    await until(() => chatwoot.asked.at(-1) === 'POST messages', 'the first is on its way');
    chatwoot.fate = () => undefined;
    await there!.tickets.reply(id, reply, { key: reply.reference });
    letGo();
    await first;
    expect(conversations(chatwoot)).toEqual([3]);
    expect((await here!.tickets.read(id)).messages.map(({ text }) => text)).toEqual(['At 40 per cent,\nevery time.', 'Twice, I fear']);
  });
});
