import { linkSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that servers of this very process hold; a lock with our pid and not in here is an older life's. */
const held = new Set<string>();

/** Something that whoever started the server can mend; its message is one sentence and all they need to see. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/**
 * Makes a folder this server's own until the function it answers is called.
 *
 * The database does not lock its folder, and two servers on one would ruin it. A lock whose process has ended is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const own = realpathSync(folder);
  const file = join(own, 'lock');
  if (!take(file)) {
    const holder = holderOf(file);
    if (isRunning(holder, own))
      throw new StartProblem(`${folder} is in use by process ${String(holder)}: stop that server first, or choose another folder with --data.`);
    rmSync(file, { force: true });
    if (!take(file)) throw new StartProblem(`${folder} is in use by another server that has just started.`);
  }
  held.add(own);
  return () => {
    if (held.delete(own)) rmSync(file, { force: true });
  };
}

/** Makes the lock, pid and all, in one step, so that nobody ever reads half of one. */
function take(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return Number.NaN; // Let go of this very moment.
  }
}

function isRunning(pid: number, folder: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return held.has(folder);
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
