import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import type { AskSubmitEvent, AskSubmittedEvent } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { clearPage, openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

async function write(options: { channel?: 'email' | 'callback'; [property: string]: unknown } = {}): Promise<HelpPage> {
  const { channel = 'email', ...properties } = options;
  const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend(), ...properties });
  await help.element.signOut();
  await help.element.contact(channel);
  await help.sees('Issue summary');
  return help;
}

async function fill(help: HelpPage): Promise<void> {
  await help.type('Issue summary', 'Import stalls');
  await help.type('Description', 'At 40 per cent');
}

describe('writing a ticket', () => {
  it('begins with the person’s address, which can be changed', async () => {
    const help = await write();
    expect(help.field('E-mail').value).to.equal('ada@example.com');
    expect(help.field('E-mail').readOnly).to.equal(false);
    await expectAccessible(help);
  });

  it('takes the question that was asked as the summary', async () => {
    const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend() });
    await help.element.signOut();
    await help.element.ask('Why does my import stall?');
    await help.element.contact('email');
    await help.sees('Issue summary');
    expect(help.field('Issue summary').value).to.equal('Why does my import stall?');
  });

  it('says what is wrong beside the fields and above them, and goes to the first', async () => {
    const help = await write();
    help.field('E-mail').value = 'nobody';
    help.field('E-mail').dispatchEvent(new Event('input'));
    await help.press('Send message');
    expect(help.text).to.contain('3 fields need your attention');
    expect(help.text).to.contain('Write a full e-mail address');
    expect(help.focused === help.field('Issue summary')).to.equal(true);
    expect(help.field('Issue summary').getAttribute('aria-invalid')).to.equal('true');
    expect(help.one('#summary-fault').textContent).to.contain('Fill this in.');
    await expectAccessible(help);
    await help.type('Issue summary', 'I');
    expect(help.text).to.contain('2 fields need your attention');
  });

  it('coaches: what is written ticks the checks', async () => {
    const help = await write();
    expect(help.all('.ticked')).to.have.length(0);
    await help.type('Description', 'See https://kestrel.example/contacts');
    await help.until(() => help.all('.ticked').length === 1, 'a tick');
    expect(help.all('.ticked')[0]?.textContent).to.contain('Include a link').and.to.contain('done');
  });

  it('sends, gives the number and what to expect, and tells the host', async () => {
    const help = await write();
    const told: string[] = [];
    help.element.addEventListener('ask-submitted', (event: AskSubmittedEvent) => told.push(event.ticket.number));
    await fill(help);
    await help.press('Send message');
    await help.at('We have your message');
    expect(help.text).to.contain('Your ticket number is 1001').and.to.contain('usually within one business day').and.to.contain('ada@example.com');
    expect(told).to.deep.equal(['1001']);
    await expectAccessible(help);
    await help.press('See your ticket');
    await help.at('Import stalls');
    await help.press('Back');
    await help.press('Back');
    await help.sees('Ask a question');
  });

  it('keeps every word when sending fails, says so, and sends once it works', async () => {
    const fail: { tickets?: 'offline' | undefined } = { tickets: 'offline' };
    const help = await write({ backend: memoryBackend({ fail }) });
    await fill(help);
    await help.press('Send message');
    await help.sees('Not sent yet.');
    expect(help.said).to.contain('Not sent yet.');
    expect(help.field('Description').value).to.equal('At 40 per cent');
    await expectAccessible(help);
    fail.tickets = undefined;
    await help.press('Send again');
    await help.at('We have your message');
  });

  it('keeps the words across a reload, and offers to start over', async () => {
    const first = await write();
    await fill(first);
    await first.until(() => first.field('Description').value === 'At 40 per cent', 'the words');
    await new Promise((resolve) => setTimeout(resolve, 400));
    clearPage();
    const again = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
    await again.element.contact('email');
    await again.sees('We kept what you wrote last time.');
    expect(again.field('Description').value).to.equal('At 40 per cent');
    await again.press('Start over');
    expect(again.field('Description').value).to.equal('');
  });

  it('never shows one person’s words to another', async () => {
    const help = await write();
    await fill(help);
    (help.element as unknown as { person: unknown }).person = { id: 'ben', email: 'ben@example.com', seat: 'core' };
    await help.sees('Ask a question');
    await help.element.contact('email');
    await help.sees('Issue summary');
    expect(help.field('Issue summary').value).to.equal('');
    expect(help.field('E-mail').value).to.equal('ben@example.com');
  });

  it('lets the host add to a ticket before it is sent', async () => {
    const backend = memoryBackend();
    const help = await write({ backend, context: { page: '/contacts' } });
    help.element.addEventListener('ask-submit', (event: AskSubmitEvent) => {
      event.draft.custom = { build: '42' };
    });
    await fill(help);
    await help.press('Send message');
    await help.at('We have your message');
    const [ticket] = await backend.tickets.list();
    expect([ticket?.custom, ticket?.context]).to.deep.equal([{ build: '42' }, { page: '/contacts' }]);
  });

  it('lets the host send it by itself, and keeps the words', async () => {
    const backend = memoryBackend();
    const help = await write({ backend });
    help.element.addEventListener('ask-submit', (event) => event.preventDefault());
    await fill(help);
    await help.press('Send message');
    expect(await backend.tickets.list()).to.have.length(0);
    expect(help.field('Description').value).to.equal('At 40 per cent');
  });

  it('asks for a number to call back, and submits', async () => {
    const help = await write({ channel: 'callback' });
    expect(help.field('Phone number').value).to.equal('+4722000000');
    await fill(help);
    await help.press('Submit');
    await help.at('We will call you');
    expect(help.text).to.contain('We call +4722000000.');
  });

  it('tells a visitor whose language is not answered which one is', async () => {
    const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend(), attributes: { locale: 'nl' } });
    await help.element.contact('email');
    await help.until(() => help.all('select').length === 1, 'the form');
    expect([...help.one<HTMLSelectElement>('select').options].map((option) => option.value)).to.deep.equal(['en', 'fr', 'de', 'ja', 'pt', 'es']);
    expect(help.one('#language-help').textContent).to.contain('Engels');
  });

  it('leads to the channels where this one is not offered', async () => {
    const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend() });
    await help.element.contact('callback');
    await help.at('Contact us');
  });

  it('says that staff may look into the account where the host wants that', async () => {
    const help = await write({ notices: { staffAccess: true } });
    expect(help.text).to.contain('you allow our staff');
  });

  it('is prefilled by the host', async () => {
    const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend() });
    await help.element.signOut();
    await help.element.prefill({ summary: 'From the host', email: { value: 'fixed@example.com', readonly: true } });
    await help.element.contact('email');
    await help.sees('Issue summary');
    expect(help.field('Issue summary').value).to.equal('From the host');
    expect([help.field('E-mail').value, help.field('E-mail').readOnly]).to.deep.equal(['fixed@example.com', true]);
    expect(help.field('Issue summary').readOnly).to.equal(false);
  });
});
