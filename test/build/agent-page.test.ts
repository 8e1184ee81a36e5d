import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startServer, type RunningServer } from '../../demo/server/start.js';
import { newAgent, newVisitor } from '../demo/people.js';
import { newTicket } from '../demo/serving.js';
import { faultsOf } from '../support/axe-on-page.js';
import { launchChromium } from '../support/chromium.js';
import { Visitor } from '../support/visitor.js';

const folder = mkdtempSync(join(tmpdir(), 'ask-help-agent-'));
const SITE = { '/agent/': process.env['ASK_AGENT'] ?? join(import.meta.dirname, '../../dist/agent') };

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let bo: Visitor;
let errors: string[];
const here = (): RunningServer => server;

const start = async (port = 0): Promise<void> => void (server = await startServer({ port, data: join(folder, 'data'), site: SITE }));

beforeAll(async () => {
  await start();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  context = await browser.createBrowserContext();
  ({ page, bo } = await sitDown());
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

/** Opens the page in a window of its own. */
async function sitDown(): Promise<{ page: Page; bo: Visitor }> {
  const opened = await context.newPage();
  await opened.setViewport({ width: 1280, height: 800 });
  await opened.goto(`${server.url}/agent`);
  return { page: opened, bo: new Visitor(opened) };
}

/** Signs in with the keyboard, which stands in the field. */
async function signIn(who = bo, name = 'Bo'): Promise<void> {
  await who.isAt('textbox', 'Your name');
  await who.types(name);
  await who.key('Enter');
  await who.reads('Live');
}

describe('with the keyboard alone', () => {
  test('somebody signs in, takes a chat over, answers, and hears the answer to that', async () => {
    const ada = newVisitor(here, 'Ada');
    const chat = await ada.chat({ summary: 'No numbers', description: 'My report is empty' });
    await signIn();
    await bo.presses('link', /Ada .*No numbers/);
    await bo.isAt('heading', 'No numbers');
    await bo.presses('button', 'Take over');
    await bo.isAt('textbox', 'Your answer');
    await bo.types('Let me look');
    await bo.key('Enter');
    await bo.reads('Sent');
    expect((await ada.reads(chat.id)).messages.map(({ code, text }) => code ?? text)).toEqual(['My report is empty', 'joined', 'Let me look']);

    await ada.says(chat.id, 'Thank you');
    await bo.reads('Thank you');
    await ada.post('typing', { ticket: chat.id });
    await bo.reads('Ada is typing');
    await vi.waitFor(async () => expect((await ada.reads(chat.id)).messages.at(-1)!.read).toBeDefined(), { timeout: 15_000 });

    await bo.presses('button', 'Close');
    await bo.finds('button', 'Reopen');
    await bo.isAt('heading', 'No numbers');
    expect((await ada.reads(chat.id)).state).toBe('closed');
    await bo.presses('button', 'Reopen');
    await bo.finds('button', 'Close');
  });

  test('somebody makes a call and says so', async () => {
    const cem = newVisitor(here, 'Cem');
    const { body: call } = await cem.post('tickets', newTicket({ channel: 'callback', phone: '+90 212 000 00 00', summary: 'The invoice' }));
    await signIn();
    await bo.presses('link', /Cem.*\+90 212 000 00 00/);
    await bo.finds('link', '+90 212 000 00 00');
    await bo.presses('button', 'Mark as called');
    await bo.isAt('textbox', 'Your answer');
    expect(await cem.reads(call.id!)).toMatchObject({ standing: 'ended', agent: 'Bo' });
  });

  test('Enter begins a new line in a ticket, Ctrl+Enter sends; what was begun elsewhere is still there', async () => {
    const [ada, ben] = [newVisitor(here, 'Ada'), newVisitor(here, 'Ben')];
    const { body: first } = await ada.post('tickets', newTicket({ summary: 'First ticket' }));
    await ben.post('tickets', newTicket({ summary: 'Second ticket' }));
    await signIn();
    await bo.clicks('link', /First ticket/);
    await bo.isAt('heading', 'First ticket');
    await bo.writes('Your answer', 'One');
    await bo.key('Enter');
    await bo.types('Two');
    await bo.clicks('link', /Second ticket/);
    await bo.isAt('heading', 'Second ticket');
    await bo.clicks('link', /First ticket/);
    await bo.isAt('heading', 'First ticket');
    await bo.tabsTo('textbox', 'Your answer');
    await page.keyboard.down('Control');
    await bo.key('Enter');
    await page.keyboard.up('Control');
    await vi.waitFor(async () => expect((await ada.reads(first.id!)).messages.at(-1)!.text).toBe('One\nTwo'), { timeout: 15_000 });
  });
});

test('a conversation begins at its head at once, while all that was said in it is still fetched', async () => {
  await newVisitor(here, 'Dee').post('tickets', newTicket({ summary: 'A slow line' }));
  await signIn();
  await page.setRequestInterception(true);
  page.on('request', (request) => void (request.method() === 'GET' && request.url().includes('/agent-api/tickets/') ? undefined : request.continue()));
  await bo.presses('link', /Dee .*A slow line/);
  await bo.isAt('heading', 'A slow line');
});

describe('two at one desk', () => {
  test('see who was faster, and who speaks', async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat({ summary: 'Only one of you' });
    const cleo = newAgent(here, 'Cleo');
    await signIn();
    await bo.presses('link', /Only one of you/);
    await bo.finds('button', 'Take over');
    await cleo.stands(id, 'active');
    await cleo.says(id, 'I am Cleo');
    await bo.reads('Cleo is in this chat');
    await bo.reads('I am Cleo');
    const things = (await bo.things()).map(({ role, name }) => `${role} ${name ?? ''}`);
    expect(things).not.toContain('button Take over');
    expect(things).not.toContain('textbox Your answer');
    expect(things).toContain('StaticText Cleo');
  });
});

describe('the line', () => {
  test('breaks and comes back, and nothing that happened meanwhile is missing', { timeout: 120_000 }, async () => {
    const ada = newVisitor(here, 'Ada');
    const { id } = await ada.chat({ summary: 'Before and after' });
    await signIn();
    await bo.presses('link', /Before and after/);
    await bo.presses('button', 'Take over');
    await bo.isAt('textbox', 'Your answer');
    const { port } = server;
    await server.stop();
    await bo.reads('No connection. Trying again');
    await bo.tabsTo('textbox', 'Your answer');
    await bo.types('Said into the void');
    await bo.key('Enter');
    await bo.reads('Said into the void');
    await start(port);
    await ada.says(id, 'Are you there?');
    await bo.reads('Live');
    await bo.reads('Are you there?');
    await bo.clicks('button', /again|Retry/);
    await vi.waitFor(async () => expect((await ada.reads(id)).messages.filter(({ from }) => from !== 'system').map(({ text }) => text)).toEqual(['At 40 per cent', 'Are you there?', 'Said into the void']), { timeout: 15_000 });
  });

  test('a page loaded again stands where it stood, signed in', async () => {
    const ada = newVisitor(here, 'Ada');
    await ada.post('tickets', newTicket({ summary: 'Still here' }));
    await signIn();
    await bo.presses('link', /Still here/);
    await bo.isAt('heading', 'Still here');
    await page.reload();
    await bo.isAt('heading', 'Still here');
    await bo.presses('button', 'Sign out');
    await bo.isAt('textbox', 'Your name');
  });
});

test('what visitors write is words, whatever it looks like', async () => {
  const eve = newVisitor(here, '<img src=x onerror=alert(1)>');
  const nasty = '<img src=x onerror=alert(2)><script>alert(3)</script> javascript:alert(4)';
  await eve.post('tickets', newTicket({ summary: nasty, description: nasty, custom: { [nasty]: nasty }, email: 'eve@example.com' }));
  await signIn();
  await bo.presses('link', /alert\(2\)/);
  await bo.isAt('heading', nasty);
  await bo.reads(/javascript:alert/);
  const found = await page.$$eval('>>> img, >>> script, >>> a[href^="javascript"]', (elements) => elements.filter((element) => !element.closest('head')).length);
  expect(found).toBe(0);
});

describe('axe finds nothing', () => {
  for (const [what, width, scheme] of [
    ['wide and light', 1280, 'light'],
    ['narrow and dark', 390, 'dark'],
  ] as const)
    test(`on the page ${what}`, async () => {
      await page.setViewport({ width, height: 780 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      expect(await faultsOf(page), 'signing in').toEqual([]);
      const ada = newVisitor(here, 'Ada');
      await ada.chat({ summary: `A chat, ${what}`, context: { page: 'https://app.example/reports' } });
      await ada.post('tickets', newTicket({ channel: 'callback', phone: '+47 22 00 00 00' }));
      await signIn();
      await bo.finds('link', new RegExp(`A chat, ${what}`));
      expect(await faultsOf(page), 'the lists').toEqual([]);
      await bo.presses('link', new RegExp(`A chat, ${what}`));
      await bo.presses('button', 'Take over');
      await bo.isAt('textbox', 'Your answer');
      expect(await faultsOf(page), 'a conversation').toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
});
