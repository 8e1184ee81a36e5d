import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import type { ProblemKind } from '../../src/core/problem.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

/** Sends a message that does not get through, and goes home. */
async function waiting(fail: { tickets?: ProblemKind | undefined } = { tickets: 'offline' }): Promise<HelpPage> {
  const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend({ fail }) });
  await help.element.signOut();
  await help.element.contact('email');
  // The heading has the focus once the view has come; keys before that would go there.
  await help.until(() => help.focused?.textContent.trim() === 'Write to us', 'the heading to have the focus');
  await help.type('Issue summary', 'Import stalls');
  await help.type('Description', 'At 40 per cent');
  await help.press('Send message');
  await help.sees('Not sent yet');
  await help.press('Back');
  await help.sees('1 message is waiting to be sent');
  return help;
}

/** Does something while the clock on the wall is behind by so many days. */
async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const Now = Date;
  globalThis.Date = class extends Now {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [Now.now() - days * 86_400_000]) as [number]));
    }
  } as DateConstructor;
  try {
    return await work();
  } finally {
    globalThis.Date = Now;
  }
}

describe('a message that waits while its form is closed', () => {
  it('is told of on home and in the inbox, with how it stands', async () => {
    const help = await waiting();
    expect(help.text).to.contain('Import stalls').and.to.contain('Not sent yet.');
    await expectAccessible(help);
    await help.element.show('inbox');
    await help.at('Support inbox');
    expect(help.text).to.contain('1 message is waiting to be sent');
    await help.element.contact();
    await help.at('Contact us');
    expect(help.text).not.to.contain('1 message is waiting');
  });

  it('is tried again on a wish, and told of with its number once it is sent', async () => {
    const fail: { tickets?: ProblemKind | undefined } = { tickets: 'offline' };
    const help = await waiting(fail);
    fail.tickets = undefined;
    await help.press('Try now');
    await help.sees('“Import stalls” is sent. Your ticket number is 1001.');
    expect(help.said).to.contain('Your ticket number is 1001.');
    expect(help.text).not.to.contain('1 message is waiting');
    await expectAccessible(help);
    await help.press('See your ticket');
    await help.at('Import stalls');
    await help.press('Back');
    await help.sees('Ask a question');
    expect(help.text).not.to.contain('1001');
  });

  it('can be changed: its form opens with every word', async () => {
    const help = await waiting();
    await help.press(/^Change it/);
    await help.at('Write to us');
    await help.until(() => help.field('Description').value === 'At 40 per cent', 'the words');
    expect(help.has('Send message')).to.equal(true);
  });

  it('is told of when it comes back, with a way to it', async () => {
    const fail: { tickets?: ProblemKind | undefined } = { tickets: 'offline' };
    const help = await waiting(fail);
    fail.tickets = 'refused';
    await help.press('Try now');
    await help.sees('“Import stalls” could not be sent. It is a draft again.');
    await expectAccessible(help);
    await help.press('Look at it');
    await help.at('Write to us');
    await help.until(() => help.field('Description').value === 'At 40 per cent', 'the words');
    expect(help.text).to.contain('Your message could not be sent.');
  });

  it('is told of until one has seen it', async () => {
    const fail: { tickets?: ProblemKind | undefined } = { tickets: 'offline' };
    const help = await waiting(fail);
    fail.tickets = undefined;
    await help.press('Try now');
    await help.sees('Your ticket number is 1001.');
    await help.press('Dismiss');
    await help.until(() => !help.text.includes('1001'), 'it to go');
  });

  it('goes by key, and the focus goes back to the place above', async () => {
    const fail: { tickets?: ProblemKind | undefined } = { tickets: 'offline' };
    const help = await waiting(fail);
    fail.tickets = undefined;
    help.control('Try now').focus();
    await help.key('Enter');
    await help.sees('Your ticket number is 1001.');
    expect(help.focused).to.equal(help.one('[part=body]'));
    help.control('Dismiss').focus();
    await help.key('Enter');
    await help.until(() => !help.text.includes('1001'), 'it to go');
    expect(help.focused).to.equal(help.one('[part=body]'));
    await help.key('Escape');
    expect(help.element.hasAttribute('open')).to.equal(false);
  });

  it('that is a week old is sent on a wish, and the focus stays with it', async () => {
    const fail: { tickets?: ProblemKind | undefined } = { tickets: 'offline' };
    const help = await daysAgo(8, () => waiting(fail));
    await help.press('Try now');
    await help.sees('This has waited for more than a week. Do you still want to send it?');
    help.control('Send it').focus();
    await help.key('Enter');
    await help.until(() => !help.has('Send it'), 'it to be tried');
    expect(help.focused?.textContent).to.equal('1 message is waiting to be sent');
    fail.tickets = undefined;
    await help.press('Try now');
    await help.sees('Your ticket number is 1001.');
  });

  it('and goes meanwhile is told of once one sees it', async () => {
    const fail: { tickets?: ProblemKind | undefined } = { tickets: 'offline' };
    const help = await waiting(fail);
    await help.press('Contact us');
    await help.at('Contact us');
    fail.tickets = undefined;
    window.dispatchEvent(new Event('online'));
    await help.until(() => help.all('.news').length > 0, 'it to be sent');
    expect(help.said).not.to.contain('1001');
    await help.press('Back');
    await help.until(() => help.said.includes('Your ticket number is 1001.'), 'it to be said');
  });

  it('costs nobody anything who has none', async () => {
    const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
    await help.element.signOut();
    await help.sees('Ask a question');
    expect(help.one('[part=body]').nextElementSibling?.shadowRoot?.textContent ?? '').not.to.contain('waiting');
  });
});
