import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { expectAccessible } from '../support/axe.js';
import { clearPage, openHelp } from '../support/open-help.js';
import { signedIn, somebody } from '../support/signed-in.js';

const en = {
  ask: 'Ask a question',
  question: 'How do I import contacts?',
  related: 'See related results',
  helpful: 'Was this article helpful?',
  translated: undefined,
  contact: 'Contact us',
  email: /^E-mail support/,
  summary: 'Issue summary',
  description: 'Description',
  send: 'Send message',
  ticket: 'See your ticket',
  inbox: 'Support inbox',
};

/** The story in the words of each language; Japanese has no articles of its own in the demo, and so reads the English ones. */
const WORDS = {
  en,
  nb: {
    ask: 'Still et spørsmål',
    question: 'Hvordan importerer jeg kontakter?',
    related: 'Se relaterte resultater',
    helpful: 'Var denne artikkelen nyttig?',
    translated: 'automatisk',
    contact: 'Kontakt oss',
    email: /^E-poststøtte/,
    summary: 'Problemoversikt',
    description: 'Beskrivelse',
    send: 'Send melding',
    ticket: undefined,
    inbox: 'Support-innboks',
  },
  ja: { ...en, ask: undefined, related: undefined, helpful: undefined, contact: undefined, email: undefined, summary: undefined, description: undefined, send: undefined, ticket: undefined, inbox: undefined },
} as const;

type Catalog = Record<string, string> & Record<string, Record<string, string>>;

/** A word as the catalog has it, where the mission does not fix it. */
async function wordsOf(language: 'en' | 'nb' | 'ja'): Promise<Record<keyof typeof en, string>> {
  const load = async (part: string): Promise<Catalog> => ((await import(`../../locales/${language}/${part}.json`)) as { default: Catalog }).default;
  const [panel, answer, article, contact, form] = await Promise.all(['panel', 'answer', 'article', 'contact', 'form'].map(load));
  const deep = form as unknown as Record<'field' | 'send' | 'receipt', Record<string, string>>;
  return {
    ask: panel!['home']!['ask']!,
    question: WORDS[language].question,
    related: answer!['related'] as unknown as string,
    helpful: article!['helpful'] as unknown as string,
    translated: WORDS[language].translated ?? '',
    contact: panel!['footer']!['contact']!,
    email: contact!['channel']!['email']!,
    summary: deep.field['summary']!,
    description: deep.field['description']!,
    send: deep.send['email']!,
    ticket: deep.receipt['ticket']!,
    inbox: panel!['footer']!['inbox']!,
  };
}

describe('the main job', () => {
  afterEach(async () => {
    clearPage();
    await setViewport({ width: 1280, height: 800 });
  });

  for (const language of ['en', 'nb', 'ja'] as const)
    for (const width of [1280, 360])
      it(`leads from a question to a ticket in the inbox, in ${language} at ${String(width)} px`, async () => {
        await setViewport({ width, height: 740 });
        const say = await wordsOf(language);
        const person = somebody();
        const help = await openHelp({ ...signedIn('starter', person), attributes: { locale: language } });

        await help.type(say.ask, say.question);
        await help.key('Enter');
        await help.at(say.question);
        if (language !== 'ja') {
          await help.until(() => help.all('.passage').length > 0, 'an answer');
          await expectAccessible(help);
          await help.press(say.related);
          await help.until(() => help.all('.results .row').length > 0, 'related results');
          help.one('.source').click();
        } else {
          await help.until(() => help.all('.passage, .results .row').length > 0, 'what was found');
          help.one('.source, .results .row').click();
        }

        await help.sees(say.helpful);
        if (say.translated) expect(help.text).to.contain(say.translated);
        await expectAccessible(help);

        await help.press(say.contact);
        await help.sees(say.email);
        await help.press(new RegExp(`^${say.email}`));
        await help.sees(say.summary);
        expect(help.field(say.summary).value).to.equal(say.question);
        expect(help.field(say.description).value).to.equal('');
        await help.type(say.description, 'It stops at 40 per cent — ここで止まる 🙈');
        await help.press(say.send);

        await help.until(() => help.has(say.ticket), 'the receipt');
        const number = /\d{4,}/.exec(help.text)?.[0] ?? '';
        expect(number).not.to.equal('');
        await expectAccessible(help);
        await help.press(say.ticket);
        await help.at(say.question);
        await help.sees('ここで止まる 🙈');
        await expectAccessible(help);

        // A new visit, as after a reload.
        clearPage();
        const again = await openHelp({ ...signedIn('starter', person), attributes: { locale: language } });
        await again.press(say.inbox);
        await again.sees(number);
        await expectAccessible(again);
      });
});
