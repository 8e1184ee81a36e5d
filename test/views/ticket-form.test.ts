import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import type { AskSubmitEvent, AskSubmittedEvent } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { clearPage, openHelp, putHelp, type HelpPage } from '../support/open-help.js';
import { ADA, ARTICLES as OWN_ARTICLES } from '../support/own-articles.js';

async function write(options: { channel?: 'email' | 'callback'; [property: string]: unknown } = {}): Promise<HelpPage> {
  const { channel = 'email', ...properties } = options;
  const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend(), ...properties });
  await help.element.signOut();
  await help.element.contact(channel);
  await help.sees('Issue summary');
  return help;
}

/** Chooses in a list, as somebody does. */
function choose(list: HTMLElement, value: string): void {
  (list as unknown as HTMLSelectElement).value = value;
  list.dispatchEvent(new Event('change'));
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

  it('that the host opens moves the focus once: whoever is in a field by then stays there', async () => {
    const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
    let begun = false;
    const begin = (event: Event): void => {
      if (begun || !(event.composedPath()[0] instanceof HTMLHeadingElement)) return;
      begun = true;
      help.field('Issue summary').focus();
    };
    help.one('ask-panel').shadowRoot!.addEventListener('focusin', begin);
    await help.element.contact('email');
    await help.until(() => begun, 'the focus to arrive');
    await help.settled();
    expect(help.focused === help.field('Issue summary')).to.equal(true);
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

  it('keeps every word when sending fails, says why and when it tries again, and sends once it works', async () => {
    const fail: { tickets?: 'offline' | undefined } = { tickets: 'offline' };
    const help = await write({ backend: memoryBackend({ fail }) });
    await fill(help);
    await help.press('Send message');
    await help.sees('Not sent yet.');
    expect(help.text).to.contain('You seem to be offline.').and.to.contain('It is kept on this device').and.to.match(/Next try in \d+ seconds?\./);
    expect(help.said).to.contain('Not sent yet.');
    expect(help.field('Description').value).to.equal('At 40 per cent');
    expect(help.focused?.textContent).to.contain('Not sent yet.');
    await expectAccessible(help);
    fail.tickets = undefined;
    await help.press('Try now');
    await help.at('We have your message');
  });

  it('takes a message back to change it, and the focus with it', async () => {
    const fail: { tickets?: 'offline' | undefined } = { tickets: 'offline' };
    const help = await write({ backend: memoryBackend({ fail }) });
    await fill(help);
    await help.press('Send message');
    await help.sees('Not sent yet.');
    expect(help.field('Description').matches(':disabled')).to.equal(true);
    help.control('Change it').focus();
    await help.press('Change it');
    await help.until(() => help.has('Send message'), 'the form');
    expect(help.focused === help.field('Issue summary')).to.equal(true);
    expect(help.field('Description').matches(':disabled')).to.equal(false);
    expect(help.field('Description').value).to.equal('At 40 per cent');
  });

  it('says why a message was refused, that every word is there, and what to do next', async () => {
    const fail: { tickets?: 'refused' | 'missing' | undefined } = { tickets: 'refused' };
    const help = await write({ backend: memoryBackend({ fail }), phone: { standard: '+15550100' } });
    await fill(help);
    await help.press('Send message');
    await help.sees('Your message could not be sent. This way to reach us is not open to you right now. Every word is still here.');
    expect(help.field('Description').value).to.equal('At 40 per cent');
    expect(help.focused?.textContent).to.contain('could not be sent');
    expect(help.has(/Phone support \+15550100/)).to.equal(true);
    await expectAccessible(help);
    await help.press('See other ways to reach us');
    await help.at('Contact us');
  });

  it('leads to the log-in where somebody has to log in first', async () => {
    const help = await write({ backend: memoryBackend({ fail: { tickets: 'signed-out' } }), links: { login: '/log-in' } });
    await fill(help);
    await help.press('Send message');
    await help.sees('Not sent yet: log in, then it goes.');
    expect(help.control('Log in').getAttribute('href')).to.contain('/log-in');
  });

  it('says once the draft is kept', async () => {
    const help = await write();
    expect(help.text).not.to.contain('Saved');
    await fill(help);
    await help.sees('Saved on this device');
  });

  it('keeps the words across a reload, and offers them without forcing them on anybody', async () => {
    const first = await write();
    await fill(first);
    await first.sees('Saved on this device');
    clearPage();
    const again = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
    await again.element.contact('email');
    await again.sees('You were writing something');
    expect(again.text).to.contain('Import stalls');
    expect(again.field('Description').value).to.equal('');
    await expectAccessible(again);
    await again.press('Go on with it');
    await again.until(() => again.field('Description').value === 'At 40 per cent', 'the words');
    await again.until(() => !again.text.includes('You were writing something'), 'the offer to go');
  });

  it('throws away what was written before, on a wish', async () => {
    const first = await write();
    await fill(first);
    await first.sees('Saved on this device');
    clearPage();
    const again = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
    await again.element.contact('email');
    await again.press('Throw it away');
    await again.until(() => !again.text.includes('You were writing something'), 'it to be gone');
  });

  it('shows what goes along, and leaves out what is not wanted', async () => {
    const backend = memoryBackend();
    const help = await write({ backend, context: { build: '42' } });
    await help.press('What goes along (2)');
    expect(help.text).to.contain(`${location.origin}${location.pathname}`).and.to.contain('42');
    await expectAccessible(help);
    help.one<HTMLInputElement>('#along-0').click();
    await help.until(() => help.has('What goes along (1)'), 'one less');
    await fill(help);
    await help.press('Send message');
    await help.at('We have your message');
    expect((await backend.tickets.list())[0]?.context).to.deep.equal({ build: '42' });
  });

  it('shows articles that may help while the summary is written, and keeps every word when one is read', async () => {
    const help = await write({ backend: memoryBackend({ articles: OWN_ARTICLES }) });
    await help.type('Description', 'At 40 per cent');
    await help.type('Issue summary', 'import contacts');
    await help.sees('These may help');
    expect(help.said).to.match(/\d articles? may help/);
    await expectAccessible(help);
    help.all('.similar [part=result]')[0]!.click();
    await help.until(() => help.all('ask-article').length > 0, 'the article');
    await help.press('Back');
    await help.until(() => help.all('textarea').length > 0, 'the form');
    expect(help.field('Issue summary').value).to.equal('import contacts');
    expect(help.field('Description').value).to.equal('At 40 per cent');
  });

  it('asks what the host wants to know, each in its own way, and only where it fits', async () => {
    const backend = memoryBackend();
    const fields = [
      { name: 'browser', label: { en: 'Browser', nb: 'Nettleser' }, type: 'choice', options: ['Chrome', { value: 'ff', label: 'Firefox' }], required: true },
      { name: 'version', label: 'Version', type: 'text', when: { field: 'browser', is: 'ff' }, required: true },
      { name: 'where', label: 'Where', type: 'multi', options: ['Work', 'Home'] },
      { name: 'since', label: 'Since', type: 'date', help: 'About' },
      { name: 'floor', label: 'Floor', type: 'text', required: true, when: { channel: 'callback' } },
    ];
    const help = await write({ backend, fields });
    await fill(help);
    expect(help.text).to.contain('Since (optional)').and.not.to.contain('Floor').and.not.to.contain('Version');
    await help.press('Send message');
    await help.sees('One field needs your attention');
    expect(help.focused === help.field('Browser')).to.equal(true);
    await expectAccessible(help);
    choose(help.field('Browser'), 'ff');
    await help.sees('Version');
    expect(help.text).not.to.contain('needs your attention');
    await help.type('Version', '130');
    choose(help.field('Browser'), 'Chrome');
    await help.until(() => !help.text.includes('Version'), 'the field to go');
    help.field('Work').click();
    await help.press('Send message');
    await help.at('We have your message');
    expect((await backend.tickets.list())[0]?.custom).to.deep.equal({ browser: 'Chrome', where: 'Work' });
  });

  it('keeps all of what a browser fills in at once', async () => {
    const backend = memoryBackend();
    const fields = [
      { name: 'version', label: 'Version', type: 'text' },
      { name: 'floor', label: 'Floor', type: 'text' },
    ];
    const help = await write({ backend, fields });
    await fill(help);
    for (const [label, text] of [['Version (optional)', '130'], ['Floor (optional)', '2']] as const) {
      const field = help.field(label);
      field.value = text;
      field.dispatchEvent(new InputEvent('input'));
    }
    await help.press('Send message');
    await help.at('We have your message');
    expect((await backend.tickets.list())[0]?.custom).to.deep.equal({ version: '130', floor: '2' });
  });

  it('stands in the page too, says what became of the message there, and begins another', async () => {
    const help = await putHelp({ plan: 'professional', person: ADA, backend: memoryBackend(), inside: '<ask-ticket-form channel="email"></ask-ticket-form>' });
    await help.element.signOut();
    const form = (): ShadowRoot => help.element.querySelector('ask-ticket-form')!.shadowRoot!;
    await help.until(() => Boolean(form()?.querySelector('#summary')), 'the form in the page');
    for (const [id, text] of [['summary', 'Import stalls'], ['description', 'At 40 per cent']] as const) {
      const field = form().querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = text;
      field.dispatchEvent(new Event('input'));
    }
    form().querySelector<HTMLElement>('[type=submit]')!.focus();
    form().querySelector<HTMLElement>('[type=submit]')!.click();
    await help.until(() => form().textContent.includes('Your ticket number is 1001'), 'the number');
    expect(form().activeElement?.textContent).to.contain('We have your message');
    form().querySelector<HTMLElement>('button')!.click();
    await help.until(() => Boolean(form().querySelector('#summary')), 'the form again');
    expect(form().querySelector<HTMLInputElement>('#summary')!.value).to.equal('');
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
