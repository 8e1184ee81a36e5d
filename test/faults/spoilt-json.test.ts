import { describe, expect, test } from 'vitest';
import { seeded, stage } from './faults.js';
import { Scene } from './scene.js';

/** What old libraries and careless pages do to JSON. */
const SPOILT: Readonly<Record<string, string>> = {
  'has put `toJSON` on every list': 'Array.prototype.toJSON = function () { return "[" + this.join() + "]"; }',
  'has put `toJSON` on every object': 'Object.prototype.toJSON = function () { return "object"; }',
  'has put `toJSON` on every text': 'String.prototype.toJSON = function () { return encodeURIComponent(this); }',
  'has put something else in the place of `JSON.stringify`': 'JSON.stringify = function () { return "{}"; }',
  'lets `JSON.stringify` throw': 'JSON.stringify = function () { throw new TypeError("Converting circular structure to JSON"); }',
};

describe.concurrent('a ticket arrives as it was written from a page that', () => {
  const here = stage();

  Object.entries(SPOILT).forEach(([name, script], index) => {
    test(name, { timeout: 120_000 }, async () => {
      await using scene = await Scene.set(here.browser(), here.server(), seeded(index));
      const token = await scene.freshToken(scene.ada);
      const tab = await scene.tab({
        before: async (page) => {
          // What drives the browser would write its own messages with this JSON.
          await page.evaluateOnNewDocument((given) => Object.assign(globalThis, { askHost: () => Promise.resolve(given) }), token);
          await page.evaluateOnNewDocument(script);
        },
      });
      await tab.opensTheForm();
      await tab.writes(scene.words);
      await tab.adds({ name: 'log.txt', type: 'text/plain', text: 'As it was', times: 1 });
      await tab.reads('Uploaded');
      await tab.presses('Send message');
      await tab.reads('Your ticket number is');
      const [ticket] = await scene.tickets();
      expect(ticket).toMatchObject({ ...scene.words, email: scene.ada.email, custom: {}, attachments: [{ name: 'log.txt', size: 9 }] });
      expect(JSON.parse(String(scene.sends[0]?.body))).toMatchObject(scene.words);
      expect(scene.uncaught).toEqual([]);
    });
  });
});
