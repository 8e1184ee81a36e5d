import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA, ARTICLES } from '../support/own-articles.js';

async function read(id: string, options: object = {}): Promise<HelpPage> {
  const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend({ articles: ARTICLES }), ...options });
  await help.element.openArticle(id);
  await help.until(() => help.all('.content, .trouble').length > 0, 'the article');
  return help;
}

describe('an article', () => {
  it('shows notes, nested lists and pictures with their words, under its own heading', async () => {
    const help = await read('import-contacts');
    expect(help.heading).to.equal('How do I import contacts?');
    expect(help.focused?.textContent).to.equal('How do I import contacts?');
    expect(help.one('.content ol ul li').textContent).to.equal('or press C');
    expect(help.one('.content blockquote').textContent).to.contain('Note');
    expect(help.one<HTMLImageElement>('.content img').alt).to.equal('The import button');
    expect(help.all('.content h3').map((heading) => heading.textContent)).to.deep.equal(['Steps']);
    await expectAccessible(help);
  });

  it('says when it was updated in the reader’s way, and what it is available with', async () => {
    const help = await read('import-contacts');
    expect(help.text).to.contain('Last updated: March 5, 2026').and.to.contain('Kestrel Core').and.to.contain('Starter and Professional');
  });

  it('says that a machine translated it, with a link to the English one', async () => {
    const help = await read('import-contacts', { attributes: { locale: 'nb' } });
    expect(help.heading).to.equal('Importer kontakter');
    expect(help.text).to.contain('2. januar 2026');
    await help.press('Les den engelske versjonen');
    await help.at('How do I import contacts?');
    // Who has chosen English needs not be told that there was no other.
    expect(help.all('[part=notice]')).to.have.length(0);
    await help.key('Escape');
    await help.at('Importer kontakter');
  });

  it('says to an English reader, too, that it is in another language', async () => {
    const help = await read('norsk', { backend: memoryBackend({ articles: [{ id: 'norsk', lang: 'nb', title: 'Norsk', body: 'Norsk.' }] }) });
    await help.sees('you see it in Norwegian Bokmål');
  });

  it('says that it is not in the reader’s language', async () => {
    const help = await read('export-contacts', { attributes: { locale: 'nb' } });
    await help.sees('engelsk');
    expect(help.all('[part=notice]')).to.have.length(1);
  });

  it('can do no harm', async () => {
    const help = await read('teeth');
    expect(help.text).to.contain('Hello').and.to.contain('press me');
    expect(help.all('.content :is(script, iframe, form, input, style, svg, [onclick], [onerror], [style], [id])')).to.have.length(0);
    expect(help.all('.content a[href]')).to.have.length(0);
    for (const element of help.all('.content *')) element.click();
    expect((window as { bitten?: unknown }).bitten).to.equal(undefined);
  });

  it('opens other sites in a new tab, without telling them where from', async () => {
    const help = await read('import-contacts');
    const link = help.control('another site');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).to.deep.equal(['_blank', 'noopener noreferrer']);
  });

  it('opens another article of the same help centre in the dialog, with a way back', async () => {
    const help = await read('import-contacts');
    await help.press('Export contacts');
    await help.at('Export contacts');
    await help.press('Back');
    await help.at('How do I import contacts?');
  });

  it('skips to its content', async () => {
    const help = await read('import-contacts');
    help.control('Skip to content').focus();
    await help.key('Enter');
    expect(help.focused === help.one('.content')).to.equal(true);
  });

  it('asks whether it helped, says what that is for, and takes the answer', async () => {
    const backend = memoryBackend({ articles: ARTICLES });
    const help = await read('import-contacts', { backend });
    expect(help.text).to.contain('This is feedback on the documentation only.');
    await help.press('No');
    await help.sees('Thank you for telling us.');
    expect(backend.feedback).to.deep.equal([{ on: 'article', id: 'import-contacts', language: 'en', helpful: false }]);
  });

  it('says that a word on it did not arrive, and takes it again', async () => {
    const fail: { knowledge?: 'server' | undefined } = {};
    const backend = memoryBackend({ articles: ARTICLES, fail });
    const help = await read('import-contacts', { backend });
    fail.knowledge = 'server';
    await help.press('No');
    await help.until(() => help.said.includes('That did not reach us.'), 'that to be said');
    fail.knowledge = undefined;
    await help.press('No');
    await help.sees('Thank you for telling us.');
    expect(backend.feedback).to.have.length(1);
  });

  it('that is not there says so', async () => {
    const help = await read('gone');
    expect(help.text).to.contain('This is no longer here.');
    await expectAccessible(help);
  });

  it('works placed in the page too, beside the panel’s own', async () => {
    const help = await openHelp({ backend: memoryBackend({ articles: ARTICLES }), inside: '<ask-article article-id="merge-contacts"></ask-article>' });
    await help.element.openArticle('export-contacts');
    await help.sees('Choose Export');
    const placed = help.element.querySelector('ask-article')!;
    await help.until(() => Boolean(placed.shadowRoot?.textContent?.includes('choose Merge')), 'the placed article');
  });
});
