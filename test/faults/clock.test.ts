import { answers } from '../support/fault-proxy.js';
import { faults } from './faults.js';

const DAY = 86_400_000;

faults('clock', {
  K01: async (scene) => {
    const tab = await scene.tab({ clock: scene.oneOf(-DAY, 365 * DAY) });
    scene.proxy.next('POST /tickets', answers(500));
    await tab.sends(scene.words);
    await tab.getsItsNumber();
    await tab.presses('Support inbox');
    await tab.reads(scene.words.summary);
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: 'not sent yet, then its number' };
  },

  K02: async (scene) => {
    const patience = scene.chance() < 0.5;
    scene.proxy.next('POST /tickets', answers(503, {}, patience ? { 'retry-after': '30' } : {}));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads('Not sent yet');
    await tab.page.evaluate((by) => inPage.setClock(by), scene.oneOf(-DAY, -3_600_000, 3_600_000));
    if (patience) {
      await tab.leaps(25_000);
      if (scene.sends.length > 1) throw new Error('It was tried before the server’s time was over.');
    }
    await tab.leaps(35_000);
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: 'not sent yet, then its number' };
  },

  K03: async (scene) => {
    const zone = scene.oneOf('Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Europe/Oslo');
    const tab = await scene.tab({ before: (page) => page.emulateTimezone(zone) });
    await tab.sends(scene.words);
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], saw: 'its number' };
  },

  K04: async (scene) => {
    const midnight = new Date(new Date().getFullYear() + 1, 0, 1).getTime();
    scene.proxy.next('POST /tickets', answers(500));
    const tab = await scene.tab({ clock: midnight - Date.now() - 8000 });
    await tab.sends(scene.words);
    await tab.getsItsNumber();
    await tab.leaps(20_000);
    await tab.presses('Support inbox');
    await tab.reads(scene.words.summary);
    return { sent: [scene.words], kept: !/-\d+ (second|minute|hour|day|year)/.test(await tab.text()), saw: 'its number; no time that is negative' };
  },
});
