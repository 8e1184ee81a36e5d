import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatwootBackend } from '../../../src/backends/chatwoot.js';
import { ProblemError } from '../../../src/core/problem.js';
import type { Happening } from '../../../src/ports/live.js';
import type { FakeChatwoot } from '../../support/fake-chatwoot.js';
import { aChatwoot, aKey, aTicket, Follower, pageOf, until } from './scene.js';

describe('who follows a conversation', () => {
  let chatwoot: FakeChatwoot;
  let page: ChatwootBackend;
  let id: string;
  const followers: Follower[] = [];
  beforeEach(async () => {
    chatwoot = await aChatwoot();
    page = pageOf(chatwoot);
    ({ id } = await page.tickets.create(aTicket(), { key: aKey() }));
  });
  afterEach(() => followers.splice(0).forEach((follower) => follower.leave()));

  async function following(backend = page): Promise<Follower> {
    const follower = new Follower(backend);
    followers.push(follower);
    await until(() => follower.heard.length > 0 && chatwoot.cable.listeners > 0, 'somebody follows');
    return follower;
  }

  test('is told first where things stand, and of nothing that was before', async () => {
    const { heard } = await following();
    expect(heard).toEqual([{ kind: 'ready', number: chatwoot.conversations[0]!.messages[0]!.id }]);
  });

  test('hears what an agent says, with the ticket as it stands now', async () => {
    const follower = await following();
    const { id: number } = chatwoot.say(id, 'Which file is it?');
    await until(() => follower.heard.length === 2, 'the words arrive');
    expect(follower.heard[1]).toMatchObject({
      kind: 'change',
      number,
      ticket: { id, summary: 'Import stalls', state: 'open', standing: 'active', agent: 'Grace', unread: 1, messages: [{ from: 'support', name: 'Grace', text: 'Which file is it?', number }] },
    });
  });

  for (const swapping of [false, true])
    test(`has all of 200 messages once and in order, however often the line drops${swapping ? ' and though they come the other way round' : ''}`, async () => {
      const follower = await following();
      chatwoot.cable.swapping = swapping;
      const wanted: string[] = [];
      for (let count = 1; count <= 200; count += 1) {
        wanted.push(`Message ${count}`);
        chatwoot.say(id, `Message ${count}`);
        if (count % 7 === 0) await until(() => follower.last! > 7, 'something is heard');
        if (count % 23 > 0) continue;
        // Some are said while nobody listens, some while what was missed is asked for.
        if (chatwoot.cable.listeners === 0) await until(() => chatwoot.cable.listeners > 0, 'they are back');
        chatwoot.cable.drop();
      }
      chatwoot.cable.swapping = false;
      chatwoot.cable.drop();
      await until(() => follower.texts(id).length >= 200, 'all is there');
      expect(follower.texts(id)).toEqual(wanted);
      expect(chatwoot.cable.visits).toBeGreaterThan(7);
    });

  test('is told later what came before the last thing heard, but was not told before the line dropped', async () => {
    const follower = await following();
    chatwoot.cable.silent = true;
    chatwoot.say(id, 'Given out first, there last');
    chatwoot.cable.silent = false;
    chatwoot.say(id, 'Heard');
    await until(() => follower.texts(id).length === 1, 'the second is heard');
    chatwoot.cable.drop();
    await until(() => follower.texts(id).length === 2, 'the first is told');
    expect(follower.texts(id)).toEqual(['Given out first, there last', 'Heard']);
  });

  test('loses nothing where another tab takes over with the last number heard', async () => {
    const first = await following();
    chatwoot.say(id, 'One');
    await until(() => first.texts(id).length === 1, 'one is heard');
    first.leave();
    chatwoot.say(id, 'Two');
    const heard: Happening[] = [];
    const leaving = new AbortController();
    const over = pageOf(chatwoot).live.follow((one) => heard.push(one), { since: first.last!, signal: leaving.signal }).catch((error: unknown) => error);
    await until(() => heard.length >= 2, 'what was missed is told');
    leaving.abort();
    await over;
    expect(heard[0]).toEqual({ kind: 'ready', number: first.last });
    expect(heard[1]).toMatchObject({ kind: 'change', ticket: { messages: [{ text: 'Two' }] } });
  });

  test('is told by asking what following would have told', async () => {
    const [ready] = await page.live.ask();
    chatwoot.say(id, 'One');
    const happenings = await page.live.ask({ since: (ready as { number: number }).number });
    expect(happenings.map(({ kind }) => kind)).toEqual(['ready', 'change']);
    expect(happenings[1]).toMatchObject({ ticket: { messages: [{ text: 'One' }] } });
  });

  test('hears that a ticket was resolved, though that happened while the line was down', async () => {
    const follower = await following();
    chatwoot.resolve(id);
    await until(() => follower.tickets.get(id)?.state === 'closed', 'it is told');
    const writing = { reference: aKey(), text: 'Not quite' };
    await page.tickets.reply(id, writing, { key: writing.reference });
    await until(() => follower.tickets.get(id)?.state === 'open', 'writing opens it again');
    chatwoot.cable.silent = true;
    chatwoot.resolve(id);
    chatwoot.cable.silent = false;
    chatwoot.cable.drop();
    await until(() => follower.tickets.get(id)?.state === 'closed', 'it is told later');
  });

  test('hears support typing, and neither notes nor their writing', async () => {
    const follower = await following();
    chatwoot.type(id, true);
    chatwoot.say(id, 'He is a difficult one', { private: true });
    chatwoot.utter(id, 'message.created', { id: 900, content: 'A note that slipped', message_type: 1, content_type: 'text', created_at: 1, private: true, conversation_id: Number(id) });
    chatwoot.utter(id, 'message.created', { id: 901, content: 'Assigned to Grace', message_type: 2, content_type: 'text', created_at: 1, conversation_id: Number(id) });
    chatwoot.utter(id, 'conversation.typing_on', { conversation: { id: Number(id) }, user: { type: 'contact', name: 'Ada' }, is_private: false });
    chatwoot.type(id);
    await until(() => follower.heard.length > 1, 'typing is heard');
    expect(follower.heard.slice(1)).toEqual([{ kind: 'typing', ticket: id, name: 'Grace' }]);
    expect(JSON.stringify(await page.tickets.read(id))).not.toMatch(/difficult|slipped|Assigned/);
  });

  test('lets pass what is not to be understood', async () => {
    const follower = await following();
    for (const frame of ['', 'no JSON', 'null', '[]', '{"message":7}', '{"message":{"event":"message.created"}}', '{"type":["ping"]}']) chatwoot.cable.garble(frame);
    for (const data of [{}, { id: 'x', conversation_id: Number(id) }, { id: 5, message_type: 1, created_at: 'soon', conversation_id: Number(id) }, { id: 5, message_type: 1, created_at: 1, conversation_id: {} }])
      for (const event of ['message.created', 'message.updated', 'conversation.status_changed', 'conversation.typing_on', 'toString', 'presence.update']) chatwoot.utter(id, event, data);
    chatwoot.say(id, 'Still here');
    await until(() => follower.heard.length > 1, 'words arrive');
    expect(follower.heard[1]).toMatchObject({ kind: 'change', ticket: { messages: [{ text: 'Still here' }] } });
    expect(chatwoot.cable.visits).toBe(1);
  });

  test('gives a line up that has been silent for ten seconds', async () => {
    const follower = page.live.follow(() => undefined).catch((error: unknown) => error);
    await until(() => chatwoot.cable.listeners > 0, 'somebody follows');
    chatwoot.cable.silent = true;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      // The one patience that began before is real; a last frame begins one that the test can end.
      chatwoot.cable.garble('{"type":"ping"}');
      while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(10_001);
    } finally {
      vi.useRealTimers();
    }
    const error = await follower;
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problem.kind).toBe('timeout');
    await until(() => chatwoot.cable.listeners === 0, 'the line is let go');
  });

  test('leaves no line behind', async () => {
    const leaving = new AbortController();
    const following = page.live.follow(() => undefined, { signal: leaving.signal }).catch((error: unknown) => error);
    await until(() => chatwoot.cable.listeners > 0, 'somebody follows');
    const reason = new Error('The visitor went on');
    leaving.abort(reason);
    expect(await following).toBe(reason);
    await until(() => chatwoot.cable.listeners === 0, 'the line is let go');
  });

  test('is told of a problem where Chatwoot does not know them', async () => {
    chatwoot.fate = (route) => (route === 'GET conversations' ? 'lost' : undefined);
    await expect(page.live.follow(() => undefined)).rejects.toMatchObject({ problem: { kind: 'offline' } });
  });

  test('tells agents that they type, and six seconds later that they do not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await page.chat.typing!(id);
      await page.chat.typing!(id);
      expect(chatwoot.typed).toEqual(['on', 'on']);
      vi.advanceTimersByTime(6001);
    } finally {
      vi.useRealTimers();
    }
    await until(() => chatwoot.typed.length === 3, 'they hear that it is over');
    expect(chatwoot.typed[2]).toBe('off');
  });
});
