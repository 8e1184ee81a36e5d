import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { memoryBackend, type MemoryOptions } from '../../src/backends/memory.js';
import type { Ticket } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';
import { someTicket } from '../support/tickets.js';

async function inbox(tickets: readonly Ticket[] | 'offline' | 'signed-out', options: object = {}): Promise<HelpPage> {
  const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend({ tickets }), ...options });
  // What an earlier test has left in this browser is not this one's.
  await help.element.signOut();
  await help.press('Support inbox');
  await help.at('Support inbox');
  return help;
}

const summaries = (help: HelpPage): string[] => help.all('.tickets .name').map((name) => name.textContent);

describe('the support inbox', () => {
  it('lists the tickets, the one that changed last first', async () => {
    const help = await inbox([someTicket(1), someTicket(3), someTicket(2, { unread: 2 })]);
    await help.sees('Ticket about 1');
    expect(summaries(help)).to.deep.equal(['Ticket about 3', 'Ticket about 2', 'Ticket about 1']);
    expect(help.text).to.contain('2 new replies');
    await help.until(() => help.said.includes('3 tickets'), 'the count to be said');
    await expectAccessible(help);
  });

  it('says beside its title how much is unread', async () => {
    const help = await inbox([someTicket(1, { unread: 2 }), someTicket(2, { unread: 1 })]);
    await help.sees('Ticket about 1');
    const heading = help.one('h2');
    expect(help.one('h2 + .unread').textContent).to.equal('3');
    const described = (heading.getRootNode() as ShadowRoot).getElementById(heading.getAttribute('aria-describedby')!);
    expect(described?.textContent).to.equal('3 new replies');
  });

  it('filters by state and star, with counts', async () => {
    const help = await inbox([someTicket(1), someTicket(2, { state: 'closed' }), someTicket(3, { starred: true })]);
    await help.press('Closed tickets 1');
    expect(summaries(help)).to.deep.equal(['Ticket about 2']);
    await help.press('Favourites 1');
    expect(summaries(help)).to.deep.equal(['Ticket about 3']);
    await help.press('Open 2');
    expect(summaries(help)).to.have.length(2);
    expect(help.control('Open 2').getAttribute('aria-pressed')).to.equal('true');
  });

  it('finds tickets by their words, and says how many', async () => {
    const help = await inbox([someTicket(1), someTicket(2, { summary: 'Invoice of May' }), someTicket(3)]);
    await help.type('Search your tickets', 'invoice');
    expect(summaries(help)).to.deep.equal(['Invoice of May']);
    await help.until(() => help.said.includes('1 ticket'), 'the count to be said');
    await help.type('Search your tickets', ' elephant');
    await help.sees('Nothing found');
    expect(help.has('All 3')).to.equal(true);
    await expectAccessible(help);
  });

  it('says of chats and call-backs how they stand', async () => {
    const slot = { start: '2099-03-01T10:00:00Z', end: '2099-03-01T10:30:00Z' };
    const help = await inbox([
      someTicket(1, { channel: 'chat', standing: 'waiting', queue: { place: 2 } }),
      someTicket(2, { channel: 'chat', standing: 'active' }),
      someTicket(3, { channel: 'callback', standing: 'waiting', slot }),
      someTicket(4, { channel: 'callback', standing: 'waiting' }),
      someTicket(5, { channel: 'chat', standing: 'ended' }),
    ]);
    for (const said of ['Waiting, place 2', 'Chat in progress', 'We will call: Mar 1, 2099', 'We will call as soon as possible']) await help.sees(said);
    expect(help.all('.standing')).to.have.length(4);
  });

  it('leads to the chat of a chat that goes on, and to the ticket of one that is over', async () => {
    const help = await inbox([someTicket(1, { channel: 'chat', standing: 'active' }), someTicket(2, { channel: 'chat', standing: 'ended' })]);
    await help.press(/Ticket about 1/);
    await help.at('Chat with the team');
    await help.press('Back');
    await help.press(/Ticket about 2/);
    await help.at('Ticket about 2');
  });

  it('shows what comes while one looks at it, at its top, and the focus goes along with its ticket', async () => {
    const backend = memoryBackend({ tickets: [someTicket(1), someTicket(2)] });
    const help = await inbox([], { backend });
    await help.sees('Ticket about 1');
    help.control(/Ticket about 1/).focus();
    backend.support.say('t1', 'Try it again', { name: 'Kim' });
    await help.sees('Try it again');
    expect(summaries(help)).to.deep.equal(['Ticket about 1', 'Ticket about 2']);
    expect(help.focused?.textContent).to.contain('Ticket about 1').and.to.contain('1 new reply');
  });

  it('says what it is for while it is empty', async () => {
    const help = await inbox([]);
    await help.sees('No tickets yet');
    await expectAccessible(help);
  });

  it('says that it cannot be fetched, and offers to try again', async () => {
    const help = await inbox('offline');
    await help.sees('You seem to be offline.');
    expect(help.has('Try again')).to.equal(true);
    await expectAccessible(help);
  });

  it('is fetched again by key, with the focus at its title from then on', async () => {
    const fail: NonNullable<MemoryOptions['fail']> = { tickets: 'offline' };
    const help = await inbox([], { backend: memoryBackend({ tickets: [someTicket(1)], fail }) });
    for (const failure of ['offline', undefined] as const) {
      await help.until(() => help.has('Try again'), 'a way to try again');
      fail.tickets = failure;
      help.control('Try again').focus();
      await help.key('Enter');
      expect(help.focused?.textContent).to.equal('Support inbox');
    }
    await help.sees('Ticket about 1');
    await help.key('Escape');
    await help.sees('Ask a question');
  });

  it('shows the last known tickets where the backend cannot be asked, and says so', async () => {
    const fail: NonNullable<MemoryOptions['fail']> = {};
    const help = await inbox([], { backend: memoryBackend({ tickets: [someTicket(1)], fail }) });
    await help.sees('Ticket about 1');
    fail.tickets = 'offline';
    await help.press('Back');
    await help.press('Support inbox');
    await help.sees('You are offline. This is the last we know.');
    expect(summaries(help)).to.deep.equal(['Ticket about 1']);
    await expectAccessible(help);
  });

  it('leads to the log-in where the backend does not know who asks', async () => {
    const help = await inbox('signed-out', { links: { login: 'https://kestrel.example/login' } });
    await help.until(() => help.has('Log in'), 'a way to log in');
    expect(help.control('Log in').getAttribute('href')).to.equal('https://kestrel.example/login');
  });

  it('points to the desktop from the mobile app (R54)', async () => {
    const help = await inbox([someTicket(1)], { plan: 'professional', surface: 'mobile-app' });
    await help.sees('You follow your tickets on a computer');
    expect(summaries(help)).to.deep.equal([]);
    await expectAccessible(help);
  });

  it('stays usable with hundreds of tickets', async () => {
    const help = await inbox(Array.from({ length: 500 }, (_, index) => someTicket(index + 1)));
    await help.until(() => summaries(help).length === 500, 'all of them');
    const begun = performance.now();
    await help.type('Search your tickets', 'about 499');
    await help.until(() => summaries(help).length === 1, 'the one');
    expect(performance.now() - begun).to.be.lessThan(3000);
  });

  it('is not offered to somebody signed out', async () => {
    const help = await openHelp({ plan: 'starter', backend: memoryBackend() });
    await help.sees('Contact us');
    expect(help.has('Support inbox')).to.equal(false);
  });

  it('forgets one person’s tickets when another comes', async () => {
    const help = await inbox([someTicket(1)]);
    await help.sees('Ticket about 1');
    Object.assign(help.element, { person: { id: 'ben' }, backend: memoryBackend() });
    await help.sees('Ask a question');
    expect(help.text).not.to.contain('Ticket about 1');
    await help.press('Support inbox');
    await help.sees('No tickets yet');
  });

  it('keeps within a narrow, dark page that runs from right to left', async () => {
    await setViewport({ width: 360, height: 640 });
    await emulateMedia({ colorScheme: 'dark' });
    document.documentElement.dir = 'rtl';
    document.documentElement.style.colorScheme = 'light dark';
    try {
      const help = await inbox([someTicket(1, { unread: 3, starred: true, summary: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(3) })]);
      await help.sees('3 new replies');
      const row = help.one('.tickets .row').getBoundingClientRect();
      expect(row.left).to.be.at.least(0);
      expect(row.right).to.be.at.most(360);
      await expectAccessible(help);
    } finally {
      document.documentElement.removeAttribute('dir');
      document.documentElement.removeAttribute('style');
      await emulateMedia({ colorScheme: 'light' });
      await setViewport({ width: 800, height: 600 });
    }
  });
});
