import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { marked } from '../../src/ui/marked.js';

/** The words that are marked; that nothing else is changed holds for every text. */
function marksIn(text: string, question: string): readonly string[] {
  const line = document.createElement('p');
  render(html`${marked(text, question)}`, line);
  expect(line.textContent).to.equal(text);
  return [...line.querySelectorAll('mark')].map((mark) => mark.textContent);
}

describe('the words of a question in a text', () => {
  for (const { text, question, marks, how } of [
    { text: 'How to import contacts', question: 'import contacts', marks: ['import', 'contacts'], how: 'as they are' },
    { text: 'IMPORT Kontakte', question: 'import', marks: ['IMPORT'], how: 'in capitals' },
    { text: 'Importing contacts', question: 'import contact', marks: ['Importing', 'contacts'], how: 'whole, where half of them was typed' },
    { text: 'Import a contact', question: 'importing contacts', marks: ['Import', 'contact'], how: 'in another form' },
    { text: 'Categories and a category', question: 'categories', marks: ['Categories', 'category'], how: 'in the singular' },
    { text: 'The reimport may contain it', question: 'import contact', marks: [], how: 'not inside other words, nor in words that only begin alike' },
    { text: 'Åpne innstillingene', question: 'apne innstilling', marks: ['Åpne', 'innstillingene'], how: 'without their accents' },
    { text: '連絡先をインポートする方法', question: 'インポート', marks: ['インポート'], how: 'where no blanks stand between them' },
    { text: 'a < b & <b>c</b> *', question: '< & * .* ( [', marks: [], how: 'but no signs' },
    { text: 'To be or not', question: 'to be', marks: [], how: 'unless they are too short to tell anything' },
    { text: 'Import', question: '', marks: [], how: 'none of which there are in no question' },
  ])
    it(`are marked ${how}: "${question}" in "${text}"`, () => expect(marksIn(text, question)).to.deep.equal(marks));

  it('are looked for in no time, however long the question is', () => {
    const before = performance.now();
    marksIn('word '.repeat(80), 'x word '.repeat(100_000));
    expect(performance.now() - before).to.be.below(500);
  });
});
