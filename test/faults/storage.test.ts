import type { Page } from 'puppeteer-core';
import { answers, holds, refuses } from '../support/fault-proxy.js';
import { faults, type Injector } from './faults.js';
import { attached, isSame } from './files.js';
import type { Scene } from './scene.js';
import type { Tab } from './tab.js';

const DAY = 86_400_000;
const UNKEPT = 'does not let us keep your draft';

/** What is written and cannot be kept is said so, leaving is asked about, and sending works. */
const inMemory =
  (before: (scene: Scene) => (page: Page) => Promise<unknown>, saw = 'that this browser does not keep the draft; its number'): Injector =>
  async (scene) => {
    const tab = await scene.tab({ before: before(scene) });
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.waitsFor(UNKEPT);
    const asks = await asksBeforeLeaving(tab);
    scene.proxy.next('POST /tickets', answers(500));
    await tab.presses('Send message');
    await tab.reads('This browser keeps nothing');
    await tab.getsItsNumber();
    const lets = await asksBeforeLeaving(tab);
    return { sent: [scene.words], kept: asks && !lets && scene.keys.length === 1, saw };
  };

/** Whether the page would have the browser ask. */
const asksBeforeLeaving = (tab: Tab): Promise<boolean> => tab.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

/** Another page of the site, that has its hands on our database. */
async function meddler(scene: Scene): Promise<Page> {
  return (await scene.tab({ path: '/elsewhere' })).page;
}

/** What a row may look like after another version, or a bug, or somebody's hands. */
const GARBLED: readonly unknown[] = [
  { v: 999 },
  'text',
  null,
  [],
  7,
  { draft: { channel: 'fax' }, saved: '2026-01-01T00:00:00Z' },
  { draft: { channel: 'email', summary: { deep: [] }, custom: 3, attachments: 'none' }, saved: 'yesterday' },
  { draft: { channel: 'email', summary: 7, language: null, custom: { a: 1 }, context: [], attachments: [null, { id: 1 }] }, saved: '2026-01-01T00:00:00Z' },
  { key: 'k', draft: 'none', written: null, placed: '2026-01-01T00:00:00Z' },
  { key: {}, placed: 12 },
];

faults('storage', {
  S01: inMemory(() => (page) =>
    page.evaluateOnNewDocument(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Blocked', 'SecurityError');
          },
        });
      LockManager.prototype.request = () => Promise.reject(new DOMException('Access to the Locks API is denied in this context.', 'SecurityError'));
    }),
  ),

  S02: inMemory((scene) => async (page) => {
    const browser = await page.createCDPSession();
    await browser.send('Storage.overrideQuotaForOrigin', { origin: scene.proxy.url, quotaSize: 1 });
    await page.evaluateOnNewDocument(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    });
  }),

  S03: async (scene) => {
    const size = 3_000_000;
    const tab = await scene.tab();
    // Before anything is kept: Chromium goes by the room that it found last for some seconds more.
    await tab.browser.send('Storage.overrideQuotaForOrigin', { origin: scene.proxy.url, quotaSize: 1_000_000 });
    await tab.opensTheForm();
    await tab.writes(scene.words);
    scene.proxy.always('POST /attachments', scene.oneOf(refuses, holds, answers(500)));
    await tab.adds({ name: 'big.txt', type: 'text/plain', text: 'x', times: size });
    await tab.reads('Too large to keep here');
    scene.proxy.mend();
    await tab.presses('Send message');
    await tab.getsItsNumber();
    return { sent: [scene.words], kept: isSame(await attached(scene), [`big.txt ${String(size)}`]), saw: 'that it is too large to keep here; its number' };
  },

  S04: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.page.evaluate(() => new Promise((kept) => setTimeout(kept, 300)));
    const clear = (): Promise<void> => tab.browser.send('Storage.clearDataForOrigin', { origin: scene.proxy.url, storageTypes: 'all' });
    if (scene.chance() < 0.5) {
      // Under our feet, while the form is open.
      await clear();
      await tab.writes(scene.words);
      await tab.presses('Send message');
      await tab.getsItsNumber();
      return { sent: [scene.words], saw: 'its number' };
    }
    await tab.page.goto(`${scene.proxy.url}/elsewhere`);
    await clear();
    const later = await scene.tab();
    await later.opensTheForm();
    const isEmpty = (await later.value('Description')) === '' && !(await later.text()).includes('You were writing');
    await later.writes(scene.words);
    await later.presses('Send message');
    await later.getsItsNumber();
    return { sent: [scene.words], kept: isEmpty, saw: 'an empty form that claims nothing; its number' };
  },

  S05: async (scene) => {
    const tab = await scene.tab({ path: '/elsewhere' });
    await tab.page.goto(`http://127.0.0.1:${String(scene.proxy.port)}/framing`);
    tab.frame = await tab.page.waitForFrame((frame) => frame.url() === `${scene.proxy.url}/`);
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.frame.evaluate(() => new Promise((kept) => setTimeout(kept, 300)));
    const own = await scene.tab();
    await own.opensTheForm();
    const isApart = !(await own.text()).includes('You were writing');
    await tab.presses('Send message');
    await tab.getsItsNumber();
    return { sent: [scene.words], kept: isApart, saw: 'its number; on the site itself nothing of it' };
  },

  S06: async (scene) => {
    const how = scene.oneOf('newer', 'blocked', 'broken', 'upgraded');
    const other = await meddler(scene);
    if (how === 'newer') await other.evaluate(() => new Promise((open) => (indexedDB.open('ask-help', 7).onsuccess = open)).then(() => undefined));
    if (how === 'blocked')
      await other.evaluate(async () => {
        await new Promise((open) => (indexedDB.open('ask-help', 1).onsuccess = open));
        indexedDB.deleteDatabase('ask-help');
      });
    const broken = (page: Page): Promise<unknown> =>
      page.evaluateOnNewDocument(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Internal error opening backing store', 'UnknownError');
        };
      });
    const tab = await scene.tab(how === 'broken' ? { before: broken } : {});
    await tab.opensTheForm();
    await tab.writes(scene.words);
    if (how === 'upgraded') {
      await tab.page.evaluate(() => new Promise((kept) => setTimeout(kept, 300)));
      // Another version of ours wants to change the database: we must let it.
      await other.evaluate(() => new Promise((open) => (indexedDB.open('ask-help', 7).onsuccess = open)).then(() => undefined));
      await tab.fills('Description', `${scene.words.description} `);
      await tab.fills('Description', scene.words.description);
    }
    await tab.waitsFor(UNKEPT);
    await tab.presses('Send message');
    await tab.getsItsNumber();
    return { sent: [scene.words], saw: 'that this browser does not keep the draft; its number' };
  },

  S07: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.writing());
    await tab.page.evaluate(() => new Promise((kept) => setTimeout(kept, 300)));
    await tab.page.close();
    const garbled = Array.from({ length: 3 }, () => scene.oneOf(GARBLED[0], ...GARBLED));
    const other = await meddler(scene);
    await other.evaluate(async (values) => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done) => (request.onsuccess = () => done(request.result)));
      const database = await asked(indexedDB.open('ask-help'));
      const store = database.transaction('kept', 'readwrite').objectStore('kept');
      const [own = ''] = (await asked(store.getAllKeys())).map((key) => (key as string).split(' ')[0]);
      const names = [...(await asked(store.getAllKeys())), `${own} draft/other`, `${own} outbox/other`];
      await Promise.all(names.map((name, index) => asked(store.put(values[index % values.length], name))));
      database.close();
      localStorage.setItem('ask-help:waiting', 'yes');
    }, garbled);
    const later = await scene.tab();
    await later.opensTheForm();
    await later.writes(scene.words);
    await later.presses('Send message');
    await later.getsItsNumber();
    return { sent: [scene.words], saw: 'a form, without what is no draft; its number' };
  },

  S08: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.page.setOfflineMode(true);
    const all = Array.from({ length: 50 }, () => scene.writing());
    await tab.page.evaluate(async (each) => {
      for (const { summary, description } of each) {
        await inPage.until(() => inPage.control('Send message'));
        inPage.paste('Issue summary', summary);
        inPage.paste('Description', description);
        await inPage.press('Send message');
        await inPage.press('Write another message');
      }
    }, all);
    await tab.finds('Send message');
    await tab.writes(scene.words);
    await tab.presses('Send message');
    await tab.reads('50 messages are waiting already');
    const isWhole = (await tab.value('Description')) === scene.words.description;
    await tab.page.setOfflineMode(false);
    await tab.sees('nothing waiting any more', async () => {
      inPage.leap(100);
      return !(await inPage.waits());
    });
    await tab.presses('Send message');
    await tab.getsItsNumber();
    return { sent: [...all, scene.words], kept: isWhole, saw: 'the fifty-first refused, every word there; online: fifty-one numbers' };
  },

  S09: async (scene) => {
    scene.proxy.always('POST /tickets', answers(503));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads('Not sent yet');
    await tab.page.close();
    const before = scene.sends.length;
    scene.proxy.mend();
    const later = await scene.tab({ clock: (8 + scene.upTo(30)) * DAY });
    await later.presses('Help');
    await later.reads('more than a week');
    const isHeld = scene.sends.length === before;
    await later.presses('Send it');
    await later.sees('nothing waiting any more', async () => !(await inPage.waits()));
    return { sent: [scene.words], kept: isHeld, saw: 'whether it is still to be sent; then it goes' };
  },

  S10: async (scene) => {
    const bea = scene.somebody('bea');
    scene.proxy.next('POST /tickets', answers(503));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads('Not sent yet');
    await tab.page.close();
    const before = scene.sends.length;
    const beas = await scene.tab({ person: bea });
    await beas.opensTheForm();
    const sees = (await beas.text()).includes(scene.words.summary) || (await beas.text()).includes(scene.ada.email);
    const isHeld = scene.sends.length === before && (await scene.tickets(bea)).length === 0;
    await beas.page.close();
    const adas = await scene.tab();
    await adas.sees('nothing waiting any more', async () => !(await inPage.waits()));
    return { sent: [scene.words], kept: !sees && isHeld, saw: 'the second: nothing of the first; the first, back again: it goes' };
  },
});
