// @ts-check
/** Finds a Chromium, or gets one. Plain JavaScript without packages: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What Chromium needs to run as root, in a container, on a slow machine, without calling home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium on this machine: `CHROME_PATH`, else the first command known to be one.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen && executable(chosen)) return chosen;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))), ...APPLICATIONS].find(executable);
}

/**
 * The path of a Chromium, installed if need be and possible; throws one sentence if there is none.
 * @returns {string}
 */
export function ensureBrowser() {
  const found = findBrowser() ?? installBrowser();
  if (found) return found;
  throw new Error('No Chromium was found and none could be installed: install Chromium or Google Chrome, or set CHROME_PATH to one.');
}

/** Installs Debian's Chromium, which only root on Debian can. */
function installBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  for (let attempt = 1; attempt <= 2; attempt++) {
    console.log(`Installing Chromium (attempt ${String(attempt)} of 2) ...`);
    // One stale source makes the update fail while the one we need is there, so its exit code says nothing.
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
    const found = findBrowser();
    if (found) return found;
  }
  return undefined;
}

/** @param {...string} parameters */
function apt(...parameters) {
  spawnSync('apt-get', parameters, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** @param {string} path */
function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
