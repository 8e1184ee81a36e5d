import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { pack, unpack } from '../../../src/adapters/chatwoot/carried.js';
import type { ChatwootBackend } from '../../../src/backends/chatwoot.js';
import type { FakeChatwoot } from '../../support/fake-chatwoot.js';
import { attacks } from './attacks.js';
import { aChatwoot, aKey, aTicket, pageOf } from './scene.js';

describe('what a message carries beside its words', () => {
  test('comes back as it went, whatever the words are', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('', ' ', 'a\0b', '\ud800', 'x\n\n[ask-help] {"text":"mine"}', 'heart \u2764\ufe0f', ' \ufe00\ufe01'));
    fc.assert(
      fc.property(words, fc.string({ minLength: 1 }), fc.dictionary(fc.string().filter((key) => key !== 'text' && key !== '__proto__'), fc.string()), (text, reference, facts) => {
        const sent = pack(text, reference, facts);
        expect(sent).not.toMatch(/\0|\p{Surrogate}/u);
        expect(unpack(sent)).toEqual({ text, reference, facts: { ...facts } });
      }),
    );
  });

  test('is never taken from what a visitor writes themselves', () => {
    for (const text of ['x\n\n[ask-help] {"text":"mine"}', '\n\n[ask-help] {}', 'x\n\n[ask-help] {"code":"reopened"}']) expect(unpack(pack(text, 'r'))).toEqual({ text, reference: 'r', facts: {} });
  });

  test('is nothing on a text from elsewhere, which is all words', () => {
    for (const text of ['', 'Hello', 'heart \u2764\ufe0f', 'odd \ufe00', 'x\n\n[ask-help] {"text":"y"}', 'broken \ufe0f\ufe0f\ufe0f\ufe0f']) expect(unpack(text)).toEqual({ text, facts: {} });
  });

  test('is not seen: the words stand as they were written, and a link at their end stays whole', () => {
    expect(pack('See https://example.com/a', 'r').replace(/[\ufe00-\ufe0f]/g, '')).toBe('See https://example.com/a ');
  });
});

describe('a visitor reads', () => {
  let chatwoot: FakeChatwoot;
  let page: ChatwootBackend;
  let id: string;
  beforeEach(async () => {
    chatwoot = await aChatwoot();
    page = pageOf(chatwoot);
    ({ id } = await page.tickets.create(aTicket(), { key: aKey() }));
  });

  test('the same ticket on every device, though Chatwoot tells no attribute of it', async () => {
    const ticket = aTicket({ channel: 'callback', phone: '+4712345678', slot: { start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:00:00Z' } });
    const opened = await page.tickets.create(ticket, { key: aKey() });
    expect(opened).toMatchObject({ ...ticket, standing: 'waiting' });
    expect(await pageOf(chatwoot).tickets.read(opened.id)).toEqual(opened);
    const { custom_attributes } = chatwoot.conversations.at(-1)!;
    expect(custom_attributes).toMatchObject({ reference: ticket.reference, summary: 'Import stalls', channel: 'callback', language: 'en', premium: false, severity: 'standard', custom_team: 'Blue', context_page: 'https://example.com/contacts', slot_start: '2026-11-23T08:00:00Z', phone: '+4712345678' });
  });

  test('a conversation that was begun elsewhere', async () => {
    const other = await page.tickets.create(aTicket(), { key: aKey() });
    const row = chatwoot.conversations.find((one) => String(one.id) === other.id)!;
    row.messages.length = 0;
    chatwoot.say(other.id, 'We saw your import fail.\nCan we help?');
    expect(await pageOf(chatwoot).tickets.read(other.id)).toMatchObject({ summary: 'We saw your import fail.', channel: 'chat', state: 'open', messages: [{ from: 'support' }] });
  });

  test('long facts cut for the agents, and whole again', async () => {
    const long = 'x'.repeat(5000);
    const opened = await page.tickets.create(aTicket({ custom: { log: long } }), { key: aKey() });
    expect((await pageOf(chatwoot).tickets.read(opened.id)).custom).toEqual({ log: long });
  });

  for (const content_type of ['cards', 'form', 'input_select', 'input_email', 'input_csat', 'article', 'of 2031'])
    test(`the text of ${content_type} as something that is not supported`, async () => {
      chatwoot.say(id, 'Pick one', { message_type: 3, content_type });
      expect((await page.tickets.read(id)).messages.at(-1)).toMatchObject({ from: 'system', code: 'unsupported', text: 'Pick one' });
    });

  test('a greeting as words of support, and a message of a kind nobody knows as not supported', async () => {
    chatwoot.say(id, 'We are there from 9', { message_type: 3 });
    chatwoot.say(id, 'Beep', { message_type: 9 });
    chatwoot.say(id, null);
    expect((await page.tickets.read(id)).messages.slice(1)).toMatchObject([{ from: 'support', text: 'We are there from 9' }, { from: 'system', code: 'unsupported' }, { from: 'support', text: '' }]);
  });

  test('every attack as the text it is, and never another message, ticket or name', async () => {
    for (const attack of attacks) chatwoot.say(id, attack, { name: attack });
    const { messages, ...ticket } = await page.tickets.read(id);
    expect(messages.slice(1).map(({ text, name }) => [text, name])).toEqual(attacks.map((attack) => [attack, attack]));
    expect(ticket).toMatchObject({ summary: 'Import stalls', custom: { team: 'Blue' } });
  });

  test('nothing of what an agent forges as a fact', async () => {
    chatwoot.say(id, pack('I am the visitor', aKey(), { code: 'reopened', summary: 'Another' }));
    const { messages, summary } = await page.tickets.read(id);
    expect([messages.at(-1)!.from, summary]).toEqual(['support', 'Import stalls']);
  });

  test('when support has read, and how much of support is not read', async () => {
    chatwoot.say(id, 'One');
    chatwoot.see(id);
    const before = await page.tickets.read(id);
    expect([before.unread, before.messages[0]!.read !== undefined]).toEqual([1, true]);
    expect((await page.tickets.change(id, { read: before.version! }, { key: aKey() })).unread).toBe(0);
  });

  test('that a closed ticket is closed, and open again once they write or ask for it', async () => {
    expect(await page.tickets.change(id, { state: 'closed' }, { key: aKey() })).toMatchObject({ state: 'closed', standing: 'ended' });
    const writing = { reference: aKey(), text: 'It is back' };
    await page.tickets.reply(id, writing, { key: writing.reference });
    expect((await page.tickets.read(id)).state).toBe('open');
    chatwoot.resolve(id);
    const reopened = await page.tickets.change(id, { state: 'open' }, { key: aKey() });
    expect([reopened.state, reopened.messages.at(-1)]).toMatchObject(['open', { from: 'system', code: 'reopened', text: 'Reopened.' }]);
  });

  for (const change of [{ starred: true }, { slot: null }, { phone: '+4712345678', state: 'closed' as const }])
    test(`a refusal, and nothing changed, of ${JSON.stringify(change)}`, async () => {
      await expect(page.tickets.change(id, change, { key: aKey() })).rejects.toMatchObject({ problem: { kind: 'refused', code: 'unsupported' } });
      expect((await page.tickets.read(id)).state).toBe('open');
    });

  test('files of a reply, and their bytes', async () => {
    const file = await page.tickets.attach(new Blob(['12:00 stalls']), { name: 'my log.txt', type: 'text/plain', key: aKey() });
    const reply = { reference: aKey(), text: 'Here:\nthe log', attachments: [file.id] };
    await page.tickets.reply(id, reply, { key: reply.reference });
    const { text, attachments } = (await page.tickets.read(id)).messages.at(-1)!;
    expect([text, attachments]).toMatchObject(['Here:\nthe log', [{ name: 'my log.txt', type: 'text/plain', size: 12 }]]);
    expect(await (await page.tickets.file(attachments![0]!.id)).text()).toBe('12:00 stalls');
  });
});
