import { describe, expect, test } from 'vitest';
import { isEmail } from '../../src/core/addresses.js';
import type { Ticket } from '../../src/core/ticket.js';
import { dataOf } from '../support/data.js';
import { SEEDS, seeded, stage } from './faults.js';
import { Scene } from './scene.js';
import type { Tab } from './tab.js';

/** What one ticket carries of one text, field by field. */
type Fields = Readonly<Record<'summary' | 'description' | 'line' | 'text' | 'context', string>>;

/** Longer than this no summary is sent. */
const LONGEST_SUMMARY = 150;

/** In `npm test` one of ten. */
const EVERY = SEEDS > 1 ? 1 : 10;

const FIELDS = [
  { name: 'line', label: 'Model number', type: 'text' },
  { name: 'text', label: 'Surroundings', type: 'textarea' },
];

/** What an `<input>` makes of what is pasted: one line. */
const line = (text: string): string => text.replace(/\r\n?|\n/g, ' ');
/** What a `<textarea>` makes of it. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** What is sent of a text. Blanks around a line go; a number keeps apart what may be blank. */
const wanted = (text: string, count: number): Fields => ({
  summary: line(`${String(count)}: ${[...text].slice(0, LONGEST_SUMMARY).join('')}`).trim(),
  description: lines(`${text} ${String(count)}`),
  // A field of the host's with blanks alone counts as left empty.
  line: text.trim() ? line([...text].slice(0, 400).join('')) : '',
  text: text.trim() ? lines(text) : '',
  context: text,
});

/** Writes a text into every field, and sends. As an e-mail address it is refused, and an address is written instead. */
async function sends(tab: Tab, text: string, count: number): Promise<void> {
  // As numbers: on its way to the browser half a surrogate pair would be lost.
  await tab.page.evaluate(
    async (units, email, number) => {
      const given = units.map((unit) => String.fromCharCode(unit)).join('');
      const short = (most: number): string => [...given].slice(0, most).join('');
      (globalThis as { carried?: string }).carried = given;
      await inPage.press('Contact us');
      await inPage.press('E-mail support');
      await inPage.until(() => inPage.field('Description') && inPage.field('Surroundings'));
      inPage.paste('Issue summary', `${number}: ${short(150)}`);
      inPage.paste('Description', `${given} ${number}`);
      inPage.paste('Model number', short(400));
      inPage.paste('Surroundings', given);
      inPage.paste('E-mail', given.slice(0, 300));
      await inPage.press('Send message');
      await inPage.until(() => /needs? your attention/.test(inPage.text()));
      inPage.paste('E-mail', email);
      await inPage.press('Send message');
      await inPage.until(() => inPage.text().includes('Your ticket number is'));
      await inPage.press('Done');
    },
    text.split('').map((unit) => unit.charCodeAt(0)),
    `n${String(count)}@example.com`,
    String(count),
  );
}

describe('all that somebody may paste', () => {
  const strings = dataOf('input/naughty.json') as readonly { readonly text: string }[] | undefined;
  if (!strings) return test.skip('arrives as it is: the data is not here');
  const here = stage();
  const some = strings.filter(({ text }, index) => index % EVERY === 0 && !isEmail(text));

  test(`arrives as it is: ${String(some.length)} of ${String(strings.length)} strings through every field`, { timeout: 1_800_000 }, async () => {
    await using scene = await Scene.set(here.browser(), here.server(), seeded(0));
    scene.settings['fields'] = FIELDS;
    const tab = await scene.tab();
    await tab.page.evaluate(() => Object.assign(document.querySelector('ask-help')!, { context: () => ({ carried: (globalThis as { carried?: string }).carried ?? '' }) }));
    await tab.presses('Help');
    const tickets = new Map<string | undefined, Ticket>();
    const readAll = async (): Promise<void> => (await scene.tickets()).forEach((ticket) => tickets.set(ticket.email, ticket));
    for (const [count, { text }] of some.entries()) {
      await sends(tab, text, count);
      // A list is 500 long at most.
      if (count % 400 === 0) await readAll();
    }
    await readAll();
    const wrong = some.flatMap(({ text }, count) => {
      const ticket = tickets.get(`n${String(count)}@example.com`);
      const arrived = ticket && { summary: ticket.summary, description: ticket.description, line: ticket.custom['line'] ?? '', text: ticket.custom['text'] ?? '', context: ticket.context['carried'] };
      const expected = wanted(text, count);
      return JSON.stringify(arrived) === JSON.stringify(expected) ? [] : [`${JSON.stringify(expected)} arrived as ${JSON.stringify(arrived)}`];
    });
    expect(wrong).toEqual([]);
    expect(tickets.size).toBe(some.length);
    expect(scene.uncaught).toEqual([]);
  });
});
