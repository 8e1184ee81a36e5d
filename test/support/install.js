// @ts-check
/** Installs the packages. Plain JavaScript without packages: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs `npm ci` where node_modules is absent or older than the lock file; throws one sentence if that fails.
 * @param {string} root the folder of package.json
 */
export function ensurePackages(root) {
  if (changed(join(root, 'node_modules/.package-lock.json')) >= changed(join(root, 'package-lock.json'))) return;
  console.log('Installing packages ...');
  // No install script is needed, so none may run.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('The packages could not be installed: see what npm says above.');
}

/** @param {string} file */
function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
