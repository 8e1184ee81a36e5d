import { describe, expect, test } from 'vitest';
import { chatting } from './chatting.js';
import { seeded, stage } from './faults.js';
import { keepLedger, type Held } from './ledger.js';
import { Scene } from './scene.js';
import type { Tab } from './tab.js';

const NOTHING: Held = { timers: [], listeners: [], channels: 0, workers: 0, locks: [], observers: 0 };

describe('what a page gives us', () => {
  const here = stage();
  const set = (): Promise<Scene> => Scene.set(here.browser(), here.server(), seeded(0));
  const comes = (scene: Scene): Promise<Tab> => scene.tab({ before: (page) => page.evaluateOnNewDocument(keepLedger) });
  const held = (tab: Tab): Promise<Held> => tab.page.evaluate(() => globalThis.held());

  test('is given back when the element goes: no timer, listener, connection, channel, lock or worker of a chat is left', { timeout: 180_000 }, async () => {
    await using scene = await set();
    const tab = await comes(scene);
    await tab.finds('Help');
    const before = await held(tab);
    const { id, bo } = await chatting(scene, tab);
    await bo.office.typing(id);
    await tab.reads('Bo is typing');
    await tab.fills('Message', 'Not sent yet');
    await expect.poll(() => scene.proxy.pending, { timeout: 10_000 }).toBe(1);
    const during = await held(tab);
    expect([during.timers.length > 0, during.channels, during.locks.length > 0], 'the chat is alive').toEqual([true, 1, true]);

    await tab.page.evaluate(() => document.querySelector('ask-help')!.remove());
    await expect.poll(() => held(tab), { timeout: 10_000 }).toEqual({ ...NOTHING, listeners: rooted });
    await expect.poll(() => scene.proxy.pending, { timeout: 10_000 }).toBe(0);
    expect(before.timers.length + before.channels + before.locks.length).toBe(0);
    expect(scene.uncaught).toEqual([]);
  });

  test('is not asked for before the visitor opens the widget', { timeout: 60_000 }, async () => {
    await using scene = await set();
    const tab = await comes(scene);
    await tab.page.locator('ask-help >>> [part~="button"]').hover();
    await tab.page.waitForNetworkIdle();
    const { channels, workers, locks } = await held(tab);
    expect({ asked: scene.proxy.seen.length, tokens: scene.tokens, channels, workers, locks }).toEqual({ asked: 0, tokens: 0, channels: 0, workers: 0, locks: [] });
  });

  test('is asked for on the next page by itself as long as a ticket is open on this device, and no longer', { timeout: 180_000 }, async () => {
    await using scene = await set();
    const first = await scene.tab();
    const { id, bo } = await chatting(scene, first);
    await first.sees('the note that a ticket is open', () => localStorage.length > 0);
    await first.page.close();

    const second = await comes(scene);
    await expect.poll(async () => (await held(second)).locks.length, { timeout: 30_000 }).toBe(1);
    await expect.poll(() => scene.proxy.pending, { timeout: 30_000 }).toBe(1);
    await bo.says(id, 'Are you still there?');
    await second.sees('one new reply at the button', () => inPage.everything().includes('1 new reply'));
    await bo.office.change(id, { state: 'closed' }, { key: crypto.randomUUID() });
    await second.sees('no note of an open ticket any more', () => localStorage.length === 0);
    await second.page.close();

    const seen = scene.proxy.seen.length;
    const third = await comes(scene);
    await third.finds('Help');
    await third.page.waitForNetworkIdle();
    expect(scene.proxy.seen.length).toBe(seen);
  });
});

/** What all elements of ours in a page share, and listen to as long as it is there: who asks for a session. */
const rooted = ['context-provider on HTML', 'context-request on HTML'];
