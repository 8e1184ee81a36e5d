#!/usr/bin/env node
import { createRequire } from 'node:module';
import { run } from './run.js';

const { version } = createRequire(import.meta.url)('ask-help/package.json') as { readonly version: string };

process.exitCode = await run(process.argv.slice(2), {
  version,
  folder: process.cwd(),
  live: process.stderr.isTTY,
  print: (text) => process.stdout.write(text),
  say: (text) => process.stderr.write(text),
  now: () => performance.now(),
});
