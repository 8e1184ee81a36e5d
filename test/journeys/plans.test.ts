import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { expectAccessible } from '../support/axe.js';
import { clearPage, openHelp, type HelpPage } from '../support/open-help.js';
import { signedIn, somebody } from '../support/signed-in.js';

const names = (help: HelpPage): string[] => help.all('.channels:not(.closed) .name').map((name) => name.textContent);

async function write(help: HelpPage, button: string): Promise<void> {
  await help.type('Issue summary', 'Import stalls');
  await help.type('Description', 'At 40 per cent');
  await help.press(button);
}

describe('somebody on', () => {
  beforeEach(() => setViewport({ width: 1280, height: 800 }));
  afterEach(clearPage);

  it('Free reads, and finds who to ask about the account, but nobody to write to', async () => {
    const help = await openHelp({ ...signedIn('free', somebody()), directory: { billing: { email: 'billing@example.com' } } });
    await help.sees('Support inbox');
    expect(help.has('Contact us')).to.equal(false);
    await help.press('Contact about your account');
    await help.press(/^Invoices/);
    await help.sees('billing@example.com');
    await expectAccessible(help);
  });

  it('Starter chats, or writes an e-mail', async () => {
    const help = await openHelp(signedIn('starter', somebody()));
    await help.press('Contact us');
    await help.until(() => names(help).join() === 'Chat with the team,E-mail support', 'chat and e-mail');
    await help.press(/^E-mail support/);
    await write(help, 'Send message');
    await help.at('We have your message');
  });

  it('Professional is called back', async () => {
    const help = await openHelp({ ...signedIn('professional', somebody()), phone: { standard: '+1 555 0100' } });
    await help.press('Contact us');
    await help.until(() => names(help).join() === 'Chat with the team,E-mail support,Call back assistance,Phone support', 'four channels');
    await help.press(/^Call back assistance/);
    await write(help, 'Submit');
    await help.at('We will call you');
  });

  it('Enterprise with premium has a guaranteed reply to what is critical', async () => {
    const help = await openHelp({ ...signedIn('enterprise', somebody(), { addOns: ['premium'] }), addOns: ['premium'], phone: { premium: '+1 555 0199' } });
    await help.press('Contact us');
    await help.press(/^Premium e-mail support/);
    await help.until(() => help.text.includes('guaranteed within one hour'), 'the guarantee');
    help.field('This is business critical').click();
    await write(help, 'Send message');
    await help.at('We have your message');
    expect(help.text).to.contain('30 minutes');
  });

  it('a new account without a seat is told so, and the server says the same to a page that claims otherwise', async () => {
    const person = { ...somebody(), seat: 'none' as const };
    const account = { created: '2024-03-05' };
    const told = await openHelp({ ...signedIn('starter', person, { account }), account });
    await told.press('Contact us');
    await told.press('Why don’t I see other ways?');
    await told.sees('Core, Sales or Service seat');

    const claims = await openHelp({ ...signedIn('starter', person, { account }), account: { created: '2020-01-01' } });
    await claims.press('Contact us');
    await claims.press(/^E-mail support/);
    await write(claims, 'Send message');
    await claims.sees('Core, Sales or Service seat');
    expect(claims.field('Description').value).to.equal('At 40 per cent');
  });
});
