import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA, ARTICLES } from '../support/own-articles.js';

const ASK = 'Ask a question';

const open = (options: object = {}): Promise<HelpPage> =>
  openHelp({
    plan: 'starter',
    person: ADA,
    backend: memoryBackend({ articles: ARTICLES }),
    suggestions: [{ question: 'How do I import contacts?' }, { question: 'How do I merge?', pages: ['/elsewhere/*'] }],
    links: { knowledgeBase: '/kb', community: 'https://community.example/', developers: '', login: '/login-help' },
    ...options,
  });

describe('home', () => {
  it('puts the focus in the question field', async () => {
    const help = await open();
    expect(help.focused === help.field(ASK)).to.equal(true);
  });

  it('suggests the questions of this page, and not those of another', async () => {
    const help = await open();
    await help.sees('How do I import contacts?');
    expect(help.text).not.to.contain('How do I merge?');
  });

  it('asks a suggested question when it is chosen', async () => {
    const help = await open();
    await help.press('How do I import contacts?');
    await help.at('How do I import contacts?');
  });

  it('has links for everybody, in a new tab, and leaves out those the host has none for', async () => {
    const help = await open();
    expect(help.control(/^Community/).getAttribute('target')).to.equal('_blank');
    expect(help.control(/^Community/).getAttribute('rel')).to.equal('noopener noreferrer');
    expect(help.has(/^Knowledge base/)).to.equal(true);
    expect(help.has(/^Developer community/)).to.equal(false);
  });

  it('lists articles while one types, and says how many', async () => {
    const help = await open();
    await help.type(ASK, 'merge');
    await help.sees('Merge two contacts');
    await help.until(() => /1 result/.test(help.said), 'the count to be said');
    await expectAccessible(help);
  });

  it('opens an article by arrow key and Enter, and nothing is chosen before', async () => {
    const help = await open();
    await help.type(ASK, 'merge');
    await help.sees('Merge two contacts');
    const field = help.field(ASK);
    expect(field.getAttribute('aria-activedescendant')).to.equal(null);
    await help.key('ArrowDown');
    const active = field.getAttribute('aria-activedescendant');
    expect(help.one(`#${String(active)}`).getAttribute('aria-selected')).to.equal('true');
    await help.key('Enter');
    await help.at('Merge two contacts');
  });

  it('goes round the list by way of the field', async () => {
    const help = await open();
    await help.sees('How do I import contacts?');
    await help.key('ArrowUp');
    expect(help.field(ASK).getAttribute('aria-activedescendant')).to.equal('option-0');
    await help.key('ArrowDown');
    expect(help.field(ASK).getAttribute('aria-activedescendant')).to.equal(null);
  });

  it('empties the field at the first Esc and closes at the second', async () => {
    const help = await open();
    await help.type(ASK, 'merge');
    await help.key('Escape');
    expect(help.field(ASK).value).to.equal('');
    expect(help.element.open).to.equal(true);
    await help.key('Escape');
    expect(help.element.open).to.equal(false);
  });

  it('says that the knowledge base fails, and keeps what was typed', async () => {
    const help = await open({ backend: memoryBackend({ articles: 'offline' }) });
    await help.type(ASK, 'merge');
    await help.sees('You seem to be offline');
    expect(help.field(ASK).value).to.equal('merge');
  });

  it('asks nothing when the field is empty', async () => {
    const help = await open();
    await help.key('Enter');
    expect(help.field(ASK) === help.focused).to.equal(true);
  });

  it('is accessible', async () => {
    await expectAccessible(await open());
  });
});
