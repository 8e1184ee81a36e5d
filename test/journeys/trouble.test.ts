import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { expectAccessible } from '../support/axe.js';
import { clearPage, openHelp } from '../support/open-help.js';
import { signedIn, somebody } from '../support/signed-in.js';

describe('when things go wrong', () => {
  afterEach(clearPage);

  it('keeps every word when the server dies between opening and sending, and sends one ticket once it is back', async () => {
    const person = somebody();
    const help = await openHelp(signedIn('starter', person));
    await help.press('Contact us');
    await help.press(/^E-mail support/);
    await help.type('Issue summary', 'Import stalls');
    await help.type('Description', 'At 40 per cent');
    await executeServerCommand('server', 'stop');
    await help.press('Send message');
    await help.sees('Not sent yet.');
    expect(help.field('Issue summary').value).to.equal('Import stalls');
    expect(help.field('Description').value).to.equal('At 40 per cent');
    await expectAccessible(help);

    await executeServerCommand('server', 'start');
    await help.press('Try now');
    await help.at('We have your message');
    await help.press('Support inbox');
    await help.until(() => help.all('.tickets .row').length > 0, 'the ticket');
    expect(help.all('.tickets .row')).to.have.length(1);
  });

  it('finds the tickets again after the server was restarted', async () => {
    const person = somebody();
    const help = await openHelp(signedIn('starter', person));
    await help.press('Contact us');
    await help.press(/^E-mail support/);
    await help.type('Issue summary', 'Kept on disk');
    await help.type('Description', 'Really');
    await help.press('Send message');
    await help.at('We have your message');
    await executeServerCommand('server', 'restart');
    await help.press('Support inbox');
    await help.sees('Kept on disk');
  });

  it('says so when nothing can be found because the backend is not there, and still opens', async () => {
    const help = await openHelp({ plan: 'starter', endpoint: '/nowhere' });
    await help.element.ask('How do I import contacts?');
    await help.until(() => help.all('.trouble').length > 0, 'the trouble');
    expect(help.has('Try again')).to.equal(true);
    await expectAccessible(help);
  });

  it('shows the server’s reason when it decides otherwise than the page claims, without losing a word', async () => {
    const person = { ...somebody(), seat: 'none' as const };
    const claims = signedIn('free', person);
    // The page shows e-mail; the server knows this person's plan to be free.
    const help = await openHelp({ ...claims, plan: 'starter' });
    await help.press('Contact us');
    await help.press(/^E-mail support/);
    await help.type('Issue summary', 'Let me in');
    await help.type('Description', 'Please');
    await help.press('Send message');
    await help.sees('Not part of your plan.');
    expect(help.field('Description').value).to.equal('Please');
  });
});
