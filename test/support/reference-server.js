// @ts-check
/** The reference server beside a test run: a process of its own, so that a test can let it die and come back. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'demo/server/main.ts');

/**
 * @typedef {object} ReferenceServer
 * @property {string | undefined} url where it listens; undefined while it is down
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop ends the process; what it stored stays
 * @property {() => Promise<void>} remove stops it and deletes its data
 */

/**
 * A reference server on a temporary folder, not started yet; one folder for all its starts.
 * @returns {ReferenceServer}
 */
export function referenceServer() {
  const data = mkdtempSync(join(tmpdir(), 'ask-help-server-'));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {ReferenceServer} */
  const server = {
    url: undefined,
    async start() {
      if (child || !existsSync(main)) return;
      child = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0', '--data', data], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
      server.url = await address(child);
    },
    async stop() {
      const stopping = child;
      child = server.url = undefined;
      if (!stopping || stopping.exitCode !== null) return;
      const closed = new Promise((resolve) => stopping.once('close', resolve));
      stopping.kill('SIGTERM');
      // It waits five seconds for what is under way, then closes its database.
      const patience = setTimeout(() => stopping.kill('SIGKILL'), 10_000);
      await closed;
      clearTimeout(patience);
    },
    async remove() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
  return server;
}

/**
 * What the server prints once it listens.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function address(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      printed += text;
      const url = /http:\/\/localhost:\d+/.exec(printed)?.[0];
      if (url) resolve(url);
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`The reference server ended with ${code} before it listened. It said: ${printed}`)));
  });
}
