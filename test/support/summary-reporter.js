// @ts-check
/** Writes what the browser tests came to into the file `ASK_REPORT` names, for `run.js` to add up. */
import { writeFileSync } from 'node:fs';

/**
 * A reporter for web-test-runner; silent without `ASK_REPORT`.
 * @returns {import('@web/test-runner').Reporter}
 */
export function summaryReporter() {
  const file = process.env['ASK_REPORT'];
  return {
    stop({ sessions }) {
      if (!file) return;
      const tests = sessions.flatMap(({ testResults }) => (testResults ? flat(testResults, '') : []));
      // A file that does not load has errors but no failing test.
      const broken = sessions.filter((session) => !session.passed && !session.testResults).length;
      writeFileSync(
        file,
        JSON.stringify({
          passed: tests.filter((test) => test.passed).length,
          failed: tests.filter((test) => !test.passed && !test.skipped).length + broken,
          skipped: tests.filter((test) => test.skipped).map((test) => test.name),
          failures: tests.filter((test) => !test.passed && !test.skipped).map(({ name, message }) => `${name}: ${message}`),
        }),
      );
    },
  };
}

/**
 * Every test of a suite and the suites in it, each with its full name.
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {string} path
 * @returns {{ name: string, passed: boolean, skipped: boolean, message: string }[]} `message`: what a failed one said first
 */
function flat({ name, suites, tests }, path) {
  const here = `${path} ${name}`.trim();
  return [
    ...tests.map((test) => ({ name: `${here} ${test.name}`.trim(), passed: test.passed, skipped: test.skipped, message: test.error?.message.split('\n', 1)[0] ?? '' })),
    ...suites.flatMap((suite) => flat(suite, here)),
  ];
}
