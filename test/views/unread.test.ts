import { expect, fixtureCleanup } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import { openHelp } from '../support/open-help.js';

const ADA = { id: 'unread-ada', email: 'ada@example.com' };

/** A ticket as a browser sends it. */
const sent = {
  reference: 'r1', channel: 'email', premium: false, severity: 'standard', summary: 'Import stalls', description: 'At 40 per cent', language: 'en',
  email: 'ada@example.com', custom: {}, context: {},
} as const;

describe('the button', () => {
  afterEach(() => fixtureCleanup());

  it('says how many replies wait, in words too, until they are read or somebody signs out', async () => {
    const backend = memoryBackend();
    const { id } = await backend.tickets.create(sent, { key: 'k' });
    const help = await openHelp({ plan: 'starter', person: ADA, backend });
    const button = help.element.shadowRoot!.querySelector('button')!;
    const said = (): string => [...(button.getRootNode() as ShadowRoot).querySelectorAll('#unread')].map(({ textContent }) => textContent).join();
    const drawn = (): string | undefined => button.querySelector<HTMLElement>('.unread')?.dataset['count'];
    await help.until(() => help.element.matches(':state(open)'), 'an open panel');
    backend.support.say(id, 'Which browser?');
    backend.support.say(id, 'And which version?');
    await help.until(() => drawn() === '2', 'a 2 at the button');
    expect([said(), button.getAttribute('aria-describedby'), button.ariaLabel]).to.deep.equal(['2 new replies', 'unread', 'Help']);
    await help.element.signOut();
    await help.until(() => drawn() === undefined, 'no number at the button');
    expect([said(), button.hasAttribute('aria-describedby')]).to.deep.equal(['', false]);
  });
});
