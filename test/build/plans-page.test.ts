import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { serve, type StaticServer } from '../support/static-server.js';

/** A Monday at noon in Oslo, well within opening hours. */
const MONDAY = 'clock=2026-11-23T12:00';

let browser: Browser;
let site: StaticServer;
let page: Page;
let errors: string[];

beforeAll(async () => {
  browser = await launchChromium();
  site = await serve({ folders: { '/ask/': 'dist/cdn', '/images/': 'demo/public/images', '/': 'demo/public' } });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
});

describe('the page of plans and rules', () => {
  test('shows what another plan offers as soon as it is chosen', async () => {
    await visit(MONDAY);
    expect(await states()).toEqual({ chat: 'Offered', email: 'Offered', callback: 'Offered', phone: 'Offered' });
    await choose('Plan', 'starter');
    expect(await states()).toEqual({ chat: 'Offered', email: 'Offered', callback: 'Denied', phone: 'Denied' });
    expect(await cell('phone', 'Expect')).toContain('Not part of this plan.');
    await choose('Plan', 'free');
    expect(Object.values(await states())).toEqual(['Denied', 'Denied', 'Denied', 'Denied']);
    await choose('Plan', 'starter,enterprise');
    expect(Object.values(await states())).toEqual(['Offered', 'Offered', 'Offered', 'Offered']);
    expect(await summary()).toMatch(/^Starter \+ Enterprise, Mon 23 Nov/);
  });

  test('closes the chat when its clock passes the closing, and says when it opens', async () => {
    await visit(MONDAY);
    await set('Clock', '2026-11-23T19:59');
    expect((await states())['chat']).toBe('Offered');
    await set('Clock', '2026-11-23T20:00');
    expect((await states())['chat']).toBe('Closed');
    expect(await cell('chat', 'Expect')).toMatch(/Outside opening hours\..*opens Tue 24 Nov, 08:00/);
    expect(await summary()).toContain('Closed: Chat.');
    await press('−1 h');
    expect((await states())['chat']).toBe('Offered');
    // In Japanese somebody else answers, who went home at ten in the morning of Oslo.
    await choose('Language', 'ja');
    expect((await states())['chat']).toBe('Closed');
    await tick('Opening hours');
    expect((await states())['chat']).toBe('Offered');
  });

  test('shows the same moment in another zone', async () => {
    await visit(MONDAY);
    await choose('Zone', 'Asia/Tokyo');
    expect(await page.$eval('[name="clock"]', (clock) => (clock as HTMLInputElement).value)).toBe('2026-11-23T20:00');
    expect((await states())['chat']).toBe('Offered');
  });

  test('asks for a seat from the day on that seats are sold', async () => {
    await visit(MONDAY);
    await choose('Seat', 'none');
    expect((await states())['email']).toBe('Denied');
    expect(await cell('email', 'Expect')).toContain('Needs a Core, Sales or Service seat.');
    await set('Created', '2024-03-04');
    expect((await states())['email']).toBe('Offered');
    await set('Created', '2024-03-05');
    expect((await states())['email']).toBe('Denied');
  });

  test('guarantees a time to designated people with premium support alone', async () => {
    await visit(`${MONDAY}&plan=enterprise`);
    expect(await promise('critical')).toContain('Usually within 1 business day');
    await tick('Premium add-on');
    expect((await states())['premium-email']).toBe('Offered');
    expect(await promise('standard')).toMatch(/Guaranteed within 1 hour.*by Mon 23 Nov, 13:00/);
    expect(await promise('critical')).toMatch(/Guaranteed within 30 minutes.*by Mon 23 Nov, 12:30/);
    await choose('Designated', 'no');
    expect(await promise('critical')).toContain('We aim for 1 business day');
    await choose('Surface', 'mobile-app');
    expect(await states()).toMatchObject({ 'premium-email': 'Denied', email: 'Offered', callback: 'Denied' });
  });

  test('names the team for each goal', async () => {
    await visit(`${MONDAY}&assigned=none`);
    expect(await cell('renewal', 'Team')).toBe('Contract management');
    await set('Renews', '2027-02-22');
    expect(await cell('renewal', 'Team')).toBe('Customer Success');
    await choose('People assigned', 'all');
    expect(await cell('renewal', 'Team')).toContain('Mira Costa');
    expect(await page.$$eval('#routes tr', (rows) => rows.length)).toBe(8);
  });

  test('keeps what was chosen in its address', async () => {
    await visit(MONDAY);
    await choose('Plan', 'starter');
    await tick('Opening hours');
    const { search } = new URL(page.url());
    expect([...new URLSearchParams(search)].sort()).toEqual([['clock', '2026-11-23T12:00'], ['hours', 'off'], ['plan', 'starter']]);
    await page.reload({ waitUntil: 'networkidle0' });
    expect((await states())['callback']).toBe('Denied');
    await press('Now');
    expect(page.url()).not.toContain('clock=');
  });

  for (const width of [360, 760, 1024, 1280])
    for (const direction of ['ltr', 'rtl'])
      test(`fits a window of ${width} px, ${direction}`, async () => {
        await page.setViewport({ width, height: 800 });
        await visit(`${MONDAY}&plan=enterprise&premium=on&assigned=all&direction=${direction}`);
        const [wanted, sheets] = await page.evaluate(() => [document.documentElement.scrollWidth, [...document.querySelectorAll('.sheet')].every((sheet) => sheet.scrollWidth <= sheet.clientWidth)] as const);
        expect([wanted, sheets]).toEqual([width, true]);
      });

  async function visit(query: string): Promise<void> {
    await page.goto(`${site.url}/plans.html?${query}`, { waitUntil: 'networkidle0' });
    expect(errors).toEqual([]);
  }

  const control = (label: string) => `::-p-aria([name="${label}"])`;
  const summary = () => page.$eval('[role="status"]', (status) => status.textContent);
  const cell = (row: string, label: string) => page.$eval(`[data-row="${row}"] [data-label="${label}"]`, (one) => one.textContent);
  const promise = (severity: string) => page.$eval(`[data-severity="${severity}"] dd`, (one) => one.textContent);

  /** What each channel is, in the order they are listed. */
  const states = async (): Promise<Readonly<Record<string, string>>> => {
    const rows = await page.$$eval('#offers tr', (found) => found.map((row) => [row.getAttribute('data-row') ?? '', row.querySelector('[data-label="State"]')?.textContent ?? ''] as const));
    return Object.fromEntries(rows);
  };

  const choose = (label: string, value: string) => page.select(selectNamed(label), value);
  const tick = (label: string) => page.click(control(label));
  const press = (label: string) => page.click(control(label));

  /** As a browser's own picker sets a date or time. */
  const set = (label: string, value: string) =>
    page.$eval(
      control(label),
      (input, to) => {
        (input as HTMLInputElement).value = to;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      value,
    );
});

/** `page.select` takes CSS alone. */
const SELECTS: Readonly<Record<string, string>> = { Plan: 'plan', Language: 'locale', Zone: 'zone', Seat: 'seat', Designated: 'designated', Surface: 'surface', 'People assigned': 'assigned' };
const selectNamed = (label: string): string => `select[name="${SELECTS[label]!}"]`;
