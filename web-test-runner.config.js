import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, defaultReporter } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { chromiumFlags, ensureBrowser } from './test/support/browser.js';
import { summaryReporter } from './test/support/summary-reporter.js';
import { builtNames, helpServer, jsonModules, said } from './test/support/wtr-plugins.js';

const help = helpServer();

/**
 * Elements, views and journeys in a real Chromium, against the real reference server.
 * setViewport, emulateMedia, sendKeys and sendMouse come with the runner.
 */
const config = {
  files: 'test/{ui,views,shell,journeys}/**/*.test.ts',
  nodeResolve: { exportConditions: ['development'] },
  concurrentBrowsers: 1,
  concurrency: 1,
  // The machine is slow at times; a test that hangs is still ended by mocha.
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 20_000 } },
  browsers: [chromeLauncher({ launchOptions: { executablePath: ensureBrowser(), args: chromiumFlags } })],
  plugins: [jsonModules(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }), a11ySnapshotPlugin(), help.plugin],
  middleware: [builtNames, said, help.middleware],
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), summaryReporter()],
  filterBrowserLogs: ({ args }) => !args.some((text) => String(text).includes('Lit is in dev mode')),
  // A page of good manners, so that axe finds fault with the widget alone.
  testRunnerHtml: (path) => `<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ask-Help</title></head>
      <body><script type="module" src="${path}"></script></body>
    </html>`,
};

export default config;
