import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import type { Backend } from '../../src/ports/backend.js';
import type { Live } from '../../src/ports/live.js';
import { putHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';
import { someChat } from '../support/tickets.js';

/** A page with a view in it, before a backend that counts what is fetched and tells what it is told to. */
async function page(view: string): Promise<{ readonly help: HelpPage; readonly placed: Element; readonly fetched: { lists: number; reads: number }; missMuch(): void }> {
  const { tickets } = memoryBackend({ tickets: [someChat()], chat: true });
  const fetched = { lists: 0, reads: 0 };
  let hear: Parameters<Live['follow']>[0] | undefined;
  const backend: Backend = {
    tickets: {
      ...tickets,
      list: (asked) => (fetched.lists++, tickets.list(asked)),
      read: (id, asked) => (fetched.reads++, tickets.read(id, asked)),
    },
    live: {
      follow: (listener, asked) => {
        (hear = listener)({ kind: 'ready', number: 0 });
        return new Promise((_, reject) => asked?.signal?.addEventListener('abort', () => reject(new Error('left'))));
      },
    },
  };
  const help = await putHelp({ plan: 'enterprise', person: ADA, backend, inside: view });
  await help.until(() => fetched.reads > 0 && hear !== undefined, 'the ticket to be fetched, and a connection');
  await help.settled();
  return { help, placed: help.element.firstElementChild!, fetched, missMuch: () => hear?.({ kind: 'gap', number: 2000 }) };
}

describe('a view in the page', () => {
  for (const view of ['<ask-ticket ticket-id="t7"></ask-ticket>', '<ask-chat></ask-chat>'])
    it(`shows what has changed as long as it is there, and lets go of it once it is not: ${view}`, async () => {
      const { help, placed, fetched, missMuch } = await page(view);
      const before = { ...fetched };
      missMuch();
      await help.until(() => fetched.reads === before.reads + 1, 'it to be fetched anew');
      placed.remove();
      missMuch();
      await help.until(() => fetched.lists === before.lists + 2, 'the list to be fetched anew');
      expect(fetched.reads).to.equal(before.reads + 1);
      help.element.append(placed);
      await help.until(() => fetched.reads === before.reads + 2, 'it to be fetched where it is put back');
    });

  it('asks for nothing more once its reader has signed out, and says so', async () => {
    const { help, placed, fetched } = await page('<ask-inbox></ask-inbox><ask-ticket ticket-id="t7"></ask-ticket>');
    await help.until(() => Boolean(placed.shadowRoot?.textContent.includes('Chat about invoices')), 'the list');
    const before = { ...fetched };
    await help.element.signOut();
    await help.until(() => Boolean(placed.shadowRoot?.textContent.includes('Log in')), 'that nobody is signed in');
    expect(placed.shadowRoot?.textContent).not.to.contain('Chat about invoices');
    expect(fetched).to.deep.equal(before);
  });
});
