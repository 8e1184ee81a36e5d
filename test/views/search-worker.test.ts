import { expect } from '@open-wc/testing';
import { listenTo } from '../support/console.js';
import { openHelp } from '../support/open-help.js';
import { ARTICLES } from '../support/own-articles.js';

const QUESTION = 'How do I import contacts?';

/** The workers that are started while something happens; `spoil` takes them in hand. */
async function workersOf(act: () => Promise<void>, spoil: (worker: Worker) => void = () => undefined): Promise<readonly Watched[]> {
  const started: Watched[] = [];
  const Real = globalThis.Worker;
  globalThis.Worker = class extends Real {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      const watched: Watched = { answers: 0, ended: false };
      this.addEventListener('message', ({ data }: MessageEvent<{ kind: string }>) => {
        if (data.kind === 'answer') watched.answers++;
      });
      this.terminate = () => {
        watched.ended = true;
        super.terminate();
      };
      started.push(watched);
      spoil(this);
    }
  };
  try {
    await act();
  } finally {
    globalThis.Worker = Real;
  }
  return started;
}

interface Watched {
  answers: number;
  ended: boolean;
}

/** Where the articles are to be had; `copy` makes it another address. */
const address = (copy = ''): string => `/said${copy}?${encodeURIComponent(JSON.stringify(ARTICLES))}`;

/** Asks as a visitor does, and waits for the answer. */
async function asked() {
  const help = await openHelp({ index: address() });
  await help.element.ask(QUESTION);
  await help.sees('Each row becomes one contact.');
  return help;
}

describe('articles in a file', () => {
  it('are searched in a worker, not on the page', async () => {
    const [worker, ...more] = await workersOf(async () => { await asked(); });
    expect(worker!.answers).to.be.greaterThan(0);
    expect(more).to.deep.equal([]);
  });

  it('leave no worker behind when the widget leaves the page', async () => {
    const [worker] = await workersOf(async () => {
      const help = await asked();
      help.element.remove();
      await help.settled();
    });
    expect(worker!.ended).to.equal(true);
  });

  it('leave no worker behind when the host names another file', async () => {
    const [first, second] = await workersOf(async () => {
      const help = await asked();
      (help.element as unknown as { index: string }).index = address('/2');
      await help.settled();
      await help.element.ask('merge two contacts');
      await help.sees('Open one of the contacts');
    });
    expect([first!.ended, second!.ended]).to.deep.equal([true, false]);
  });

  for (const [trouble, spoil] of [
    ['forbidden', () => { throw new DOMException('Refused by a policy.', 'SecurityError'); }],
    ['forbidden a moment later', (worker: Worker) => queueMicrotask(() => worker.dispatchEvent(new Event('error', { cancelable: true })))],
    ['ended while it answers', (worker: Worker) => worker.addEventListener('message', () => worker.dispatchEvent(new Event('error', { cancelable: true })))],
  ] as const)
    it(`are searched on the page where a worker is ${trouble}, and nobody hears of it`, async () => {
      const warnings = listenTo('warn');
      await workersOf(async () => {
        const help = await asked();
        await help.element.ask('merge two contacts');
        await help.sees('Open one of the contacts');
      }, spoil);
      expect(warnings()).to.deep.equal([]);
    });
});
