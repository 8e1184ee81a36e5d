import { setTimeout as passed } from 'node:timers/promises';
import { openOffice, type Office } from '../../demo/agent/office.js';
import { sideOf } from '../../src/core/timeline.js';
import { wordsOf } from '../support/catalogs.js';
import type { Scene } from './scene.js';
import type { Tab } from './tab.js';

/** A chat between Ada, at a tab behind the proxy, and Bo, who stands on the other side of it. */
export interface Chat {
  /** The ticket's id. */
  readonly id: string;
  readonly tab: Tab;
  readonly bo: Support;
}

/** A person of support, who uses the interface of the agents' page. */
export interface Support {
  readonly name: string;
  readonly office: Office;
  takesOver(id: string): Promise<void>;
  says(id: string, text: string): Promise<void>;
  leaves(id: string): Promise<void>;
}

/** Somebody of support by that name, at the server itself. */
export function support({ server }: Scene, name = 'Bo'): Support {
  const endpoint = `${server.url}/agent-api`;
  let signingIn: Promise<string> | undefined;
  const signIn = async (): Promise<string> => {
    const answer = await fetch(`${endpoint}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name }) });
    return ((await answer.json()) as { token: string }).token;
  };
  const office = openOffice({ endpoint, token: () => (signingIn ??= signIn()) });
  const key = (): string => crypto.randomUUID();
  return {
    name,
    office,
    async takesOver(id) {
      await office.change(id, { standing: 'active' }, { key: key() });
    },
    async says(id, text) {
      await office.answer(id, { reference: key(), text }, { key: key() });
    },
    async leaves(id) {
      await office.change(id, { standing: 'waiting' }, { key: key() });
    },
  };
}

/** Begins a chat, as far as its queue. */
export async function asksForAChat(scene: Scene, tab: Tab, language = 'en'): Promise<string> {
  const say = wordsOf(language);
  await tab.presses(say('panel.button'));
  await tab.presses(say('panel.footer.contact'));
  await tab.presses(say('contact.channel.chat'));
  await tab.fills(say('form.field.summary'), scene.words.summary);
  await tab.fills(say('form.field.description'), scene.words.description);
  await tab.presses(say('form.send.chat'));
  await tab.reads(say('chat.meanwhile'));
  const found = (await scene.tickets()).find(({ summary }) => summary === scene.words.summary);
  return found!.id;
}

/** A chat that somebody has taken over. */
export async function chatting(scene: Scene, tab?: Tab): Promise<Chat> {
  const bo = support(scene);
  const at = tab ?? (await scene.tab());
  const id = await asksForAChat(scene, at);
  await bo.takesOver(id);
  await at.reads(`You are talking to ${bo.name}.`);
  return { id, tab: at, bo };
}

/** Ada writes these, one after the other, as fast as she can or so many ms `apart`. */
export async function writesAll({ tab }: Pick<Chat, 'tab'>, texts: readonly string[], { language = 'en', apart = 0 } = {}): Promise<void> {
  const say = wordsOf(language);
  const [field, button] = [say('inbox.reply.message'), say('inbox.reply.sendMessage')];
  await tab.finds(button);
  await tab.frame.evaluate(
    async (all, into, by, every) => {
      for (const text of all) {
        inPage.paste(into, text);
        await inPage.press(by);
        if (every > 0) await new Promise((next) => setTimeout(next, every));
      }
    },
    [...texts],
    field,
    button,
    apart,
  );
}

/** Bo writes these, one after the other, as fast as he can or so many ms `apart`. */
export async function answersAll({ id, bo }: Chat, texts: readonly string[], apart = 0): Promise<void> {
  for (const text of texts) {
    await bo.says(id, text);
    if (apart > 0) await passed(apart);
  }
}

/** What stands in the timeline, top to bottom: all that was said, by either side. */
export async function timelineOf({ tab }: Pick<Chat, 'tab'>): Promise<readonly string[]> {
  return tab.frame.evaluate(async () => {
    for (let earlier = inPage.control('earlier message'); earlier; earlier = inPage.control('earlier message')) {
      earlier.click();
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    return inPage.all('.mine .bubble, .theirs .bubble').map(({ textContent }) => textContent);
  });
}

/**
 * Waits until all of these can be read, while time in the page goes faster wherever it waits for its next try; and sees to it that
 * nothing is missing, doubled or in another order than on the server. Throws otherwise, saying what is.
 */
export async function readsAll(chat: Chat, said: readonly string[]): Promise<void> {
  const { id, tab, bo } = chat;
  await tab.sees(
    'end of what was said',
    (wanted) => {
      if (inPage.all('.moves').length > 0 || inPage.all('.link-state').some(({ textContent }) => textContent.trim())) inPage.leap(100);
      if (inPage.all('.state').some(({ textContent }) => /Sending…|Waits for a connection/.test(textContent))) return false;
      (inPage.all('.earlier button')[0] as HTMLElement | undefined)?.click();
      const shown = new Set(inPage.all('.mine .bubble, .theirs .bubble').map(({ textContent }) => textContent));
      return wanted.every((text) => shown.has(text));
    },
    [...said],
  );
  const { messages } = await bo.office.read(id);
  const there = messages.filter((message) => sideOf(message) !== 'system').map(({ text }) => text);
  const shown = await timelineOf(chat);
  const lost = said.filter((text) => !shown.includes(text));
  const doubled = shown.filter((text, index) => shown.indexOf(text) !== index);
  if (lost.length + doubled.length > 0) throw new Error(`Lost: ${lost.join()}; doubled: ${doubled.join()}`);
  if (shown.join('\n') !== there.join('\n')) throw new Error(`They stand in another order than on the server: ${shown.join(' | ')} and ${there.join(' | ')}`);
  for (const one of [`a`, `v`]) {
    const own = shown.filter((text) => text.startsWith(one) && said.includes(text));
    const written = said.filter((text) => text.startsWith(one));
    if (own.join() !== written.join()) throw new Error(`They stand in another order than they were written in: ${own.join()}`);
  }
}

/** Numbered lines of one side. */
export const lines = (side: 'v' | 'a', count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${side} ${String(index + 1)}`);
