/**
 * `npm run bench:search`: our search beside MiniSearch and FlexSearch, in Node and in Chromium slowed down, in one run of
 * about five minutes; `-- --quick` with a thousand articles alone.
 *
 * The articles are real ones, from `ASK_DATA`; while it runs, they stand in a temporary folder besides.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../src/adapters/static/build-index.js';
import { BUDGETS, verdictOn, type Judged } from './budgets.js';
import { bundleInto, weightOf } from './bundle.js';
import { openPages, THROTTLE, type PageFigures, type Pages } from './chromium.js';
import { corpusOf } from './corpus.js';
import type { EngineName } from './engines/all.js';
import { measureInNode } from './node.js';
import { qualityOf } from './quality.js';
import { percentile } from './statistics.js';
import { figure, table } from './table.js';

const ENGINES: readonly EngineName[] = ['ask-help', 'minisearch', 'flexsearch'];
const SIZES = process.argv.includes('--quick') ? [1000] : [1000, 2000, 10_000];

const folder = mkdtempSync(join(tmpdir(), 'ask-help-bench-'));
const judged: Judged[] = [];
try {
  await bundleInto(folder);
  await weigh();
  await find();
  await using pages = await openPages(folder);
  for (const size of SIZES) await measure(size, pages);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(
  table(
    'Budgets, meant for a machine that nobody slows down',
    ['budget', 'figure', '', `slowed ${THROTTLE}×`, ''],
    judged.map(({ what, budget, figure: one, slowed }) => [what, figure(budget), figure(one), verdictOn(one, budget), figure(slowed), verdictOn(slowed, budget)]),
  ),
);

/** What each is on its way to a browser. */
async function weigh(): Promise<void> {
  const rows: string[][] = [];
  for (const name of ENGINES) rows.push([name, figure((await weightOf(`bench/engines/${name}.ts`)).module)]);
  console.log(table('Module with the lines here that call it, minified, brotli', ['kB'], rows));
  const { module, parts } = await weightOf('src/search.ts');
  const light = parts.filter((part) => part <= BUDGETS.stemmer).length;
  judged.push({ what: 'search module, kB', figure: module, budget: BUDGETS.module });
  judged.push({ what: `stemmer, kB: the middle one of ${parts.length}, of which ${light} keep to it`, figure: percentile(parts, 0.5), budget: BUDGETS.stemmer });
}

/** How well each finds. */
async function find(): Promise<void> {
  const rows: string[][] = [];
  for (const name of ENGINES) {
    const quality = await qualityOf(name);
    if (quality) rows.push([name, ...[quality.full, quality.half, quality.typo].map(figure)]);
  }
  if (rows.length) console.log(table('nDCG@10, human questions', ['whole', 'half typed', 'with a slip'], rows));
}

/** What each costs with so many articles. */
async function measure(size: number, pages: Pages): Promise<void> {
  const corpus = corpusOf(size);
  if (!corpus) return;
  const [articles, questions, index] = [`articles-${size}.json`, `questions-${size}.json`, `index-${size}.json`] as const;
  writeFileSync(join(folder, articles), JSON.stringify(corpus.articles));
  writeFileSync(join(folder, questions), JSON.stringify(corpus.questions));
  writeFileSync(join(folder, index), JSON.stringify(await buildIndex(corpus.articles)));

  // Of so many, one run takes as long as the three before.
  const node = await measureInNode(folder, size, ENGINES, size > 2000 ? 1 : 3);
  console.log(
    table(
      `${size} articles in Node: processor time of all threads`,
      ['searchable, s', 'keystroke p50, ms', 'p95', 'keystrokes', 'memory, MB'],
      [...node].map(([name, { build, keystrokes, memory }]) => [name, figure(build / 1000), ...spread(keystrokes), figure(memory)]),
    ),
  );

  const widget = await pages.measure('measureWidget', articles, questions);
  const chromium: [string, PageFigures][] = [
    ['ask-help in its worker', widget],
    ['ask-help, built index', await pages.measure('measureWidget', index, questions)],
  ];
  for (const name of ENGINES) chromium.push([`${name} on the page`, await pages.measure('measureEngine', name, articles, questions)]);
  console.log(
    table(
      `${size} articles in Chromium, the page ${THROTTLE}× slowed, a worker not: processor time of these threads`,
      ['searchable, s: page', 'worker', 'longest task, ms: making', 'typing', 'keystroke p50, ms', 'p95', 'keystrokes'],
      chromium.map(([name, { page, worker, longest, keystrokes }]) => [
        name,
        ...[page / 1000, worker / 1000, longest.making, longest.typing].map(figure),
        ...spread(keystrokes),
      ]),
    ),
  );

  const p95 = (keystrokes: readonly number[] = []): number => percentile(keystrokes, 0.95);
  const budget = BUDGETS.keystroke.get(size);
  const onPage = new Map(chromium).get('ask-help on the page')!;
  if (budget) judged.push({ what: `keystroke p95 at ${size}, ms`, figure: p95(node.get('ask-help')?.keystrokes), slowed: p95(onPage.keystrokes), budget });
  if (size === 2000) judged.push({ what: `searchable at ${size}, in the worker, ms`, figure: widget.worker, budget: BUDGETS.ready });
  for (const [where, { longest }] of [['', widget], [', where no worker is allowed', onPage]] as const)
    judged.push({ what: `longest task of the page at ${size}, ms${where}`, slowed: Math.max(longest.making, longest.typing), budget: BUDGETS.task });
}

function spread(keystrokes: readonly number[]): readonly string[] {
  return [figure(percentile(keystrokes, 0.5)), figure(percentile(keystrokes, 0.95)), String(keystrokes.length)];
}
