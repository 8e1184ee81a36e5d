// @ts-check
/**
 * `node test/support/with-postgres.js COMMAND …`: runs a command beside a real PostgreSQL server of its own, whose address it
 * finds in `ASK_POSTGRES`, and stops the server again. As root on Debian installs PostgreSQL where there is none. With `--durable`
 * before the command what is committed is on the disk, as anybody would run it; without, tests are spared the wait.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
const isDurable = process.argv[2] === '--durable';

try {
  const programs = ensurePostgres();
  const folder = mkdtempSync(join(tmpdir(), 'ask-help-postgres-'));
  try {
    process.exitCode = await besides(programs, folder, process.argv.slice(isDurable ? 3 : 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}

/**
 * @param {string} programs
 * @param {string} folder
 * @param {readonly string[]} command
 * @returns {Promise<number>} the command's exit code
 */
async function besides(programs, folder, command) {
  // PostgreSQL refuses to run as root: its package has made somebody for that.
  const owner = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'], { ...owner, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`PostgreSQL could not make a database: ${made.stderr}`);
  const port = await freePort();
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', `fsync=${isDurable ? 'on' : 'off'}`], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => server.once('close', resolve));
  try {
    await ready(server);
    return await run(command, { ...process.env, ASK_POSTGRES: `postgresql://postgres@127.0.0.1:${String(port)}` });
  } finally {
    // Fast: whoever is still connected is told to go.
    server.kill('SIGINT');
    await ended;
  }
}

/** The folder of PostgreSQL's programs: on the PATH, or where Debian keeps them. */
function ensurePostgres() {
  const found = findPostgres();
  if (found) return found;
  const debian = isRoot && existsSync('/etc/debian_version');
  if (debian) {
    console.log('Installing PostgreSQL ...');
    for (const command of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'postgresql']])
      spawnSync('apt-get', command, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  const installed = debian && findPostgres();
  if (!installed) throw new Error('These tests need PostgreSQL 15 or later: install it (on Debian: apt-get install postgresql) and try again.');
  return installed;
}

function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/**
 * A number of the user `postgres`.
 * @param {'-u' | '-g'} which
 */
function idOf(which) {
  const { status, stdout } = spawnSync('id', [which, 'postgres'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('As root these tests run PostgreSQL as the user "postgres", whom there is not: install PostgreSQL by its package.');
  return Number(stdout);
}

/**
 * Resolves once the server takes connections.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<void>}
 */
function ready(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (text) => {
      if (said.length < 10_000) said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL ended before it was ready. It said: ${said}`)));
  });
}

/**
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function run([name = '', ...parameters], env) {
  const local = join(root, 'node_modules/.bin', name);
  const child = spawn(existsSync(local) ? local : name, parameters, { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
