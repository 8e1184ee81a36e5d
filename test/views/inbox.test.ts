import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import type { Ticket } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

const ticket = (number: number, more: Partial<Ticket> = {}): Ticket => ({
  id: `t${String(number)}`,
  number: String(number),
  reference: `r${String(number)}`,
  channel: 'email',
  premium: false,
  severity: 'standard',
  summary: `Ticket about ${String(number)}`,
  description: 'It stalls.',
  language: 'en',
  email: 'ada@example.com',
  custom: {},
  context: {},
  state: 'open',
  starred: false,
  unread: 0,
  created: '2026-11-20T08:00:00Z',
  updated: `2026-11-20T08:00:${String(number % 60).padStart(2, '0')}Z`,
  messages: [{ id: `m${String(number)}`, from: 'visitor', text: 'It stalls.', sent: '2026-11-20T08:00:00Z' }],
  ...more,
});

async function inbox(tickets: readonly Ticket[] | 'offline', options: object = {}): Promise<HelpPage> {
  const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend({ tickets }), ...options });
  await help.press('Support inbox');
  await help.at('Support inbox');
  return help;
}

const summaries = (help: HelpPage): string[] => help.all('.tickets .name').map((name) => name.textContent);

describe('the support inbox', () => {
  it('lists the tickets, the one that changed last first', async () => {
    const help = await inbox([ticket(1), ticket(3), ticket(2, { unread: 2 })]);
    await help.sees('Ticket about 1');
    expect(summaries(help)).to.deep.equal(['Ticket about 3', 'Ticket about 2', 'Ticket about 1']);
    expect(help.text).to.contain('2 new replies');
    await help.until(() => help.said.includes('3 tickets'), 'the count to be said');
    await expectAccessible(help);
  });

  it('filters by state and star, with counts', async () => {
    const help = await inbox([ticket(1), ticket(2, { state: 'closed' }), ticket(3, { starred: true })]);
    await help.press('Closed tickets 1');
    expect(summaries(help)).to.deep.equal(['Ticket about 2']);
    await help.press('Favourites 1');
    expect(summaries(help)).to.deep.equal(['Ticket about 3']);
    await help.press('Open 2');
    expect(summaries(help)).to.have.length(2);
    expect(help.control('Open 2').getAttribute('aria-pressed')).to.equal('true');
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

  it('shows a ticket with its messages, ours and theirs told apart by name', async () => {
    const answered = ticket(7, {
      messages: [
        { id: 'm1', from: 'visitor', text: 'It stalls.\nReally.', sent: '2026-11-20T08:00:00Z' },
        { id: 'm2', from: 'support', name: 'Kim', text: '<b>Try</b> again', sent: '2026-11-20T09:00:00Z' },
      ],
    });
    const help = await inbox([answered]);
    await help.press(/Ticket about 7/);
    await help.at('Ticket about 7');
    await help.sees('<b>Try</b> again');
    expect(help.text).to.contain('You').and.to.contain('Kim').and.to.contain('Ticket 7').and.to.contain('ada@example.com');
    expect(help.focused?.textContent).to.equal('Ticket about 7');
    await expectAccessible(help);
    await help.key('Escape');
    await help.at('Support inbox');
  });

  it('stays usable with hundreds of tickets', async () => {
    const help = await inbox(Array.from({ length: 300 }, (_, index) => ticket(index + 1)));
    await help.until(() => summaries(help).length === 300, 'all of them');
  });

  it('is not offered to somebody signed out', async () => {
    const help = await openHelp({ plan: 'starter', backend: memoryBackend() });
    await help.sees('Contact us');
    expect(help.has('Support inbox')).to.equal(false);
  });

  it('forgets one person’s tickets when another comes', async () => {
    const help = await inbox([ticket(1)]);
    await help.sees('Ticket about 1');
    Object.assign(help.element, { person: { id: 'ben' }, backend: memoryBackend() });
    await help.sees('Ask a question');
    expect(help.text).not.to.contain('Ticket about 1');
    await help.press('Support inbox');
    await help.sees('No tickets yet');
  });
});
