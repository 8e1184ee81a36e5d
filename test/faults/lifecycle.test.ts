import { expect } from 'vitest';
import { answers, commitsAndHolds, holds, late } from '../support/fault-proxy.js';
import { chatting, readsAll } from './chatting.js';
import { faults, type Injector } from './faults.js';
import { attached, isSame } from './files.js';
import type { Scene } from './scene.js';
import type { Tab } from './tab.js';

/** Opens the form anew and goes on with what is offered, which must be every word. */
async function goesOn(scene: Scene, tab: Tab): Promise<boolean> {
  await tab.opensTheForm();
  await tab.presses('Go on with it');
  await tab.readsNoMore('Go on with it');
  return (await tab.value('Issue summary')) === scene.words.summary && (await tab.value('Description')) === scene.words.description;
}

/** Writes, waits as long as it may take to be kept, and has something happen to the page; then goes on in a page of its own, or another. */
const survives =
  (happens: (tab: Tab, scene: Scene) => Promise<Tab>, saw = 'what was written, offered; then its number'): Injector =>
  async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.page.evaluate(() => new Promise((kept) => setTimeout(kept, 300)));
    const after = await happens(tab, scene);
    const isWhole = await goesOn(scene, after);
    await after.presses('Send message');
    await after.getsItsNumber();
    return { sent: [scene.words], kept: isWhole, saw };
  };

const sentOn = async (tab: Tab): Promise<void> => tab.sees('nothing waiting any more', async () => !(await inPage.waits()));

faults('lifecycle', {
  L01: async (scene) => {
    scene.proxy.next('POST /tickets', scene.oneOf(holds, commitsAndHolds, late(300)));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads('Sending');
    await tab.page.close();
    scene.proxy.mend();
    await sentOn(await scene.tab());
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: 'sending; the next page sends it by itself' };
  },

  L02: async (scene) => {
    const size = 10_000_000;
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.page.emulateNetworkConditions({ download: 10_000_000, upload: 2_000_000, latency: 5 });
    await tab.adds({ name: 'big.txt', type: 'text/plain', text: 'x', times: size });
    const isSent = scene.chance() < 0.5;
    if (isSent) await tab.presses('Send message');
    else await tab.sees('half of it gone', () => ((inPage.all('progress')[0] as HTMLProgressElement | undefined)?.value ?? 0) > 0.3);
    await tab.page.evaluate(() => new Promise((kept) => setTimeout(kept, 300)));
    await tab.page.close();
    const later = await scene.tab();
    if (isSent) await later.sees('nothing waiting any more', async () => !(await inPage.waits()));
    else {
      await later.opensTheForm();
      await later.presses('Go on with it');
      await later.reads('big.txt');
      await later.presses('Send message');
      await later.getsItsNumber();
    }
    return { sent: [scene.words], kept: isSame(await attached(scene), [`big.txt ${String(size)}`]), saw: isSent ? 'the next page sends it, the file with it' : 'what was written, offered, the file with it; its number' };
  },

  L03: survives(async (tab, scene) => {
    await tab.crashes();
    return scene.tab();
  }),

  L04: survives(async (tab) => {
    await tab.page.reload();
    return tab;
  }),

  L05: async (scene) => {
    scene.proxy.always('POST /tickets', answers(500));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads('Not sent yet');
    await tab.page.evaluate(() => addEventListener('pageshow', ({ persisted }) => void Object.assign(globalThis, { persisted })));
    await tab.page.goto(`${scene.proxy.url}/elsewhere`);
    scene.proxy.mend();
    await tab.page.goBack();
    await tab.getsItsNumber();
    expect(await tab.page.evaluate(() => (globalThis as { persisted?: boolean }).persisted), 'the page came out of the cache').toBe(true);
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: 'the page as it was left, which sends at once' };
  },

  L06: async (scene) => {
    const chat = await chatting(scene);
    const { tab, id, bo } = chat;
    const said = ['a before', ...Array.from({ length: 5 + scene.upTo(20) }, (_, index) => `a ${String(index)}`)];
    await bo.says(id, said[0]!);
    await readsAll(chat, said.slice(0, 1));
    await tab.browser.send('Page.setWebLifecycleState', { state: 'frozen' });
    // Nobody keeps a connection for an hour to one who does not take what comes.
    scene.proxy.mend();
    for (const text of said.slice(1)) await bo.says(id, text);
    await tab.browser.send('Page.setWebLifecycleState', { state: 'active' });
    await tab.leaps(3_600_000);
    await readsAll(chat, said);
    const resumed = scene.proxy.seen.findLast(({ path, headers }) => path.startsWith('/stream') && headers['last-event-id'] !== undefined);
    return { sent: [scene.words], kept: resumed !== undefined, saw: 'all that was said meanwhile, each once' };
  },

  L07: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    const listeners = async (): Promise<number> => {
      await tab.browser.send('HeapProfiler.collectGarbage');
      return (await tab.page.metrics()).JSEventListeners ?? 0;
    };
    const goesOn = (): Promise<void> =>
      tab.page.evaluate(() => {
        for (let route = 0; route < 100; route++) history.pushState(null, '', `/route-${String(route)}`);
      });
    // All of the form is there by now: what comes late has listeners too.
    await tab.finds('Add files');
    await tab.reads('Saved on this device');
    await goesOn();
    const before = await listeners();
    await goesOn();
    expect((await listeners()) - before).toBeLessThan(10);
    const isKept = (await tab.value('Description')) === scene.words.description;
    await tab.presses('Send message');
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: isKept, saw: 'the form as it was; its number' };
  },

  L08: async (scene) => {
    scene.proxy.next('POST /tickets', scene.oneOf(late(200), holds, commitsAndHolds));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads('Sending');
    await tab.page.evaluate(() => document.querySelector('ask-help')!.remove());
    scene.proxy.mend();
    await sentOn(await scene.tab());
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: 'nothing; the next page sends it by itself' };
  },

  L09: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.page.evaluate(() => document.body.append(document.querySelector('ask-help')!));
    const isKept = (await tab.value('Description')) === scene.words.description;
    await tab.presses('Send message');
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: isKept, saw: 'the form as it was; its number' };
  },

  L10: survives(async (tab, scene) => {
    const isWritten = scene.chance() < 0.5;
    await tab.page.evaluate((written) => {
      const again = '<ask-help endpoint="/help-api"></ask-help>';
      if (written) {
        document.open();
        // Old pages still do.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        document.write(`<!doctype html><title>Anew</title><body>${again}`);
        document.close();
      } else {
        document.body.innerHTML = '';
        document.body.innerHTML = again;
      }
      tellHelp();
    }, isWritten);
    return tab;
  }),

  L11: survives(async (tab) => {
    await tab.page.evaluate(() => {
      const body = document.createElement('body');
      body.innerHTML = '<h1>The next page</h1><ask-help endpoint="/help-api"></ask-help>';
      document.body.replaceWith(body);
      tellHelp();
    });
    expect(await tab.page.evaluate(() => inPage.all('ask-panel').length)).toBeLessThanOrEqual(1);
    return tab;
  }),

  L12: async (scene) => {
    scene.settings['plan'] = undefined;
    const tab = await scene.tab();
    await tab.finds('Help');
    const frames = await tab.page.evaluate(async () => {
      document.querySelector('ask-help')!.remove();
      const seen: string[] = [];
      const look = (): void => {
        seen.push(inPage.shown() ?? '');
        requestAnimationFrame(look);
      };
      look();
      const help = document.createElement('ask-help') as HTMLElement & { contact(channel?: string): Promise<void> };
      document.body.append(help);
      const opening = help.contact();
      help.setAttribute('endpoint', '/help-api');
      help.setAttribute('plan', 'starter');
      tellHelp();
      await opening;
      return seen;
    });
    await tab.presses('E-mail support');
    await tab.writes(scene.words);
    await tab.presses('Send message');
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: !frames.some((shown) => /plan/i.test(shown)), saw: 'the channels of the plan from the first frame on' };
  },
});
