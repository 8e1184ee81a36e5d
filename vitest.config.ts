import { defineConfig } from 'vitest/config';

/** Three projects: `units` needs nothing but Node; `build` looks at `dist/` (`npm run build` first) in Chromium, and `faults` sees to it that nothing gets lost there. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    // Two cores: more workers only make each other late.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'units',
          include: ['test/{core,session,adapters,i18n,contract,demo,server,cli,bench}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'build',
          include: ['test/build/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          // What came of a fault is said in full.
          chaiConfig: { truncateThreshold: 0 },
          // Each has a browser page or two of its own, and two files run at once.
          maxConcurrency: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
