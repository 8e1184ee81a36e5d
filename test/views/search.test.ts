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
    await help.until(() => /1 article found/.test(help.said), 'the count to be said');
    await expectAccessible(help);
  });

  it('shows of a result what fits, where it stands and how new it is', async () => {
    const help = await open();
    await help.type(ASK, 'import cont');
    await help.sees('Contacts · Updated March 5, 2026');
    expect(help.all('.name mark').slice(0, 2).map((mark) => mark.textContent)).to.deep.equal(['import', 'contacts']);
  });

  it('names the language of an article that the reader’s has none of', async () => {
    const help = await open({ attributes: { locale: 'nb' } });
    await help.type('Still et spørsmål', 'merge');
    await help.sees('Bare på engelsk');
    expect(help.one('.name').lang).to.equal('en');
  });

  it('says once typing rests how much there is, and not with every letter', async () => {
    const help = await open();
    const said: string[] = [];
    const regions = help.all('ask-search [role=status], [role=status]');
    const watch = new MutationObserver(() => said.push(help.said));
    for (const region of regions) watch.observe(region, { childList: true, characterData: true, subtree: true });
    for (const letter of 'contacts') await help.type(ASK, letter);
    await help.until(() => help.said.includes('3 articles found'), 'the count to be said');
    watch.disconnect();
    expect(said.filter((sentence) => sentence.includes('found'))).to.deep.equal(['3 articles found']);
  });

  it('offers the spelling that would match, to ask that', async () => {
    const backend = memoryBackend({ articles: ARTICLES });
    const knowledge = { ...backend.knowledge, search: async (text: string) => (text === 'merge' ? { results: [] } : { results: [], meant: 'merge' }) };
    const help = await open({ backend: { ...backend, knowledge } });
    await help.type(ASK, 'mreg');
    await help.sees('No articles yet. Press Enter to ask.');
    await help.press('Did you mean “merge”?');
    await help.at('merge');
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

  it('offers what was asked on this visit again, below what is suggested and under a name of its own', async () => {
    const help = await open();
    for (const text of ['merge', 'export', 'How do I import contacts?']) {
      await help.element.ask(text);
      await help.at(text);
    }
    await help.element.show('home');
    await help.key('Escape');
    await help.sees('Recent questions');
    await help.sees('Suggested questions');
    expect(help.all('[role=option]').map((option) => option.textContent.trim())).to.deep.equal(['How do I import contacts?', 'export', 'merge']);
    expect(help.all('[role=group]').map((group) => help.one(`#${group.getAttribute('aria-labelledby')!}`).textContent)).to.deep.equal(['Suggested questions', 'Recent questions']);
    await expectAccessible(help);
    await help.press('merge');
    await help.at('merge');
  });

  it('suggests the questions of the page that a single-page application has moved to', async () => {
    const help = await open();
    await help.sees('How do I import contacts?');
    const before = location.href;
    try {
      history.pushState(null, '', '/elsewhere/now');
      await help.sees('How do I merge?');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('says that the knowledge base fails, keeps what was typed, and leads to people or to another try', async () => {
    const fail: { knowledge?: 'server' | undefined } = { knowledge: 'server' };
    const help = await open({ backend: memoryBackend({ articles: ARTICLES, fail }) });
    await help.type(ASK, 'merge');
    await help.sees('Something went wrong on our side.');
    expect([help.field(ASK).value, help.one('[role=alert]').textContent.includes('Something went wrong')]).to.deep.equal(['merge', true]);
    await expectAccessible(help);
    fail.knowledge = undefined;
    await help.press('Try again');
    await help.sees('Merge two contacts');
    fail.knowledge = 'server';
    await help.type(ASK, 'x');
    await help.until(() => help.all('.primary').length > 0, 'the way to people');
    help.one('.primary').click();
    await help.at('Contact us');
  });

  it('looks again by itself when the page is back online', async () => {
    const fail: { knowledge?: 'offline' | undefined } = { knowledge: 'offline' };
    const help = await open({ backend: memoryBackend({ articles: ARTICLES, fail }) });
    await help.type(ASK, 'merge');
    await help.sees('You seem to be offline');
    fail.knowledge = undefined;
    window.dispatchEvent(new Event('online'));
    await help.sees('Merge two contacts');
  });

  it('says that it is looking where that takes long, and lets one type on', async () => {
    const backend = memoryBackend({ articles: ARTICLES });
    const help = await open({ backend: { ...backend, knowledge: { ...backend.knowledge, search: () => new Promise(() => {}) } } });
    await help.type(ASK, 'mer');
    await help.until(() => help.said.includes('Looking for an answer…'), 'it to be said');
    await help.type(ASK, 'ge');
    expect(help.field(ASK).value).to.equal('merge');
    await expectAccessible(help);
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
