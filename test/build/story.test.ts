import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { chromiumFlags, ensureBrowser } from '../support/browser.js';
import { freePort, startDemo, type DemoProcess } from '../support/demo-process.js';
import { Visitor } from '../support/visitor.js';

describe('somebody new, with a keyboard alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ask-help-story-'));
  let demo: DemoProcess | undefined;
  let browser: Browser | undefined;

  /** Ends the server and the browser, as at the end of a day. */
  async function goHome(): Promise<void> {
    await browser?.close();
    const code = await demo?.stop();
    browser = demo = undefined;
    expect(code ?? 0, 'the demo ends in peace').toBe(0);
  }

  /** Starts the server on its folder and a browser on its profile, and opens the address that was printed. */
  async function sitDown(port: number, signal: AbortSignal): Promise<Visitor> {
    demo = await startDemo({ port, data: join(folder, 'data'), signal });
    browser = await launch({ executablePath: ensureBrowser(), args: chromiumFlags, userDataDir: join(folder, 'profile'), defaultViewport: { width: 1280, height: 800 } });
    const [page = await browser.newPage()] = await browser.pages();
    await page.goto(demo.url);
    return new Visitor(page);
  }

  afterEach(async () => {
    await goHome();
    rmSync(folder, { recursive: true, force: true });
  });

  test('asks, reads, writes a ticket, and finds it again after the server and the browser were restarted', { timeout: 120_000 }, async ({ signal }) => {
    const port = await freePort();
    const question = 'How do I import contacts?';

    const ada = await sitDown(port, signal);
    await ada.presses('button', 'Help');
    await ada.isAt('combobox', 'Ask a question');
    await ada.types(question);
    await ada.key('Enter');

    await ada.isAt('heading', question);
    await ada.finds('button', /^From Import contacts/);
    await ada.reads(/CSV/);
    await ada.reads('Did this answer your question?');
    await ada.presses('button', 'See related results');
    await ada.finds('heading', /^\d+ articles? found$/);
    await ada.isAt('button', /Updated/);
    await ada.key('Enter');

    await ada.reads('Was this article helpful?');
    await ada.presses('button', 'Contact us');
    await ada.presses('button', /^E-mail support/);
    await ada.finds('textbox', 'Issue summary');
    await ada.writes('Description', 'It stops at 40 per cent — ここで止まる 🙈');
    await ada.presses('button', 'Send message');

    const [number] = /\d{4,}/.exec(await ada.reads('Your ticket number is')) ?? [];
    expect(number).toBeDefined();
    const ticket = new RegExp(`${question.replace('?', '\\?')}.*${String(number)}`);
    await ada.presses('button', 'Support inbox');
    await ada.finds('button', ticket);

    await goHome();
    const again = await sitDown(port, signal);
    await again.presses('button', 'Help');
    await again.presses('button', 'Support inbox');
    await again.presses('button', ticket);
    await again.isAt('heading', question);
    await again.reads('ここで止まる 🙈');
  });
});
