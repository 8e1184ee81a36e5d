import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatwootPerson } from '../../../src/backends/chatwoot.js';
import { chatwootBackend } from '../../../src/backends/chatwoot.js';
import type { FakeChatwoot } from '../../support/fake-chatwoot.js';
import { aChatwoot, aKey, aTicket, Follower, pageOf, until } from './scene.js';

describe('who writes', () => {
  let chatwoot: FakeChatwoot;
  beforeEach(async () => {
    chatwoot = await aChatwoot();
  });

  test('is made a contact once, however much is asked at once', async () => {
    const page = pageOf(chatwoot);
    await Promise.all([page.tickets.list(), page.tickets.list(), page.live.ask(), page.tickets.create(aTicket(), { key: aKey() })]);
    expect(chatwoot.asked.filter((route) => route === 'POST contacts')).toHaveLength(1);
  });

  test('is no contact at all while nobody knows them and they have not written', async () => {
    const page = pageOf(chatwoot, { person: () => undefined });
    const follower = new Follower(page);
    expect(await page.tickets.list()).toEqual([]);
    expect(await page.live.ask()).toEqual([{ kind: 'ready', number: 0 }]);
    await expect(page.tickets.read('1')).rejects.toMatchObject({ problem: { kind: 'missing' } });
    expect([chatwoot.asked, follower.heard]).toEqual([[], [{ kind: 'ready', number: 0 }]]);
    const { id } = await page.tickets.create(aTicket(), { key: aKey() });
    await until(() => chatwoot.cable.listeners === 1, 'they are listened for now');
    chatwoot.say(id, 'Hello');
    await until(() => follower.texts(id).includes('Hello'), 'they hear an answer');
    follower.leave();
  });

  test('has their tickets on every device, by a hash', async () => {
    const { id } = await pageOf(chatwoot).tickets.create(aTicket(), { key: aKey() });
    expect((await pageOf(chatwoot).tickets.read(id)).id).toBe(id);
  });

  test('has their tickets on every device, by a source that the host keeps', async () => {
    const person = (): ChatwootPerson => ({ identifier: 'ada', source: 'c0ffee00-0000-4000-8000-00000000ada0' });
    const { id } = await pageOf(chatwoot, { person }).tickets.create(aTicket(), { key: aKey() });
    expect((await pageOf(chatwoot, { person }).tickets.read(id)).id).toBe(id);
  });

  test('does not come to see the tickets of another by typing their address', async () => {
    const victim = await pageOf(chatwoot).tickets.create(aTicket(), { key: aKey() });
    for (const person of [() => ({ identifier: 'mallory', hash: chatwoot.hashOf('mallory') }), () => undefined]) {
      const page = pageOf(chatwoot, { person });
      await page.tickets.create(aTicket({ email: 'ada@example.com', summary: 'Mine' }), { key: aKey() });
      expect((await page.tickets.list()).map(({ summary }) => summary)).toEqual(['Mine']);
      await expect(page.tickets.read(victim.id)).rejects.toMatchObject({ problem: { kind: 'missing' } });
    }
  });

  test('is another contact once somebody else has signed in', async () => {
    let identifier = 'ada';
    const page = pageOf(chatwoot, { person: () => ({ identifier, hash: chatwoot.hashOf(identifier) }) });
    await page.tickets.create(aTicket(), { key: aKey() });
    identifier = 'bea';
    expect(await page.tickets.list()).toEqual([]);
    identifier = 'ada';
    expect(await page.tickets.list()).toHaveLength(1);
  });

  test('meets a problem, and no more, where a hash is wrong, the host fails or an address is none', async () => {
    await expect(pageOf(chatwoot, { person: () => ({ identifier: 'ada', hash: 'wrong' }) }).tickets.list()).rejects.toMatchObject({ problem: { kind: 'server' } });
    await expect(pageOf(chatwoot, { person: () => Promise.reject(new Error('no session')) }).tickets.list()).rejects.toMatchObject({ problem: { kind: 'offline' } });
    expect(() => chatwootBackend({ baseUrl: 'ftp://x', inbox: 'y' })).toThrow('not an address of the web');
  });

  test('may try again where making the contact failed', async () => {
    const page = pageOf(chatwoot);
    chatwoot.fate = () => 'lost';
    await expect(page.tickets.list()).rejects.toMatchObject({ problem: { kind: 'offline' } });
    chatwoot.fate = () => undefined;
    expect(await page.tickets.list()).toEqual([]);
  });
});
