import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import type { AskAnswerEvent, AskFeedbackEvent } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA, ARTICLES } from '../support/own-articles.js';

async function ask(text: string, options: object = {}): Promise<HelpPage> {
  const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend({ articles: ARTICLES }), ...options });
  await help.element.ask(text);
  await help.at(text);
  return help;
}

describe('an answer', () => {
  it('shows the passage with its source, and says so', async () => {
    const help = await ask('How do I import contacts?');
    await help.sees('Open Contacts, choose Import and pick a file.');
    expect(help.has(/From.*How do I import contacts\?.*Contacts · Updated March 5, 2026/)).to.equal(true);
    await help.until(() => help.said.includes('Answer found in “How do I import contacts?”'), 'the answer to be said');
    expect(help.focused?.textContent).to.equal('How do I import contacts?');
    await expectAccessible(help);
  });

  it('is read while it is written, and said once it is there', async () => {
    const [answer] = ARTICLES.map(({ id, lang, title }) => ({ id, lang, title, excerpt: '', confidence: 1 }));
    let finish = (): void => undefined;
    const knowledge = {
      ...memoryBackend({ articles: ARTICLES }).knowledge,
      search: (_: string, { hear }: { readonly hear?: (soFar: object) => void }) =>
        new Promise((resolve) => {
          hear?.({ ...answer, passage: 'Open Contacts,' });
          finish = () => resolve({ answer: { ...answer, passage: 'Open Contacts, choose Import.' }, results: [] });
        }),
    };
    const help = await ask('How do I import contacts?', { backend: { knowledge } });
    await help.sees('Open Contacts,');
    expect(help.said.includes('Answer found')).to.equal(false);
    await expectAccessible(help);
    finish();
    await help.sees('Open Contacts, choose Import.');
    await help.until(() => help.said.includes('Answer found'), 'the answer to be said');
  });

  it('marks the words of the question', async () => {
    const help = await ask('How do I import contacts?');
    await help.sees('Open Contacts');
    expect(help.all('mark').map((mark) => mark.textContent)).to.include.members(['Contacts', 'Import']);
  });

  it('shows related results on demand, without the source itself', async () => {
    const help = await ask('How do I import contacts?');
    await help.press('See related results');
    await help.until(() => help.all('.results .row').length > 0, 'results');
    const rows = help.all('.results .row').map((row) => row.textContent);
    expect(rows.some((row) => row.includes('Export contacts'))).to.equal(true);
    expect(rows.some((row) => row.includes('How do I import'))).to.equal(false);
    expect(help.focused === help.one('.results .row')).to.equal(true);
  });

  it('opens its article', async () => {
    const help = await ask('How do I import contacts?');
    await help.press(/^From/);
    await help.at('How do I import contacts?');
    await help.sees('Last updated');
  });

  it('tells the backend and the host whether it helped, and says thanks', async () => {
    const backend = memoryBackend({ articles: ARTICLES });
    const help = await ask('How do I import contacts?', { backend });
    const told: unknown[] = [];
    help.element.addEventListener('ask-feedback', (event: AskFeedbackEvent) => told.push([event.on, event.id, event.helpful]));
    await help.press('Yes');
    await help.sees('Thank you for telling us.');
    expect(told).to.deep.equal([['answer', 'import-contacts', true]]);
    expect(backend.feedback).to.deep.equal([{ on: 'answer', id: 'import-contacts', language: 'en', helpful: true }]);
  });

  it('leads on when it did not help', async () => {
    const help = await ask('How do I import contacts?');
    await help.press('No');
    await help.sees('Thank you. We will make this better.');
    await help.until(() => help.all('.results .row').length > 0, 'related results');
  });

  it('says that a word on it did not arrive, and takes it again', async () => {
    const fail: { knowledge?: 'server' | undefined } = {};
    const backend = memoryBackend({ articles: ARTICLES, fail });
    const help = await ask('How do I import contacts?', { backend });
    await help.sees('Open Contacts');
    fail.knowledge = 'server';
    await help.press('Yes');
    await help.until(() => help.said.includes('That did not reach us.'), 'that to be said');
    expect(help.control('Yes').ariaPressed).to.equal('false');
    fail.knowledge = undefined;
    await help.press('Yes');
    await help.sees('Thank you for telling us.');
    expect(backend.feedback).to.have.length(1);
  });

  it('says so where it is in another language than the reader’s', async () => {
    const help = await ask('Merge two contacts', { attributes: { locale: 'nb' }, answers: { confidence: 0 } });
    await help.sees('Bare på engelsk');
    expect(help.one('.passage').lang).to.equal('en');
    await expectAccessible(help);
  });

  it('is not shown below the confidence that the host wants: a list is', async () => {
    const help = await ask('How do I import contacts?', { answers: { confidence: 1.1 } });
    await help.sees('articles found');
    expect(help.text).not.to.contain('Did this answer your question?');
  });
});

describe('a list', () => {
  it('shows articles with their words marked, and tells the host', async () => {
    const outcomes: unknown[] = [];
    const listen = (event: AskAnswerEvent): unknown => outcomes.push([event.outcome, event.articles.length > 0]);
    document.body.addEventListener('ask-answer', listen, { once: true });
    const help = await ask('contacts file');
    await help.sees('articles found');
    expect(outcomes).to.deep.equal([['list', true]]);
    await expectAccessible(help);
  });
});

describe('a list for a question that is spelled oddly', () => {
  it('offers the other spelling above it, and marks the words of both', async () => {
    const results = [{ id: 'merge', lang: 'en', title: 'Merge two contacts' }];
    const help = await ask('mreg contacts', { backend: { knowledge: { search: async () => ({ results, meant: 'merge contacts' }) } } });
    await help.sees('Did you mean “merge contacts”?');
    expect(help.all('.results mark').map((mark) => mark.textContent)).to.deep.equal(['Merge', 'contacts']);
  });
});

describe('nothing found', () => {
  it('says what was looked for and how to go on', async () => {
    const help = await ask('xyzzy');
    await help.sees('We found nothing for “xyzzy”.');
    await help.until(() => help.said.includes('We found nothing'), 'it to be said');
    expect(help.text).to.contain('We searched in English.');
    await help.press('Contact us');
    await help.at('Contact us');
  });

  it('says in which languages was looked', async () => {
    const help = await ask('xyzzy', { attributes: { locale: 'nb' } });
    await help.sees('Vi søkte på norsk bokmål og engelsk.');
  });

  it('offers the spelling that would match, and asks that', async () => {
    const search = async (text: string): Promise<object> => (text === 'merge' ? { results: [] } : { results: [], meant: 'merge' });
    const help = await ask('mreg', { backend: { knowledge: { search } } });
    await help.sees('We found nothing for “mreg”.');
    expect(help.text).not.to.contain('Try other words');
    await expectAccessible(help);
    await help.press('Did you mean “merge”?');
    await help.at('merge');
  });

  it('offers nobody to write to on the free plan', async () => {
    const help = await ask('xyzzy', { plan: 'free' });
    await help.sees('We found nothing');
    expect(help.has('Contact us')).to.equal(false);
  });
});

describe('a search that fails', () => {
  it('says so, offers to try again, and works once the backend does', async () => {
    const fail: { knowledge?: 'server' | undefined } = { knowledge: 'server' };
    const help = await ask('How do I import contacts?', { backend: memoryBackend({ articles: ARTICLES, fail }) });
    await help.sees('Something went wrong on our side.');
    await expectAccessible(help);
    fail.knowledge = undefined;
    await help.press('Try again');
    await help.sees('Open Contacts');
  });
});
