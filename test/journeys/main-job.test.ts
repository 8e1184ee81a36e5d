import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { expectAccessible } from '../support/axe.js';
import { clearPage, openHelp } from '../support/open-help.js';
import { signedIn, somebody } from '../support/signed-in.js';

/** What somebody asks in each language; Japanese has no articles of its own in the demo, and so is answered in English. */
const QUESTIONS = { en: 'How do I import contacts?', nb: 'Hvordan importerer jeg kontakter?', ja: 'import contacts' };

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Says any key of a language's catalogs, as the visitor of the journey reads it. */
async function wordsOf(language: string): Promise<(key: string) => string> {
  const parts = await Promise.all(
    ['panel', 'answer', 'article', 'contact', 'form'].map(async (part) => {
      const { default: tree } = (await import(`../../locales/${language}/${part}.json`)) as { default: Tree };
      return [part, tree] as const;
    }),
  );
  const all: Tree = Object.fromEntries(parts);
  return (key) => key.split('.').reduce<string | Tree>((tree, step) => (tree as Tree)[step]!, all) as string;
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
        const question = QUESTIONS[language];
        const person = somebody();
        const help = await openHelp({ ...signedIn('starter', person), attributes: { locale: language } });

        await help.type(say('panel.home.ask'), question);
        await help.key('Enter');
        await help.at(question);
        await help.until(() => help.all(language === 'ja' ? '.results .row' : '.passage').length > 0, 'what was found');
        await expectAccessible(help);
        if (language !== 'ja') {
          await help.press(say('answer.related'));
          await help.until(() => help.all('.results .row').length > 0, 'related results');
        }

        help.one('.source, .results .row').click();
        await help.sees(say('article.helpful'));
        if (language === 'nb') expect(help.text).to.contain(say('article.translated'));
        if (language === 'ja') expect(help.all('[part=notice]')).to.have.length(1);
        await expectAccessible(help);

        await help.press(say('panel.footer.contact'));
        await help.press(new RegExp(`^${say('contact.channel.email')}`));
        await help.sees(say('form.field.summary'));
        expect(help.field(say('form.field.summary')).value).to.equal(question);
        await help.type(say('form.field.description'), 'It stops at 40 per cent — ここで止まる 🙈');
        await expectAccessible(help);
        await help.press(say('form.send.email'));

        await help.until(() => help.has(say('form.receipt.ticket')), 'the receipt');
        const number = /\d{4,}/.exec(help.text)?.[0];
        expect(number).not.to.equal(undefined);
        await expectAccessible(help);
        await help.press(say('form.receipt.ticket'));
        await help.at(question);
        await help.sees('ここで止まる 🙈');
        await expectAccessible(help);

        // A new visit, as after a reload.
        clearPage();
        const again = await openHelp({ ...signedIn('starter', person), attributes: { locale: language } });
        await again.press(say('panel.footer.inbox'));
        await again.sees(number!);
        await expectAccessible(again);
      });
});
