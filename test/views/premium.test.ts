import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

const PREMIUM = {
  plan: 'enterprise',
  addOns: ['premium'],
  phone: { standard: '+1 555 0100', premium: '+1 555 0199' },
  links: { guaranteeExceptions: 'https://exceptions.example/', personalSettings: '/me' },
};

async function contact(options: object = {}): Promise<HelpPage> {
  const help = await openHelp({ person: ADA, backend: memoryBackend(), ...PREMIUM, ...options });
  await help.element.signOut();
  await help.element.contact();
  await help.at('Contact us');
  return help;
}

const names = (help: HelpPage, list: string): string[] => help.all(`${list} .name`).map((name) => name.textContent);

describe('premium support', () => {
  it('stands first under its own names, with the dedicated number at the bottom', async () => {
    const help = await contact();
    expect(names(help, '.channels')).to.deep.equal([
      'Premium e-mail support',
      'Premium phone support: ask for a call',
      'Premium phone support',
      'E-mail support',
      'Call back assistance',
    ]);
    expect(help.control('+1 555 0199').getAttribute('href')).to.equal('tel:+15550199');
    await expectAccessible(help);
  });

  it('tells a designated person which time is guaranteed, with its end and its exceptions', async () => {
    const help = await contact();
    await help.press(/^Premium e-mail support/);
    await help.sees('You will have a reply guaranteed within one hour');
    expect(help.control('Exceptions apply').getAttribute('href')).to.equal('https://exceptions.example/');
    help.field('This is business critical').click();
    await help.sees('guaranteed within 30 minutes');
    expect(help.text).to.contain('core processes are disrupted');
    await help.press('What counts');
    expect(help.text).to.contain('locked out').and.to.contain('What does not');
    await expectAccessible(help);
  });

  it('tells anybody else that nothing is guaranteed, before sending', async () => {
    const help = await contact({ person: { ...ADA, role: 'member' } });
    await help.press(/^Premium e-mail support/);
    await help.sees('No reply time is guaranteed for you: we aim for one business day');
  });

  it('sends what is critical as critical', async () => {
    const backend = memoryBackend();
    const help = await contact({ backend });
    await help.press(/^Premium e-mail support/);
    await help.type('Issue summary', 'Everything is down');
    await help.type('Description', 'Nobody can log in.');
    help.field('This is business critical').click();
    await help.press('Send message');
    await help.at('We have your message');
    const [ticket] = await backend.tickets.list();
    expect([ticket?.premium, ticket?.severity]).to.deep.equal([true, 'critical']);
    expect(help.text).to.contain('30 minutes');
  });

  it('has no critical box on a standard ticket', async () => {
    const help = await contact();
    await help.press(/^E-mail support/);
    await help.sees('Issue summary');
    expect(help.text).not.to.contain('business critical');
  });
});

describe('a channel that is closed', () => {
  it('is listed with its next opening, and cannot be pressed', async () => {
    const help = await contact({ addOns: [], hours: { callback: { weekly: { mon: ['00:00-00:01'] } }, phone: { weekly: {} } } });
    expect(names(help, '.closed')).to.deep.equal(['Call back assistance', 'Phone support']);
    expect(help.text).to.match(/Call back assistance opens /).and.to.contain('Phone support closed for now');
    expect(help.has(/^Call back assistance/)).to.equal(false);
    await expectAccessible(help);
  });
});

describe('a call back', () => {
  it('comes in the language of one’s own settings, and leads there', async () => {
    const help = await contact({ addOns: [], person: { ...ADA, language: 'ja' } });
    await help.press(/^Call back assistance/);
    await help.sees('We call you in Japanese, the language of your personal settings.');
    expect(help.control('Change it in your settings').getAttribute('href')).to.equal('/me');
  });
});

describe('in the mobile app', () => {
  it('there is e-mail, and the receipt points to the computer', async () => {
    const help = await contact({ surface: 'mobile-app' });
    expect(names(help, '.channels')).to.deep.equal(['E-mail support']);
    await help.press(/^E-mail support/);
    await help.type('Issue summary', 'In the app');
    await help.type('Description', 'It stalls.');
    await help.press('Send message');
    await help.at('We have your message');
    expect(help.text).to.contain('on your computer');
  });
});
