import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wordsOf } from '../support/catalogs.js';
import { openOffice, type Office, type Window } from '../support/two-windows.js';

/** Somebody's words are to be with the other side within so many ms; measured on a machine that does much else. */
const SOON = 1000;

describe('two windows, one story', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office[Symbol.asyncDispose]());

  const isAccessible = async (window: Window, selector: string): Promise<void> => expect(await window.faultsOf(selector)).toEqual([]);

  for (const { name, language, dir, width, by } of [
    { name: 'Ada', language: 'en', dir: 'ltr', width: 1280, by: 'presses' },
    { name: 'Chie', language: 'ja', dir: 'ltr', width: 360, by: 'clicks' },
    { name: 'Omar', language: 'en', dir: 'rtl', width: 360, by: 'clicks' },
  ] as const)
    test(`a chat, from the queue to the survey and on: in ${language}, ${dir}, ${String(width)} px${by === 'presses' ? ', with a keyboard alone' : ''}`, { timeout: 240_000 }, async () => {
      const say = wordsOf(language);
      const ada = await office.visitor({ name, language, dir, width });
      const bo = await office.support('Bo');

      await ada[by]('button', say('panel.button'));
      await ada[by]('button', say('panel.footer.contact'));
      await ada[by]('button', startsWith(say('contact.channel.chat')));
      await ada.writes(say('form.field.summary'), 'Import stalls');
      await ada.writes(say('form.field.description'), 'At 40 per cent');
      await ada[by]('button', say('form.send.chat'));
      await ada.reads(say('chat.place', { place: 1 }));
      await isAccessible(ada, 'ask-help');

      await bo.presses('link', new RegExp(name));
      await bo.presses('button', 'Take over');
      await ada.reads(say('chat.with', { agent: 'Bo' }));
      await isAccessible(bo, 'agent-page');

      await ada.tabsTo('textbox', say('inbox.reply.message'));
      await ada.types('It stops — ここで止まる');
      await bo.reads('is typing');
      const there = await sends(ada, bo, 'ここで止まる 🙈');
      await bo.tabsTo('textbox', 'Your answer');
      await bo.types('Which');
      await ada.reads(say('inbox.message.typing', { name: 'Bo' }));
      const back = await sends(bo, ada, ' browser?');
      console.log(`Words were with the other side after ${String(there)} and ${String(back)} ms.`);
      expect(Math.max(there, back)).toBeLessThan(SOON);

      await ada[by]('button', say('inbox.reply.files'));
      await ada.gives('import.log', '12:00 import stalls');
      await ada.reads(say('form.files.ready'));
      await ada[by]('button', say('inbox.reply.sendMessage'));
      await bo.finds('button', /import\.log/);
      await isAccessible(ada, 'ask-help');

      const here = bo.page.url();
      await bo.page.goto('about:blank');
      await ada.tabsTo('textbox', say('inbox.reply.message'));
      await ada.types('Are you there?');
      await ada.key('Enter');
      await bo.page.goto(here);
      for (const words of ['At 40 per cent', /It stops — ここで止まるここで止まる 🙈/, 'Which browser?', 'Are you there?']) await bo.reads(words);

      await bo.presses('button', 'Close');
      await ada.reads(say('chat.over.closed'));
      await ada[by]('button', say('chat.toTicket'));
      await ada.reads(say('inbox.rating.title'));
      await isAccessible(ada, 'ask-help');
      await ada.clicks('radio', say('inbox.rating.4'));
      await ada[by]('button', say('inbox.rating.send'));
      await ada.reads(say('inbox.rating.thanks', { score: 4, word: say('inbox.rating.4') }));
      await ada[by]('button', say('inbox.ticket.reopen'));
      await ada[by]('button', say('inbox.ticket.continue'));
      await ada.reads(say('chat.meanwhile'));
      await bo.finds('button', 'Take over');
      await bo.reads('4 of 5');
    });

  test('a ticket by e-mail: the reply is counted, comes by itself, and the ticket is closed and rated', { timeout: 180_000 }, async () => {
    const say = wordsOf('en');
    const [ben, bo] = [await office.visitor({ name: 'Ben', width: 360 }), await office.support('Bo', 360)];
    await ben.clicks('button', 'Help');
    await ben.clicks('button', say('panel.footer.contact'));
    await ben.clicks('button', startsWith(say('contact.channel.email')));
    await ben.writes(say('form.field.summary'), 'No sound');
    await ben.writes(say('form.field.description'), 'Since Monday');
    await ben.clicks('button', say('form.send.email'));
    await ben.reads('Your ticket number is');
    await ben.clicks('button', say('panel.footer.inbox'));
    await ben.finds('button', /No sound/);

    await bo.presses('link', /Ben/);
    await answers(bo, 'Is it plugged in?');
    await ben.seenAfter('Support inbox 1 1 new reply', Date.now());
    await isAccessible(ben, 'ask-help');
    await ben.clicks('button', /No sound.*1 new reply/);
    await ben.reads('Is it plugged in?');
    await answers(bo, 'And is it on?');
    await ben.reads('And is it on?');
    await isAccessible(ben, 'ask-help');

    await ben.clicks('button', say('inbox.ticket.close'));
    await ben.reads(say('inbox.ticket.closed'));
    await ben.clicks('radio', say('inbox.rating.5'));
    await ben.clicks('button', say('inbox.rating.send'));
    await bo.reads('5 of 5');
    await isAccessible(bo, 'agent-page');
  });

  test('a call back at a time that was chosen: it is made, and the inbox says so', { timeout: 180_000 }, async () => {
    const say = wordsOf('en');
    const [eve, bo] = [await office.visitor({ name: 'Eve' }), await office.support('Bo')];
    await eve.clicks('button', 'Help');
    await eve.clicks('button', say('panel.footer.contact'));
    await eve.clicks('button', startsWith(say('contact.channel.callback')));
    await eve.writes(say('form.field.summary'), 'A long story');
    await eve.writes(say('form.field.description'), 'Easier told than written');
    await eve.writes(say('form.field.phone'), '+47 22 00 00 00');
    await eve.clicks('radio', say('form.call.choose'));
    await eve.finds('combobox', startsWith(say('form.call.time')));
    await isAccessible(eve, 'ask-help');
    await eve.clicks('button', say('form.send.callback'));
    await eve.clicks('button', say('form.receipt.ticket'));
    await eve.reads(say('form.call.card.standing.waiting'));

    await bo.presses('link', /Eve/);
    await bo.presses('button', 'Mark as called');
    await eve.reads(say('form.call.card.standing.called'));
    await isAccessible(eve, 'ask-help');
    await eve.clicks('button', say('panel.footer.inbox'));
    await eve.finds('button', /A long story.*The call was made/);
  });
});

const startsWith = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Types the end of some words and sends them; how long, in ms, until the other side sees it. */
async function sends(one: Window, other: Window, end: string): Promise<number> {
  await one.types(end);
  const began = Date.now();
  const seen = other.seenAfter(end.trim(), began);
  await one.key('Enter');
  return seen;
}

/** Answers a ticket, which Enter alone does not send. */
async function answers(bo: Window, words: string): Promise<void> {
  await bo.tabsTo('textbox', 'Your answer');
  await bo.types(words);
  await bo.presses('button', 'Send');
}
