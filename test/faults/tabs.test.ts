import type { Page } from 'puppeteer-core';
import { commitsAndHolds, holds, late } from '../support/fault-proxy.js';
import { chatting, readsAll } from './chatting.js';
import { faults } from './faults.js';
import type { Scene } from './scene.js';

/** Pages without HTTPS have no Web Locks; half of the runs are on such. */
const locks = (scene: Scene): { readonly before?: (page: Page) => Promise<unknown> } => {
  if (scene.chance() < 0.5) return {};
  return { before: (page) => page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'locks', { value: undefined })) };
};

faults('tabs', {
  T01: async (scene) => {
    const how = locks(scene);
    const [one, other] = [await scene.tab(how), await scene.tab(how)];
    await Promise.all([one, other].map((tab) => tab.opensTheForm()));
    await one.writes(scene.words);
    await Promise.all([one, other].map((tab) => tab.page.setOfflineMode(true)));
    await one.presses('Send message');
    await one.reads('Not sent yet');
    scene.proxy.next('POST /tickets', late(scene.upTo(100)));
    await Promise.all([one, other].map((tab) => tab.page.setOfflineMode(false)));
    await one.sees('nothing waiting any more', async () => !(await inPage.waits()));
    await one.reads('Your ticket number is');
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: 'not sent yet; online: its number, from one of the tabs' };
  },

  T02: async (scene) => {
    const [one, other] = [await scene.tab(), await scene.tab()];
    const second = scene.writing();
    await Promise.all([one, other].map((tab) => tab.opensTheForm()));
    // By turns, a field each.
    await one.writes({ summary: scene.words.summary });
    await other.writes({ summary: second.summary });
    await other.writes({ description: second.description });
    await one.writes({ description: scene.words.description });
    await Promise.all([one, other].map((tab) => tab.page.evaluate(() => new Promise((kept) => setTimeout(kept, 300)))));
    await Promise.all([one, other].map((tab) => tab.page.close()));
    const later = await scene.tab();
    await later.opensTheForm();
    await later.reads(scene.words.summary);
    await later.reads(second.summary);
    for (const words of [scene.words, second]) {
      await later.page.evaluate((summary) => {
        const draft = inPage.all('.offered li').find((one) => one.textContent.includes(summary))!;
        draft.querySelector('button')!.click();
      }, words.summary);
      await later.sees('its words', (summary) => inPage.field('Issue summary')?.value === summary, words.summary);
      await later.presses('Send message');
      await later.getsItsNumber();
      if (words === second) break;
      await later.presses('Done');
      await later.presses('Contact us');
      await later.presses('E-mail support');
    }
    return { sent: [scene.words, second], saw: 'two drafts, offered; then two numbers' };
  },

  T03: async (scene) => {
    const how = locks(scene);
    const leader = await scene.tab(how);
    await leader.opensTheForm();
    await leader.writes(scene.words);
    scene.proxy.next('POST /tickets', scene.oneOf(holds, commitsAndHolds));
    await leader.presses('Send message');
    await leader.reads('Sending');
    const follower = await scene.tab(how);
    await follower.opensTheForm();
    await leader.page.close();
    await follower.sees('nothing waiting any more', async () => {
      inPage.leap(100);
      return !(await inPage.waits());
    });
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: 'sending; the other tab sends it' };
  },

  T04: async (scene) => {
    const chat = await chatting(scene);
    const { tab: seen, bo, id } = chat;
    const hidden = await scene.tab();
    await hidden.presses('Help');
    await hidden.presses('Support inbox');
    await hidden.presses(scene.words.summary);
    await hidden.reads('You are talking to Bo.');
    await seen.page.bringToFront();
    await hidden.sees('that it is hidden', () => document.visibilityState === 'hidden');
    for (const tab of [seen, hidden]) await tab.page.evaluate(() => inPage.listen());
    await bo.says(id, 'a here');
    for (const tab of [seen, hidden]) await readsAll({ ...chat, tab }, ['a here']);
    await seen.sees('the announcement', () => inPage.heard.some(({ said }) => said.includes('a here')));
    for (const tab of [seen, hidden]) {
      await tab.presses('Support inbox');
      await tab.finds(scene.words.summary);
    }
    await bo.says(id, 'a there');
    for (const tab of [seen, hidden]) await tab.reads('1 new reply');
    const said = await Promise.all([seen, hidden].map((tab) => tab.page.evaluate(() => inPage.heard.filter((one) => one.said.includes('a here')).length)));
    return { sent: [scene.words], kept: said.join() === '1,0', saw: `the reply in both, said ${said.join(' and ')} times; one new reply in both` };
  },

  T05: async (scene) => {
    const [one, other] = [await scene.tab(), await scene.tab()];
    await other.sends(scene.words);
    await other.reads('Your ticket number is');
    await other.presses('Support inbox');
    await other.reads(scene.words.summary);
    await one.presses('Help');
    await one.finds('Contact us');
    const gone = other.page.evaluate(
      (words) => new Promise<number>((told) => {
        const look = (): void => {
          if (inPage.text().includes(words)) setTimeout(look, 10);
          else told(performance.timeOrigin + performance.now());
        };
        look();
      }),
      scene.words.summary,
    );
    const began = await one.page.evaluate(async () => {
      const now = performance.timeOrigin + performance.now();
      void (document.querySelector('ask-help') as HTMLElement & { signOut(): Promise<void> }).signOut();
      return now;
    });
    const took = (await gone) - began;
    return { sent: [scene.words], kept: took <= 1000, saw: took <= 1000 ? 'the inbox empty within a second' : `the inbox empty after ${took.toFixed()} ms` };
  },
});
