import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

const ABOUT = 'Contact about your account';
const AGAIN = 'Choose another goal';

const directory = {
  support: { email: 'help@example.com' },
  'customer-success': { name: 'Customer happiness', email: 'success@example.com', phone: '+1 555 0104', link: '/book' },
  billing: { email: 'billing@example.com' },
};

/** Today, some days on, as an ISO day. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function account(options: object = {}): Promise<HelpPage> {
  const help = await openHelp({ plan: 'professional', person: ADA, directory, backend: memoryBackend(), ...options });
  await help.press(ABOUT);
  await help.at(ABOUT);
  return help;
}

const href = (help: HelpPage, name: string | RegExp): string | null => help.control(name).getAttribute('href');

describe('contact about the account', () => {
  for (const [who, options] of [
    ['on Free', { plan: 'free' }],
    ['signed out', { plan: undefined, person: undefined }],
    ['on Starter', { plan: 'starter' }],
    ['on Enterprise', { plan: 'enterprise' }],
    ['without a backend', { backend: {} }],
  ] as const)
    it(`stands on home for somebody ${who}, and leads to a team`, async () => {
      const help = await account(options);
      await help.press(/^Invoices/);
      await help.at('Billing');
      expect(href(help, /^Write an e-mail/)).to.equal('mailto:billing@example.com');
    });

  it('lists what it may be about', async () => {
    const help = await account();
    expect(help.all('.goals button')).to.have.length(8);
    expect(help.focused?.textContent).to.equal(ABOUT);
    await expectAccessible(help);
  });

  it('is reached from the channels too', async () => {
    const help = await openHelp({ plan: 'starter', person: ADA, backend: memoryBackend() });
    await help.element.contact();
    await help.press(ABOUT);
    await help.at(ABOUT);
  });

  it('is shown where the host asks for it', async () => {
    const help = await openHelp({ backend: memoryBackend() });
    await help.element.show('account');
    await help.at(ABOUT);
  });

  it('says who helps, why, and every way to reach them', async () => {
    const help = await account();
    await help.press(/^I’m not sure/);
    await help.at('Customer happiness');
    expect(help.text).to.contain('passes you on to the right person');
    expect(href(help, /^Write an e-mail/)).to.equal('mailto:success@example.com');
    expect(href(help, /^Call/)).to.equal('tel:+15550104');
    expect(help.control(/^Go to their page/).getAttribute('target')).to.equal('_blank');
    await expectAccessible(help);
  });

  it('names the person who looks after the account', async () => {
    const help = await account({ account: { contacts: { 'customer-success': { name: 'Kim', email: 'kim@example.com' } } } });
    await help.press(/^Get more out of my account/);
    await help.at('Kim');
    expect(help.text).to.contain('Your customer success manager');
    expect(href(help, /^Write an e-mail/)).to.equal('mailto:kim@example.com');
    expect(help.has(/^Call/)).to.equal(false);
  });

  it('leads to the team, or support, where nobody knows who that is', async () => {
    const help = await account();
    await help.press(/^Get more out of my account/);
    await help.at('Customer happiness');
    expect(help.text).to.contain('Or ask support');
    expect(help.has('Contact us')).to.equal(true);
    await expectAccessible(help);
  });

  it('says the day a contract renews', async () => {
    const renews = inDays(30);
    const help = await account({ account: { renews }, directory: { contracts: { email: 'contracts@example.com' } } });
    await help.press('Renew my contract');
    await help.at('Contract management');
    expect(help.text).to.contain(new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(renews)));
  });

  it('promises nothing for a trial', async () => {
    const help = await account({ plan: 'free', account: { trialStarted: inDays(-20) }, directory: { sales: { email: 'sales@example.com' } } });
    await help.press('Extend or restart a trial');
    await help.at('Sales');
    expect(help.text).to.contain('Your trial ended on').and.to.contain('We cannot promise');
    await expectAccessible(help);
  });

  it('moves the focus to what was found, which is read out once, with why', async () => {
    const help = await account();
    await help.press(/^Invoices/);
    await help.at('Billing');
    await help.until(() => help.focused?.textContent === 'Billing', 'the heading to have the focus');
    expect(help.one(`#${String(help.focused!.getAttribute('aria-describedby'))}`).textContent).to.contain('Billing looks after invoices');
    expect(help.said).to.equal('');
  });

  it('goes back to the goals where one chose, by its own button and by Esc', async () => {
    const help = await account();
    for (const back of [() => help.press(AGAIN), () => help.key('Escape')]) {
      await help.press(/^Invoices/);
      await help.at('Billing');
      await back();
      await help.at(ABOUT);
      await help.until(() => /^\s*Invoices/.test(help.focused?.textContent ?? ''), 'the goal chosen to have the focus');
    }
    await help.key('Escape');
    await help.sees('Ask a question');
  });

  describe('where the host tells no address', () => {
    it('sends one to support, by the channels and the address there are', async () => {
      const help = await account({ directory: { support: { email: 'help@example.com' } } });
      await help.press('Buy something new');
      await help.at('Sales');
      expect(help.text).to.contain('Support passes your question on.');
      expect(href(help, /^Write an e-mail/)).to.equal('mailto:help@example.com');
      await help.press('Contact us');
      await help.at('Contact us');
    });

    it('says so, and shows what is there for everybody', async () => {
      const help = await account({ plan: 'free', directory: {}, links: { community: 'https://community.example/' } });
      await help.press('Buy something new');
      await help.at('Sales');
      expect(help.text).to.contain('You will find one on our website.');
      expect(href(help, /^Community/)).to.equal('https://community.example/');
      await help.press(AGAIN);
      await help.press('Get help with using the tools');
      await help.at('Support');
      expect(help.text).to.contain('The knowledge base and the community');
      await expectAccessible(help);
    });
  });

  it('shows the channels of support for the use of the tools', async () => {
    const help = await account();
    await help.press('Get help with using the tools');
    await help.at('Support');
    expect(help.all('.ways .name').map((name) => name.textContent)).to.deep.equal(['Contact us', 'Write an e-mail']);
  });

  it('follows what the host changes while it is shown', async () => {
    const help = await account();
    await help.press(/^Invoices/);
    await help.at('Billing');
    Object.assign(help.element, { directory: { billing: { name: 'Bookkeeping' } } });
    await help.at('Bookkeeping');
  });

  it('never follows an address that is not safe', async () => {
    const help = await account({ directory: { sales: { link: 'javascript:alert(1)', email: 'sales@example.com' } } });
    await help.press('Buy something new');
    await help.at('Sales');
    expect(help.has(/^Go to their page/)).to.equal(false);
  });

  it('speaks the visitor’s language', async () => {
    const help = await openHelp({ attributes: { locale: 'nb' }, plan: 'starter', directory, backend: memoryBackend() });
    await help.press('Kontakt om kontoen din');
    await help.press(/^Fakturaer/);
    await help.at('Fakturering');
    await expectAccessible(help);
  });
});
