import { expect } from '@open-wc/testing';
import { nothing, render } from 'lit';
import { Words } from '../../src/i18n/words.js';
import { onItsWay } from '../../src/views/ticket-form/on-its-way.js';

/** What a form says of a ticket that another tab has seen to, as buttons and as one line. */
async function elsewhere(next: string | undefined): Promise<readonly [buttons: readonly string[], text: string]> {
  const words = new Words(() => undefined);
  await words.speak('en', undefined);
  await words.load('form');
  const moves = { tryNow: () => undefined, takeBack: () => undefined, another: () => undefined };
  const place = document.createElement('div');
  render(onItsWay(undefined, { next, unkept: false, login: undefined, others: nothing }, moves, words), place);
  return [[...place.querySelectorAll('button')].map((button) => button.textContent.trim()), place.textContent.replace(/\s+/g, ' ').trim()];
}

describe('a ticket that another tab has seen to', () => {
  it('is being sent, as far as its form knows', async () => {
    expect(await elsewhere(undefined)).to.deep.equal([[], 'Sending…']);
  });

  it('does not hold its writer back where nobody can say what became of it', async () => {
    const [buttons, text] = await elsewhere('in 2 seconds');
    expect(buttons).to.deep.equal(['Try now', 'Write another message']);
    expect(text).to.contain('Next try in 2 seconds.');
  });
});
