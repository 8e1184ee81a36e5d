import type { Browser } from 'puppeteer-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../../demo/server/start.js';
import { ARTICLES } from '../support/own-articles.js';
import { launchChromium } from '../support/chromium.js';
import { dataOf } from '../support/data.js';
import { Scene, type Behind } from './scene.js';
import type { Writing } from './tab.js';

/** What a run comes to. */
export interface Outcome {
  /** What must be with the server, once each; Ada's unless another list is given. */
  readonly sent: readonly Writing[];
  /** What must still be the visitor's, and is not there: "lost" when this says so. */
  readonly kept?: boolean;
  /** What the visitor saw, in a few words. */
  readonly saw: string;
}

/** Injects one fault for real, and answers what came of it. */
export type Injector = (scene: Scene) => Promise<Outcome>;

/** A row of the table. */
interface Tally {
  runs: number;
  lost: number;
  doubled: number;
  blank: number;
  uncaught: number;
  readonly saw: Set<string>;
}

interface Entry {
  readonly id: string;
  readonly group: string;
  readonly fault: string;
}

/** How often each fault is injected: 20 by `npm run faults`, once in `npm test`. */
export const SEEDS = Number(process.env['ASK_SEEDS'] ?? 20);

/** A browser and a reference server for the tests of one file. */
export function stage(options: Partial<ServerOptions> = {}): { browser(): Browser; server(): Behind } {
  let browser: Browser | undefined;
  let server: RunningServer | undefined;
  const data = mkdtempSync(join(tmpdir(), 'ask-help-faults-'));
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), startServer({ port: 0, data, articles: ARTICLES, ...options })]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });
  return { browser: () => browser!, server: () => server! };
}

/** Injects every fault of a group of the matrix, each as often as there are seeds; the table comes at the end. */
export function faults(group: string, injectors: Readonly<Record<string, Injector>>, options: Partial<ServerOptions> = {}): void {
  const matrix = dataOf('faults/fault-matrix.json') as readonly Entry[] | undefined;
  const entries = (matrix ?? []).filter((entry) => entry.group === group);

  // Several at once: most of a run is waiting.
  describe.concurrent(`${group}: nothing is lost, doubled, blank or uncaught`, () => {
    if (!matrix) return test.skip('whatever fails: the data is not here');
    const here = stage(options);
    const table = new Map<string, Tally>();

    test('every fault of the matrix has its injector', () => {
      expect(Object.keys(injectors).sort()).toEqual(entries.map(({ id }) => id).sort());
    });

    for (const { id, fault } of entries) {
      const inject = injectors[id];
      if (!inject) continue;
      test(`${id} ${fault}`, { timeout: (1 + SEEDS) * 120_000 }, async () => {
        const tally: Tally = { runs: 0, lost: 0, doubled: 0, blank: 0, uncaught: 0, saw: new Set() };
        table.set(`${id} ${fault}`, tally);
        const problems: string[] = [];
        for (let seed = 0; seed < SEEDS; seed++) problems.push(...(await play(here, inject, seed, tally)));
        const { lost, doubled, blank, uncaught } = tally;
        expect({ lost, doubled, blank, uncaught, problems }).toEqual({ lost: 0, doubled: 0, blank: 0, uncaught: 0, problems: [] });
      });
    }

    afterAll(() => print(table));
  });
}

/** Plays one run; what is wrong with it, in words. */
async function play({ browser, server }: ReturnType<typeof stage>, inject: Injector, seed: number, tally: Tally): Promise<string[]> {
  await using scene = await Scene.set(browser(), server(), seeded(seed));
  const problems: string[] = [];
  tally.runs++;
  try {
    const { sent, kept = true, saw } = await inject(scene);
    tally.saw.add(saw);
    const tickets = await scene.tickets();
    const counts = sent.map(({ summary, description }) => tickets.filter((ticket) => ticket.summary === summary && ticket.description === description).length);
    tally.lost += counts.filter((one) => one === 0).length + (kept ? 0 : 1);
    tally.doubled += Math.max(0, tickets.length - sent.length);
    if (counts.some((one) => one !== 1) || tickets.length !== sent.length) problems.push(`seed ${String(seed)}: ${String(tickets.length)} tickets for ${String(sent.length)} sent (${counts.join()})`);
  } catch (error) {
    tally.lost++;
    problems.push(`seed ${String(seed)}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const blank = await scene.blank();
  tally.blank += blank;
  if (blank > 0) problems.push(`seed ${String(seed)}: a blank panel`);
  tally.uncaught += scene.uncaught.length;
  problems.push(...scene.uncaught.map((error) => `seed ${String(seed)}: uncaught ${error}`));
  return problems;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function print(table: ReadonlyMap<string, Tally>): void {
  if (table.size === 0) return;
  const rows = [...table].map(([name, { runs, lost, doubled, blank, uncaught, saw }]) => [name, ...[runs, lost, doubled, blank, uncaught].map(String), [...saw].join(' | ')]);
  const all = [['fault', 'runs', 'lost', 'doubled', 'blank', 'uncaught', 'what the visitor saw'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  console.log(all.map((row) => row.map((cell, column) => (column === widths.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')).join('\n'));
}
