import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadHostPage, type HostPage } from '../support/loading.js';

const nothing = { localStorage: 0, sessionStorage: 0, databases: [], cookies: '', caches: [] };

describe('a page on which nobody asked for help', () => {
  let host: HostPage;
  beforeEach(async () => {
    host = await loadHostPage();
  });
  afterEach(() => host[Symbol.asyncDispose]());

  test('asks us for one file and stores nothing', async () => {
    expect(host.files()).toEqual(['ask.js']);
    expect(await stored(host.page)).toEqual(nothing);
  });

  for (const { title, act } of [
    { title: 'the pointer reaches the button', act: (page: Page) => page.locator('ask-help >>> [part~="button"]').hover() },
    { title: 'the keyboard reaches the button', act: (page: Page) => page.keyboard.press('Tab') },
  ])
    test(`loads our code once ${title}, and still stores nothing`, async () => {
      await act(host.page);
      await expect.poll(() => host.files().length).toBeGreaterThan(1);
      await host.page.waitForNetworkIdle();
      expect(await stored(host.page)).toEqual(nothing);
    });
});

/** Everything a page can keep on the visitor's machine. */
function stored(page: Page): Promise<unknown> {
  return page.evaluate(async () => ({
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    cookies: document.cookie,
    caches: await caches.keys(),
  }));
}
