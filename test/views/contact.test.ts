import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import type { AskContactEvent } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

async function contact(options: object = {}): Promise<HelpPage> {
  const help = await openHelp({ plan: 'professional', person: ADA, phone: { standard: '+1 555 0100' }, backend: memoryBackend(), ...options });
  await help.element.contact();
  await help.until(() => Boolean(help.heading) && !help.all('.waiting').length, 'the channels');
  return help;
}

const channels = (help: HelpPage): string[] => help.all('.channels .name').map((name) => name.textContent);

describe('contact', () => {
  for (const [plan, expected] of [
    ['starter', ['E-mail support']],
    ['professional', ['E-mail support', 'Call back assistance', 'Phone support']],
    ['enterprise', ['E-mail support', 'Call back assistance', 'Phone support']],
  ] as const)
    it(`lists the channels of ${plan} that the backend can serve, with the time to expect`, async () => {
      const help = await contact({ plan });
      expect(channels(help)).to.deep.equal(expected);
      expect(help.text).to.contain('usually within one business day');
      await expectAccessible(help);
    });

  it('explains what the plan does not include, behind one disclosure', async () => {
    const help = await contact({ plan: 'starter' });
    expect(help.text).not.to.contain('Not part of your plan.');
    await help.press('Why don’t I see other ways?');
    expect(help.text).to.contain('Call back assistance Not part of your plan.');
    await expectAccessible(help);
  });

  it('lists or hides what is denied, as the host wishes', async () => {
    const listed = await contact({ plan: 'starter', denied: 'list' });
    expect(listed.text).to.contain('Not part of your plan.');
    const hidden = await contact({ plan: 'starter', denied: 'hide' });
    expect(hidden.has('Why don’t I see other ways?')).to.equal(false);
  });

  it('sends a person without a seat to where seats are explained', async () => {
    const help = await contact({ person: { ...ADA, seat: 'none' }, account: { created: '2024-03-05' }, links: { seats: 'https://seats.example/' } });
    expect(channels(help)).to.deep.equal([]);
    await help.press('Why don’t I see other ways?');
    expect(help.text).to.contain('Core, Sales or Service seat');
    expect(help.control('About seats').getAttribute('href')).to.equal('https://seats.example/');
  });

  it('says in which language one is answered where it is not one’s own', async () => {
    const help = await contact({ attributes: { locale: 'nb' } });
    await help.sees('Kontakt oss');
    expect(help.text).to.contain('engelsk');
  });

  it('dials a phone number', async () => {
    const help = await contact();
    expect(help.control(/^Phone support/).getAttribute('href')).to.equal('tel:+15550100');
  });

  it('writes a number in one piece as people of its region read it, and dials the same', async () => {
    const help = await contact({ phone: { standard: '+4722000000' } });
    await help.sees('+47 22 00 00 00');
    expect(help.control(/^Phone support/).getAttribute('href')).to.equal('tel:+4722000000');
  });

  it('leads to the host’s own place where a channel has a link', async () => {
    const help = await contact({ plan: 'starter', plans: { starter: { channels: { chat: { link: 'https://chat.example/' } } } } });
    expect(help.control(/^Chat with the team/).getAttribute('href')).to.equal('https://chat.example/');
  });

  it('lets the host take over a channel', async () => {
    const help = await contact();
    const taken: string[] = [];
    help.element.addEventListener('ask-contact', (event: AskContactEvent) => {
      taken.push(event.offer.channel);
      event.preventDefault();
    });
    await help.press(/^E-mail support/);
    expect(taken).to.deep.equal(['email']);
    expect(help.heading).to.equal('Contact us');
  });

  it('follows the plan at once when the host changes it', async () => {
    const help = await contact({ plan: 'starter' });
    (help.element as unknown as { plan: string }).plan = 'professional';
    await help.sees('Call back assistance');
  });

  it('has no place on the free plan', async () => {
    const help = await openHelp({ plan: 'free', person: ADA, backend: memoryBackend() });
    await help.sees('Support inbox');
    expect(help.has('Contact us')).to.equal(false);
  });

  it('gives a host the same list', async () => {
    const help = await contact();
    expect((await help.element.offers()).map(({ channel, state }) => [channel, state])).to.deep.equal([
      ['email', 'offered'],
      ['callback', 'offered'],
      ['phone', 'offered'],
    ]);
  });
});
