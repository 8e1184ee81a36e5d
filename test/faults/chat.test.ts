import { describe, expect, test, vi } from 'vitest';
import { wordsOf } from '../support/catalogs.js';
import { dataOf } from '../support/data.js';
import { answers, commitsAndHolds, holds, losesTheAnswer, pass, refuses } from '../support/fault-proxy.js';
import { cutsAfter, gathersForEver, repeats, rewrites, shuffles, waitsFor, type Valve } from '../support/fault-streams.js';
import { answersAll, asksForAChat, chatting, lines, readsAll, support, timelineOf, writesAll } from './chatting.js';
import { faults, SEEDS, seeded, stage } from './faults.js';
import { Scene } from './scene.js';
import type { Tab } from './tab.js';

const DAY = 86_400_000;

/** Those who answer in Portuguese: they go home in the middle of a chat. */
const portuguese: { weekly: Record<string, readonly string[]> } = { weekly: {} };
const AROUND_THE_CLOCK = { 'mon-sun': ['00:00-24:00'] };

/** How messages are lost on their way to the server. */
const badLuck = (scene: Scene, times: number): void => {
  const lucks = Array.from({ length: times }, () => scene.oneOf(pass, pass, refuses, losesTheAnswer, answers(502)));
  scene.proxy.next('POST /tickets/', ...lucks);
};

faults(
  'chat',
  {
    C01: async (scene) => {
      const [mine, theirs] = [lines('v', 40), lines('a', 40)];
      const chat = await chatting(scene);
      scene.proxy.always('EVENTS /stream', cutsAfter(5 + scene.upTo(20)));
      badLuck(scene, 15);
      await Promise.all([writesAll(chat, mine), answersAll(chat, theirs)]);
      await readsAll(chat, [...mine, ...theirs]);
      return { sent: [scene.words], saw: '80 messages, each once, in order' };
    },

    C02: async (scene) => {
      scene.proxy.always('EVENTS /stream', shuffles(5, scene.chance));
      const chat = await chatting(scene, await scene.tab({ clock: scene.oneOf(-DAY, 0, 365 * DAY) }));
      const [mine, theirs] = [lines('v', 20), lines('a', 40)];
      await Promise.all([writesAll(chat, mine), answersAll(chat, theirs)]);
      await readsAll(chat, [...mine, ...theirs]);
      return { sent: [scene.words], saw: '60 messages in the order of the server, by any clock' };
    },

    C03: async (scene) => {
      scene.proxy.always('EVENTS /stream', repeats(2));
      const chat = await chatting(scene);
      const [mine, theirs] = [lines('v', 10), lines('a', 20)];
      await Promise.all([writesAll(chat, mine), answersAll(chat, theirs)]);
      await readsAll(chat, [...mine, ...theirs]);
      return { sent: [scene.words], saw: '30 messages, each once' };
    },

    C04: async (scene) => {
      const chat = await chatting(scene);
      scene.proxy.always('EVENTS /stream', cutsAfter(1));
      scene.proxy.next('POST /tickets/', losesTheAnswer, scene.oneOf(losesTheAnswer, commitsAndHolds, refuses));
      await writesAll(chat, ['v once']);
      await readsAll(chat, ['v once']);
      return { sent: [scene.words], saw: 'its words once, sent' };
    },

    C05: async (scene) => {
      const valve: Valve = { open: Promise.resolve() };
      scene.proxy.always('EVENTS /stream', waitsFor(valve));
      const chat = await chatting(scene);
      let open = (): void => undefined;
      valve.open = new Promise<void>((letGo) => (open = letGo));
      const before = streams(scene);
      await chat.bo.says(chat.id, 'a first');
      await chat.tab.leaps(26_000);
      await vi.waitFor(() => expect(streams(scene)).toBeGreaterThan(before), 30_000);
      open();
      await readsAll(chat, ['a first']);
      await writesAll(chat, ['v then']);
      await readsAll(chat, ['a first', 'v then']);
      return { sent: [scene.words], saw: 'connected anew, with all that was said' };
    },

    C06: async (scene) => {
      scene.proxy.always('EVENTS /stream', scene.oneOf(holds, gathersForEver, answers(403, 'No streams here'), answers(200, '<title>No streams here</title>')));
      const chat = await chatting(scene);
      const [mine, theirs] = [lines('v', 10), lines('a', 10)];
      await Promise.all([writesAll(chat, mine), answersAll(chat, theirs)]);
      await readsAll(chat, [...mine, ...theirs]);
      await chat.tab.readsNoMore('Connecting');
      await chat.tab.readsNoMore('No connection');
      return { sent: [scene.words], saw: '20 messages, each once, by asking' };
    },

    C07: async (scene) => {
      const valve: Valve = { open: Promise.resolve() };
      scene.proxy.always('EVENTS /stream', waitsFor(valve));
      const { tab, bo, id } = await chatting(scene);
      let open = (): void => undefined;
      valve.open = new Promise<void>((letGo) => (open = letGo));
      // What is marked as read is answered with all that was said.
      scene.proxy.always('PATCH /tickets', holds);
      const theirs = lines('a', 1000);
      for (const ten of tens(theirs)) await Promise.all(ten.map((text) => bo.says(id, text)));
      await tab.page.evaluate(() => inPage.listen());
      const slow = await tab.page.evaluateHandle(slowest);
      // A page that is behind another one draws nothing, and so measures nothing.
      await tab.page.bringToFront();
      await tab.page.locator('ask-help >>> textarea').click();
      const longest = await longestTask(tab, async () => {
        open();
        await tab.page.keyboard.type('While it pours in', { delay: 60 });
        await tab.sees('the last of them', (last) => inPage.text().includes(last), theirs.at(-1)!);
        await tab.page.keyboard.type(', and after', { delay: 60 });
      });
      const said = await tab.page.evaluate(() => inPage.heard.map(({ at }) => at));
      const apart = Math.min(...said.slice(1).map((at, index) => at - said[index]!));
      const inp = (await slow.jsonValue()).longest;
      console.log(`C07: ${String(said.length)} sentences, at least ${String(Math.round(apart))} ms apart; the slowest key took ${String(Math.round(inp))} ms, the page worked ${String(Math.round(longest))} ms in one go at most.`);
      const isKept = (await tab.value('Message')) === 'While it pours in, and after';
      return { sent: [scene.words], kept: isKept && said.length > 0 && apart >= 1900 && longest < 200, saw: '1,000 messages, told in a few sentences; its own words as typed' };
    },

    C08: async (scene) => {
      scene.settings['locale'] = 'pt';
      portuguese.weekly = AROUND_THE_CLOCK;
      const say = wordsOf('pt');
      const bo = support(scene);
      const tab = await scene.tab();
      const id = await asksForAChat(scene, tab, 'pt');
      await bo.takesOver(id);
      await tab.reads(say('chat.with', { agent: 'Bo' }));
      await bo.says(id, 'a moment, please');
      await bo.leaves(id);
      await tab.reads(say('inbox.said.left', { name: 'Bo' }));
      await tab.reads(say('chat.meanwhile'));
      await writesAll({ tab }, ['v are you there?'], { language: 'pt' });
      await tab.reads('v are you there?');
      portuguese.weekly = {};
      await scene.server.sweep();
      await tab.reads(say('chat.over.hours', { email: scene.ada.email }));
      await tab.presses(say('chat.toTicket'));
      for (const text of ['a moment, please', 'v are you there?', scene.words.summary, say('inbox.reply.label')]) await tab.reads(text);
      const [ticket] = await scene.tickets();
      return { sent: [scene.words], kept: ticket?.state === 'open' && ticket.standing === 'ended', saw: 'that Bo left, and then a ticket with all that was said' };
    },

    C09: async (scene) => {
      const odd: unknown = scene.oneOf<unknown>({ from: 'robot' }, { from: 'support', text: undefined, card: { title: 'A card' } }, { from: 'support', text: { parts: ['a', 'b'] } }, { sent: 7 }, 'a string', null);
      scene.proxy.always('EVENTS /stream', rewrites((data, kind) => (kind === 'change' ? future(data, odd) : data)));
      const chat = await chatting(scene);
      // What is marked as read is answered with all that was said, as this server says it.
      scene.proxy.always('PATCH /tickets', holds);
      await chat.bo.says(chat.id, 'a odd one');
      await chat.tab.reads('This message cannot be shown here.');
      await chat.bo.says(chat.id, 'a plain one');
      await chat.tab.reads('a plain one');
      return { sent: [scene.words], saw: 'that a message cannot be shown here; those after it' };
    },

    C10: async (scene) => {
      const all = (dataOf('security/xss.json') ?? []) as readonly { readonly payload: string }[];
      const part = scene.upTo(60);
      const some = all.filter((_, index) => index % 60 === part);
      const texts = [...new Set(some.map(({ payload }) => payload.trim()).filter(Boolean))].map((text, index) => `${String(index)} ${text}`);
      const chat = await chatting(scene);
      const { tab, bo, id } = chat;
      let dialogs = 0;
      tab.page.on('dialog', (dialog) => void (dialogs++, dialog.dismiss()));
      const asked: string[] = [];
      tab.page.on('request', (request) => asked.push(request.url()));
      for (const text of texts) await bo.says(id, text);
      await tab.reads(texts.at(-1)!.slice(0, 20));
      const shown = await timelineOf(chat);
      const missing = texts.filter((text) => !shown.includes(text));
      const strange = await tab.page.evaluate(() => inPage.all('.bubble *').map(({ localName }) => localName).filter((name) => name !== 'a'));
      const links = await tab.page.evaluate(() => inPage.all('.bubble a').map((link) => (link as HTMLAnchorElement).protocol));
      const outside = asked.filter((url) => !url.startsWith(scene.proxy.url));
      const isInert = dialogs === 0 && strange.length === 0 && outside.length === 0 && links.every((one) => one === 'https:' || one === 'http:' || one === 'mailto:');
      if (missing.length > 0 || !isInert) throw new Error(`Missing: ${missing.join(' | ')}; elements: ${strange.join()}; dialogs: ${String(dialogs)}; links: ${[...new Set(links)].join()}; asked: ${outside.join()}`);
      return { sent: [scene.words], saw: 'what was written, letter by letter' };
    },
  },
  { house: { hours: { chat: { languages: { pt: portuguese } } } } },
);

/** How often the page has asked for a stream. */
const streams = ({ proxy }: Scene): number => proxy.seen.filter(({ path, headers }) => path.startsWith('/stream') && headers.accept?.includes('event-stream')).length;

/** Ten at a time. */
const tens = (all: readonly string[]): readonly (readonly string[])[] => Array.from({ length: Math.ceil(all.length / 10) }, (_, index) => all.slice(index * 10, index * 10 + 10));

/** A change as a server after ours might tell of it: with more about it than we know, and of messages with nothing that we know. */
function future(data: Record<string, unknown>, odd: unknown): unknown {
  const ticket = data['ticket'] as { readonly messages: readonly Record<string, unknown>[] };
  const messages = ticket.messages.map((message) => (String(message['text']).includes('odd') ? (typeof odd === 'object' && odd ? { ...message, ...odd } : odd) : { ...message, mood: 'good' }));
  return { ...data, planet: 'Mars', ticket: { ...ticket, messages, moods: ['good'] } };
}

/**
 * How long a page has worked in one go at most while something is done, in ms of its own time: nothing pressed has waited longer for the
 * page. What else this machine does meanwhile makes letters late too, and is nothing that a page could help.
 */
async function longestTask({ page }: Tab, during: () => Promise<void>): Promise<number> {
  await page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.evaluate(() => console.timeStamp('on the thread of this page'));
  await during();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as { readonly traceEvents: readonly Traced[] };
  const own = traceEvents.find(({ name }) => name === 'TimeStamp')!;
  return Math.max(...traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && pid === own.pid && tid === own.tid).map(({ tdur = 0 }) => tdur / 1000));
}

/** What a trace of Chromium's says of one event; `tdur` in microseconds of its thread's own time. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
}

/** Runs in the page: the longest that anything pressed has waited for the next picture, in ms. */
function slowest(): { longest: number } {
  const measured = { longest: 0 };
  const measure = ({ timeStamp }: Event): void => {
    requestAnimationFrame(() => setTimeout(() => (measured.longest = Math.max(measured.longest, performance.now() - timeStamp))));
  };
  addEventListener('keydown', measure, { capture: true });
  return measured;
}

describe('a chat on a line that is down for 5 s every 20 s', () => {
  const here = stage();

  // As long as it takes: 1,000 messages at the pace of a busy chat.
  test.runIf(SEEDS >= 20)('has 1,000 messages of both sides, each once, in order', { timeout: 900_000 }, async () => {
    await using scene = await Scene.set(here.browser(), here.server(), seeded(0));
    const chat = await chatting(scene);
    const [mine, theirs] = [lines('v', 500), lines('a', 500)];
    let outages = 0;
    const goOn = new AbortController();
    const breaking = (async () => {
      while (!goOn.signal.aborted) {
        await pause(20_000, goOn.signal);
        await scene.proxy.stop();
        await pause(5_000);
        await scene.proxy.start();
        outages++;
      }
    })();
    await Promise.all([writesAll(chat, mine, { apart: 200 }), answersAll(chat, theirs, 200)]);
    goOn.abort();
    await breaking;
    // The description and who joined are among them.
    await expect.poll(async () => (await chat.bo.office.read(chat.id)).messages.length, { timeout: 400_000, interval: 1000 }).toBe(1002);
    await readsAll(chat, [...mine, ...theirs]);
    console.log(`1,000 messages over ${String(outages)} outages of 5 s: 0 lost, 0 doubled, in order.`);
    expect(outages).toBeGreaterThan(2);
    expect(scene.uncaught).toEqual([]);
  });
});

/** Lets real time pass, in ms, or less where a signal ends it. */
const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((passed) => {
    const timer = setTimeout(passed, milliseconds);
    signal?.addEventListener('abort', () => (clearTimeout(timer), passed()));
  });
