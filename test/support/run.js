// @ts-check
/**
 * Runs the checks, and then the tests one after the other, and says in the last line how many passed and failed.
 * `npm test` adds `--install`: then what is missing, a browser included, is installed first.
 * `--faults` injects every fault once as well, `--postgres` runs the server's tests once more, on PostgreSQL: `.ci/run` does both.
 * A name or several (`node test/support/run.js units lint`) run only those steps.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.js';
import { ensurePackages } from './install.js';

/** @typedef {{ passed: number, failed: number, skipped: readonly string[], failures: readonly string[] }} Count `failures`: the names of failed tests, each with what it said first */
/** @typedef {{ name: string, command: readonly string[], report?: string, count?: (report: any) => Count, asked?: string }} Step `asked`: what asks for a step that is not run every time */

const root = join(import.meta.dirname, '../..');
/** How often each fault is injected here; `npm run faults` does it 20 times. */
const SEEDS = '1';
/** Of a step that fails without a failing test, so many characters of what it said last are shown again at the end. */
const ERRORS_SHOWN = 1500;
const reports = mkdtempSync(join(tmpdir(), 'ask-help-reports-'));

/**
 * Those of a round run at the same time: of the checks each keeps one core busy, while tests want the machine for themselves.
 * @type {readonly (readonly Step[])[]}
 */
const rounds = [
  [
    { name: 'types', command: ['tsc'] },
    { name: 'eslint', command: ['eslint', '.'] },
    { name: 'lit-analyzer', command: ['lit-analyzer', '--strict', '--maxWarnings', '0', '--rules.no-missing-import', 'off', 'src'] },
    { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  ],
  [vitest('units')],
  [vitest('build', 'build tests')],
  [{ ...vitest('faults'), asked: '--faults' }],
  [postgres()],
  [{ name: 'browser tests', command: ['wtr'], report: 'browser.json', count: (report) => report }],
];

process.exitCode = await main();

async function main() {
  const names = process.argv.slice(2);
  const install = names.includes('--install');
  const everything = names.every((word) => word.startsWith('--'));
  const isChosen = (/** @type {Step} */ { name, asked }) => names.includes(name) || (everything && (!asked || names.includes(asked)));
  const chosen = rounds.map((round) => round.filter(isChosen));
  try {
    if (install) {
      ensurePackages(root);
      process.env['CHROME_PATH'] = ensureBrowser();
    }
    return await runAll(chosen);
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    console.log('0 passed, 1 failed');
    return 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** @param {readonly (readonly Step[])[]} chosen */
async function runAll(chosen) {
  /** @type {[string, Count][]} */
  const counts = [];
  for (const round of chosen) {
    if (round.length > 0) console.log(`\n=== ${round.map(({ name }) => name).join(', ')}`);
    counts.push(...(await Promise.all(round.map(async (step) => /** @type {[string, Count]} */ ([step.name, await run(step)])))));
  }
  console.log('');
  for (const [name, { passed, failed, skipped, failures }] of counts) {
    console.log(`${failed ? 'FAILED' : 'ok    '}  ${name}: ${String(passed)} passed, ${String(failed)} failed`);
    for (const test of skipped) console.log(`skipped  ${name}: ${test}`);
    for (const test of failures) console.log(`failed   ${name}: ${test}`);
  }
  const passed = sum(counts.map(([, count]) => count.passed));
  const failed = sum(counts.map(([, count]) => count.failed));
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  return failed ? 1 : 0;
}

/**
 * Runs one step with its output shown. A step that reports its tests counts them; any other counts as one.
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function run({ command, report, count }) {
  const file = report && join(reports, report);
  const { code, errors } = await runCommand(command, file);
  const none = { passed: 0, failed: 0, skipped: [], failures: [] };
  if (!count || !file) return { ...none, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const counted = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : none;
  if (code === 0 || counted.failed > 0) return counted;
  // A runner can fail without a failing test, as when nobody catches an error: that must not look like success.
  return { ...counted, failed: 1, failures: [`exit code ${String(code)} without a failing test: ${errors.replace(/\s+/g, ' ').trim()}`] };
}

/**
 * Runs a command and shows what it prints. Resolves with its exit code and the last that it wrote on its error channel.
 * @param {readonly string[]} command
 * @param {string | undefined} report
 * @returns {Promise<{ code: number, errors: string }>}
 */
function runCommand([name = '', ...parameters], report) {
  const local = join(root, 'node_modules/.bin', name);
  const child = spawn(existsSync(local) ? local : name, parameters.map((word) => word.replace('{report}', report ?? '')), {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ASK_SEEDS: process.env['ASK_SEEDS'] ?? SEEDS, ...(report && { ASK_REPORT: report }) },
    shell: process.platform === 'win32',
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    process.stderr.write(text);
    errors = (errors + text).slice(-ERRORS_SHOWN);
  });
  return new Promise((resolve) => {
    child.on('error', (problem) => {
      console.error(problem.message);
      resolve({ code: 1, errors: problem.message });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, errors });
    });
  });
}

/**
 * @param {string} project
 * @returns {Step}
 */
function vitest(project, name = project) {
  return {
    name,
    command: ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', '--outputFile.json={report}'],
    report: `${project}.json`,
    count: ({ testResults, numPassedTests, numFailedTests }) => {
      const tests = testResults.flatMap((/** @type {any} */ file) => file.assertionResults);
      const broken = testResults.filter((/** @type {any} */ file) => file.status === 'failed' && !file.assertionResults.some(failed));
      return {
        passed: numPassedTests,
        failed: numFailedTests + broken.length,
        skipped: tests.filter(skipped).map((/** @type {any} */ test) => test.fullName),
        failures: [
          ...tests.filter(failed).map((/** @type {any} */ test) => `${test.fullName}: ${firstLine(test.failureMessages[0])}`),
          ...broken.map((/** @type {any} */ file) => `${file.name}: ${firstLine(file.message)}`),
        ],
      };
    },
  };
}

/** @returns {Step} */
function postgres() {
  const { command, ...step } = vitest('units', 'postgres');
  const tests = ['test/demo', 'test/contract/http.test.ts'];
  return { ...step, asked: '--postgres', command: ['node', 'test/support/with-postgres.js', ...command, ...tests], report: 'postgres.json' };
}

/** @param {unknown} text */
function firstLine(text) {
  return String(text).split('\n', 1)[0];
}

/** @param {{ status: string }} test */
function failed({ status }) {
  return status === 'failed';
}

/** @param {{ status: string }} test */
function skipped({ status }) {
  return status !== 'passed' && status !== 'failed';
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
