import { afterAll, describe, expect, test } from 'vitest';
import { answers, late } from '../support/fault-proxy.js';
import { seeded, stage } from './faults.js';
import { Scene, type Somebody } from './scene.js';
import type { Tab } from './tab.js';

/** As long as anything of somebody who has left may stay on a screen, in ms. */
const AT_MOST = 1000;

/** What the first person did, and how the second came. */
interface Story {
  /** The first person's tabs, with their words in them. */
  readonly first: (scene: Scene) => Promise<readonly Tab[]>;
  /** The second takes over; answers the second's tab. */
  readonly second: (scene: Scene, bea: Somebody, tabs: readonly Tab[]) => Promise<Tab>;
  /** Whether the first person has signed out, and so nothing of theirs is kept. */
  readonly isSignedOut?: boolean;
  /** What of the first person's is with the server in the end, once they are back. */
  readonly arrives: boolean;
}

const writes = async (scene: Scene): Promise<readonly Tab[]> => {
  const tab = await scene.tab();
  await tab.opensTheForm();
  await tab.writes(scene.words);
  await tab.page.evaluate(() => new Promise((kept) => setTimeout(kept, 300)));
  return [tab];
};

const sendsInVain = async (scene: Scene): Promise<readonly Tab[]> => {
  scene.proxy.always('POST /tickets', answers(503));
  const tab = await scene.tab();
  await tab.sends(scene.words);
  await tab.reads('Not sent yet');
  return [tab];
};

const readsTheirInbox = async (scene: Scene): Promise<readonly Tab[]> => {
  const tab = await scene.tab();
  await tab.sends(scene.words);
  await tab.getsItsNumber();
  await tab.presses('Support inbox');
  await tab.reads(scene.words.summary);
  return [tab];
};

const readsTheirTicket = async (scene: Scene): Promise<readonly Tab[]> => {
  const [tab] = (await readsTheirInbox(scene)) as [Tab];
  await tab.presses(scene.words.summary);
  await tab.reads(scene.words.description.slice(0, 9));
  return [tab];
};

const asks = async (scene: Scene): Promise<readonly Tab[]> => {
  const tab = await scene.tab();
  await tab.presses('Help');
  await tab.fills('Ask a question', scene.words.summary);
  await tab.page.keyboard.press('Enter');
  await tab.reads('Contact us');
  return [tab];
};

const byProperty: Story['second'] = async (_, bea, [tab]) => {
  await tab!.becomes(bea);
  return tab!;
};

const inAnotherTab: Story['second'] = async (scene, bea) => {
  const tab = await scene.tab();
  await tab.presses('Help');
  await tab.finds('Contact us');
  await tab.becomes(bea);
  return tab;
};

const onReload: Story['second'] = async (scene, bea, [tab]) => {
  await tab!.page.close();
  return scene.tab({ person: bea });
};

const STORIES: Readonly<Record<string, Story>> = {
  'a draft, and the host names another': { first: writes, second: byProperty, arrives: false },
  'a draft, and the first signs out': {
    first: writes,
    second: async (_, bea, [tab]) => {
      await tab!.signsOut();
      await tab!.becomes(bea);
      return tab!;
    },
    isSignedOut: true,
    arrives: false,
  },
  'a draft, and the first signs out in another tab': {
    first: writes,
    second: async (scene, bea) => {
      const tab = await scene.tab();
      await tab.presses('Help');
      await tab.finds('Contact us');
      await tab.signsOut();
      await tab.becomes(bea);
      return tab;
    },
    isSignedOut: true,
    arrives: false,
  },
  'a draft, and the page comes up with another': { first: writes, second: onReload, arrives: false },
  'a ticket that waits, and the host names another': { first: sendsInVain, second: byProperty, arrives: true },
  'a ticket that waits, and the page comes up with another': { first: sendsInVain, second: onReload, arrives: true },
  'a ticket that waits for a token, and another has one': {
    first: async (scene) => {
      const { token } = scene;
      scene.token = (person) => (person.id === scene.ada.id ? Promise.resolve('expired.expired.expired') : token(person));
      const tab = await scene.tab();
      await tab.sends(scene.words);
      await tab.reads('log in, then it goes');
      return [tab];
    },
    second: byProperty,
    arrives: true,
  },
  'a ticket whose answer is on its way, and the host names another': {
    first: async (scene) => {
      scene.proxy.next('POST /tickets', late(500));
      const tab = await scene.tab();
      await tab.sends(scene.words);
      await tab.reads('Sending');
      return [tab];
    },
    second: byProperty,
    arrives: true,
  },
  'an inbox, and another tab names another': { first: readsTheirInbox, second: inAnotherTab, arrives: true },
  'a ticket open, and the host names another': { first: readsTheirTicket, second: byProperty, arrives: true },
  'a question and what was found, and the host names another': { first: asks, second: byProperty, arrives: false },
  'a tab that is frozen, and another tab names another': {
    first: async (scene) => {
      const [tab] = (await sendsInVain(scene)) as [Tab];
      await tab.browser.send('Page.setWebLifecycleState', { state: 'frozen' });
      return [tab];
    },
    second: async (scene, bea, tabs) => {
      const second = await inAnotherTab(scene, bea, tabs);
      await tabs[0]!.browser.send('Page.setWebLifecycleState', { state: 'active' });
      return second;
    },
    arrives: true,
  },
};

describe.concurrent('after somebody, another: nothing of the first is shown to, kept for or sent by the second', () => {
  const here = stage();
  const rows: string[] = [];

  Object.entries(STORIES).forEach(([name, { first, second, isSignedOut, arrives }], index) => {
    test(name, { timeout: 180_000 }, async () => {
      await using scene = await Scene.set(here.browser(), here.server(), seeded(index));
      const bea = scene.somebody('bea');
      const canaries = [scene.words.summary, scene.words.description.slice(0, 30), scene.ada.email];
      const of = (text: string): readonly string[] => canaries.filter((canary) => text.includes(canary));

      const tabs = await first(scene);
      const beas = await second(scene, bea, tabs);
      const began = Date.now();
      const open = [...new Set([...tabs, beas])].filter(({ isGone }) => !isGone);
      const gone = await Promise.all(open.map((tab) => leavesTheScreen(tab, canaries)));
      scene.proxy.mend();

      // The second goes everywhere.
      await beas.opensTheForm();
      const inForm = of(await beas.page.evaluate(() => inPage.everything()));
      await beas.presses('Support inbox');
      await beas.reads('No tickets yet');
      const inInbox = of(await beas.page.evaluate(() => inPage.everything()));
      const { keys, values, own } = await kept(beas, bea);

      expect(inForm.concat(inInbox), 'in the DOM').toEqual([]);
      expect(of(own), 'kept for the second').toEqual([]);
      expect([scene.ada.id, bea.id, 'example.com'].filter((name) => keys.includes(name)), 'names in keys').toEqual([]);
      if (isSignedOut) expect(of(values), 'kept after signing out').toEqual([]);
      expect(of(scene.sentAs(bea).map(({ path, body }) => decodeURIComponent(path) + body.toString()).join('\n')), 'sent as the second').toEqual([]);
      expect(await scene.tickets(bea), 'tickets of the second').toEqual([]);
      expect(scene.uncaught).toEqual([]);
      expect(Math.max(...gone), `the screen after ${String(Date.now() - began)} ms`).toBeLessThanOrEqual(AT_MOST);

      // And the first, back again, has lost nothing.
      scene.token = (person) => scene.freshToken(person);
      await beas.becomes(scene.ada);
      await beas.sees('nothing waiting any more', async () => !(await inPage.waits()));
      expect((await scene.tickets()).map(({ summary }) => summary)).toEqual(arrives ? [scene.words.summary] : []);
      rows.push(`${name}: 0 in the DOM, 0 kept for the second, 0 sent as the second; off the screen after ${Math.max(...gone).toFixed()} ms at most`);
    });
  });

  afterAll(() => console.log(rows.join('\n')));
});

/** How long some words stay in a tab, in ms. */
async function leavesTheScreen(tab: Tab, words: readonly string[]): Promise<number> {
  return tab.page.evaluate(
    (canaries) =>
      new Promise<number>((told) => {
        const began = performance.now();
        const look = (): void => {
          const everything = inPage.everything();
          if (canaries.some((canary) => everything.includes(canary)) && performance.now() - began < 10_000) setTimeout(look, 10);
          else told(performance.now() - began);
        };
        look();
      }),
    words,
  );
}

/** Everything a browser keeps for the site: names, values, and the values under one person's name. */
async function kept(tab: Tab, person: Somebody): Promise<{ readonly keys: string; readonly values: string; readonly own: string }> {
  return tab.page.evaluate(async ({ id }) => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)));
    const database = await asked(indexedDB.open('ask-help'));
    const store = database.transaction('kept').objectStore('kept');
    const [names, rows] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
    database.close();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${location.origin}\n${id}`)));
    const mine = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const others = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].map(([key, value]) => [key, String(value)] as const);
    const caches = (await Promise.all((await globalThis.caches.keys()).map(async (name) => [name, ...(await (await globalThis.caches.open(name)).keys()).map(({ url }) => url)]))).flat();
    const texts = rows.map((row) => JSON.stringify(row));
    const loose = [...others.flat(), ...caches].join('\n');
    return {
      keys: [...names.map(String), ...others.map(([key]) => key), ...caches].join('\n'),
      values: [...texts, loose].join('\n'),
      own: [...texts.filter((_, index) => (names[index] as string).startsWith(mine)), loose].join('\n'),
    };
  }, person);
}
