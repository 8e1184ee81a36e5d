import { expect } from 'vitest';
import { answers, commitsAndHolds, delivers2, holds, late, losesTheAnswer, stalls, truncates, type Fault } from '../support/fault-proxy.js';
import { faults, type Injector } from './faults.js';
import type { Tab } from './tab.js';

const WAITING = 'Not sent yet';
const HTML = '<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>';

/** Sends while the backend fails in some way, a few times in a row, and waits until the ticket is there. */
const eventually =
  (fault: Fault | readonly Fault[], saw: string, meanwhile: (tab: Tab) => Promise<void> = () => Promise.resolve()): Injector =>
  async (scene) => {
    const kinds = [fault].flat();
    const times = 1 + scene.upTo(3);
    scene.proxy.next('POST /tickets', ...Array.from({ length: times }, () => scene.oneOf(kinds[0]!, ...kinds.slice(1))));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await meanwhile(tab);
    await tab.getsItsNumber();
    expect(scene.sends.length).toBeGreaterThan(times);
    return { sent: [scene.words], kept: scene.keys.length === 1, saw };
  };

/** The same, where one sees meanwhile that it waits. */
const until = (fault: Fault | readonly Fault[], saw = 'not sent yet, then its number'): Injector => eventually(fault, saw, (tab) => tab.waitsFor(WAITING));

/** Sends to a backend that will not take it, ever. Every word must be in the form again, after one request. */
const back =
  (fault: (email: string) => Fault, said: string, warned = ''): Injector =>
  async (scene) => {
    scene.proxy.always('POST /tickets', fault(scene.ada.email));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(said);
    await tab.finds('Send message');
    const stands = [await tab.value('Issue summary'), await tab.value('Description')];
    await tab.leaps(600_000);
    expect(tab.warnings.join('\n')).toContain(warned);
    return { sent: [], kept: stands.join() === [scene.words.summary, scene.words.description].join() && scene.sends.length === 1, saw: `"${said}", and every word` };
  };

const problem = (status: number, more: object = {}): object => ({ type: 'about:blank', title: 'No', status, ...more });

faults('network', {
  N01: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.page.setOfflineMode(true);
    await tab.presses('Send message');
    await tab.reads(WAITING);
    await tab.page.setOfflineMode(false);
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], saw: 'not sent yet, you seem to be offline; online: its number' };
  },

  N02: async (scene) => {
    const tab = await scene.tab();
    await tab.finds('Help');
    // Somebody may have come near the button before, or not.
    const isNear = scene.chance() < 0.5;
    if (isNear) await tab.page.evaluate(() => (document.querySelector('ask-help') as HTMLElement & { prepare(): Promise<void> }).prepare());
    await tab.page.setOfflineMode(true);
    await tab.presses('Help');
    if (isNear) await tab.finds('Ask a question');
    else await tab.reads('Support');
    if (isNear) {
      await tab.fills('Ask a question', 'How do I import contacts?');
      await tab.page.keyboard.press('Enter');
      await tab.reads('A part of the help could not be loaded');
    }
    await tab.page.setOfflineMode(false);
    if (isNear) {
      // Once for the view, and once more for the answer in it.
      await tab.sees('the answer', () => {
        inPage.control('Try again')?.click();
        return inPage.text().includes('Did this answer');
      });
      await tab.presses('Close help');
    }
    await tab.sends(scene.words);
    await tab.getsItsNumber();
    return { sent: [scene.words], saw: isNear ? 'a panel that says what it cannot load; online: the answer' : 'the link to the host’s own page; online: the panel' };
  },

  N03: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await scene.proxy.stop();
    await tab.presses('Send message');
    await tab.reads(WAITING);
    await tab.leaps(scene.upTo(5) * 1000);
    await scene.proxy.start();
    await tab.getsItsNumber();
    return { sent: [scene.words], saw: 'not sent yet, then its number' };
  },

  N04: until(answers(500)),
  N05: until([answers(502, HTML), answers(503, HTML), answers(504, HTML)]),

  N06: async (scene) => {
    const seconds = 60 + scene.upTo(120);
    scene.proxy.next('POST /tickets', answers(503, problem(503), { 'retry-after': String(seconds) }));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(WAITING);
    await tab.presses('Try now');
    await tab.leaps((seconds - 5) * 1000);
    const early = scene.sends.length;
    await tab.getsItsNumber();
    return { sent: [scene.words], kept: early === 1, saw: 'not sent yet, when it is tried next; no try before that, then its number' };
  },

  N07: async (scene) => {
    const [skew, seconds] = [600_000, 30 + scene.upTo(60)];
    const date = (ahead: number): string => new Date(Date.now() + skew + ahead).toUTCString();
    scene.proxy.next('POST /tickets', ({ response }) => void response.writeHead(429, { date: date(0), 'retry-after': date(seconds * 1000) }).end());
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(WAITING);
    await tab.leaps((seconds - 10) * 1000);
    const early = scene.sends.length;
    // As long as asked by the server's own clock, and not the ten minutes more that the two clocks differ by.
    await tab.leaps(12_000);
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: early === 1, saw: 'not sent yet, when it is tried next; then its number' };
  },

  N08: until(answers(429, problem(429))),

  N09: async (scene) => {
    const value = scene.oneOf('99999999', '-1', 'garbage', 'Thu, 99 Foo 2099', '');
    scene.proxy.next('POST /tickets', answers(scene.oneOf(429, 503), problem(429), { 'retry-after': value }));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    if (value === '99999999') {
      await tab.reads(WAITING);
      // An hour at most.
      await tab.leaps(3_601_000);
    }
    await tab.getsItsNumber();
    return { sent: [scene.words], saw: 'its number, after an hour at most' };
  },

  // Chromium takes a 408 on a connection that was used before for the end of that connection, and goes to the next one by itself: one may see nothing of it.
  N10: eventually([answers(408, problem(408)), answers(425, problem(425))], 'its number'),
  N11: until(answers(409, problem(409, { code: 'key-in-use' }))),

  N12: back((email) => answers(422, problem(422, { errors: { email: email ? 'email' : 'required' } })), 'One field needs your attention'),

  N13: async (scene) => {
    const isForGood = scene.chance() < 0.5;
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    const fresh = scene.token;
    scene.tokens = 0;
    // The first token of a try is an old one; where the visitor's session is over, so are the later ones.
    scene.token = (person) => (isForGood || scene.tokens % 2 === 1 ? Promise.resolve('a.b.c') : fresh(person));
    await tab.presses('Send message');
    if (isForGood) {
      await tab.reads('log in, then it goes');
      expect(scene.tokens).toBe(2);
      scene.token = fresh;
      await tab.presses('Try now');
    }
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: scene.keys.length === 1, saw: isForGood ? 'log in, then it goes; then its number' : 'its number' };
  },

  N14: back(() => answers(403, problem(403, { code: 'plan' })), 'Not part of your plan'),

  N15: back(() => answers(404, problem(404)), 'Our mailbox for messages cannot be found', '[ask] endpoint: '),

  N16: back(() => answers(413, problem(413, { code: 'too-large' })), 'Something in it is not right yet'),

  N17: async (scene) => {
    scene.proxy.next('POST /tickets', ({ response }) => void response.writeHead(302, { location: '/elsewhere' }).end());
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(WAITING);
    await tab.getsItsNumber();
    return { sent: [scene.words], saw: 'not sent yet, then its number' };
  },

  N18: until([holds, commitsAndHolds]),
  N19: until(stalls),
  N20: until(truncates),

  N21: async (scene) => {
    scene.proxy.next('POST /tickets', ...Array.from({ length: 1 + scene.upTo(3) }, () => losesTheAnswer));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.getsItsNumber();
    return { sent: [scene.words], kept: scene.keys.length === 1 && scene.sends.length > 1, saw: 'its number' };
  },

  N22: async (scene) => {
    scene.proxy.always('POST /tickets', truncates);
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(WAITING);
    await tab.page.close();
    const before = scene.sends.length;
    // The key is forgotten by now: whoever sends again would have a second ticket.
    scene.proxy.mend();
    scene.proxy.always('POST /tickets', answers(500));
    const later = await scene.tab({ clock: (24 + scene.upTo(24)) * 3_600_000 });
    await later.sees('nothing waiting any more', async () => !(await inPage.waits()));
    const looks = scene.proxy.seen.filter(({ method, path }) => method === 'GET' && path.startsWith('/tickets?reference='));
    return { sent: [scene.words], kept: scene.sends.length === before && looks.length > 0, saw: 'the next day: nothing to do, it has arrived' };
  },

  N23: async (scene) => {
    scene.proxy.next('POST /tickets', delivers2);
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], saw: 'its number' };
  },

  N24: async (scene) => {
    const hasArrived = scene.chance() < 0.5;
    // Every try, however many a slow machine leaves time for.
    scene.proxy.always('POST /tickets', hasArrived ? truncates : answers(500));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(WAITING);
    await tab.presses('Change it');
    const changed = { summary: scene.words.summary, description: scene.writing().description };
    await tab.finds('Send message');
    scene.proxy.mend();
    await tab.writes(changed);
    await tab.presses('Send message');
    await tab.getsItsNumber();
    expect(scene.keys).toHaveLength(hasArrived ? 1 : 2);
    return { sent: [hasArrived ? scene.words : changed], saw: hasArrived ? 'the number of the first wording, which had arrived; the change stays a draft' : 'its number' };
  },

  N25: async (scene) => {
    scene.proxy.next('POST /tickets', late(scene.upTo(50)));
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    await tab.page.evaluate(() => {
      const send = inPage.control('Send message')!;
      for (let presses = 0; presses < 3; presses++) send.click();
    });
    await tab.page.keyboard.press('Enter');
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: scene.sends.length === 1, saw: 'its number, after one request' };
  },

  N26: async (scene) => {
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.page.emulateNetworkConditions({ download: 50_000, upload: 50_000, latency: 300 + scene.upTo(300) });
    await tab.writes(scene.words);
    // Gone 300 ms after the last letter.
    await tab.page.evaluate(() => new Promise((gone) => setTimeout(gone, 300)));
    await tab.page.goto(`${scene.proxy.url}/elsewhere`);
    await tab.page.emulateNetworkConditions(null);
    const again = await scene.tab();
    await again.opensTheForm();
    await again.presses('Go on with it');
    await again.reads(scene.words.summary);
    await again.page.emulateNetworkConditions({ download: 50_000, upload: 50_000, latency: 600 });
    await again.presses('Send message');
    await again.reads('Sending');
    await again.reads('Your ticket number is');
    return { sent: [scene.words], saw: 'what was written, offered; sending, then its number' };
  },

  N27: until(answers(200, '<!doctype html><title>Welcome to the airport</title>')),

  N28: async (scene) => {
    // Another origin, which answers the preflight without a word on who may ask.
    scene.settings['endpoint'] = `http://127.0.0.1:${String(scene.proxy.port)}/help-api`;
    scene.proxy.always('OPTIONS /tickets', answers(scene.oneOf(204, 403, 405)));
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(WAITING);
    scene.proxy.mend();
    await tab.presses('Try now');
    await tab.getsItsNumber();
    return { sent: [scene.words], saw: 'not sent yet, you seem to be offline; once it is allowed: its number' };
  },

  N29: async (scene) => {
    scene.pageHeaders['content-security-policy'] = "connect-src 'none'";
    const tab = await scene.tab();
    await tab.sends(scene.words);
    await tab.reads(WAITING);
    delete scene.pageHeaders['content-security-policy'];
    await tab.page.reload();
    await tab.sees('nothing waiting any more', async () => !(await inPage.waits()));
    return { sent: [scene.words], saw: 'not sent yet; with a policy that allows it: sent by itself' };
  },

  N30: async (scene) => {
    const isPanel = scene.chance() < 0.5;
    const tab = await scene.tab({ before: async (page) => {
      const browser = await page.createCDPSession();
      await browser.send('Network.enable');
      await browser.send('Network.setBlockedURLs', { urls: [isPanel ? '*/chunks/panel*' : '*/chunks/ticket-form*'] });
    } });
    await tab.presses('Help');
    if (isPanel) await tab.reads('Support');
    else {
      await tab.presses('Contact us');
      await tab.presses('E-mail support');
      await tab.reads('A part of the help could not be loaded');
    }
    return { sent: [], saw: isPanel ? 'the link to the host’s own page' : 'a part could not be loaded, try again' };
  },
});
