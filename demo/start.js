// @ts-check
/**
 * `npm start`: installs what is missing, builds what has changed, and runs the reference server with the demo on it.
 * Plain JavaScript without packages: it runs before anything is installed. Options: `--port N`, `--data DIR`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages } from '../test/support/install.js';

const root = join(import.meta.dirname, '..');

/** Where the search for a free port begins, unless one is named. */
const FIRST_PORT = 4280;

/** What the demo is made of, in the order in which it is built: the file that shows when that was done last, and what goes into it. */
const PARTS = /** @type {const} */ ([
  { what: 'widget', script: 'build:cdn', built: 'dist/cdn/ask.js', sources: ['src', 'locales'] },
  { what: 'page for support people', script: 'build:agent', built: 'dist/agent/index.html', sources: ['src', 'locales', 'demo/agent'] },
]);

try {
  const { port, data } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string', default: join(root, '.data') } } }).values;
  ensurePackages(root);
  build();
  serve(port ?? String(await freePort(FIRST_PORT)), data);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}

/** Builds each part unless what is built is newer than everything it is made of. */
function build() {
  for (const { what, script, built, sources } of PARTS) {
    const changed = [...sources, 'vite.config.ts', 'package-lock.json'].map((name) => newest(join(root, name)));
    if (newest(join(root, built)) > Math.max(...changed)) continue;
    console.log(`Building the ${what} ...`);
    // With a NODE_ENV of another kind, which some shells have set, packages come in their larger kind for developers.
    const env = { ...process.env, NODE_ENV: 'production' };
    const { status } = spawnSync('npm', ['run', '--silent', script, '--', '--logLevel', 'warn'], { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) throw new Error(`The ${what} could not be built: see what is said above.`);
  }
}

/**
 * @param {string} port
 * @param {string} data
 */
function serve(port, data) {
  const server = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts', '--port', port, '--data', data], { cwd: root, env: { ...process.env, DEVELOPMENT_TOKENS: '1' }, stdio: ['inherit', 'pipe', 'inherit'] });
  server.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    const [, address] = /listens on (\S+)/.exec(text) ?? [];
    if (address) console.log(`\nThe demo is at  ${address}/\nSupport sits at ${address}/agent/\nStop it with Ctrl+C; its tickets stay in ${data}\n`);
  });
  server.once('close', (code) => {
    process.exitCode = code ?? 0;
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => server.kill(signal));
}

/**
 * The first port from `port` on that nobody listens on.
 * @param {number} port
 * @returns {Promise<number>}
 */
function freePort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(freePort(port + 1));
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}

/**
 * When a file, or the newest in a folder, was changed; 0 where there is none.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(path, name)).mtimeMs));
}
