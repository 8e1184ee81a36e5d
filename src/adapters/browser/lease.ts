import { writeJson } from '../../core/json.js';

/** A tab that has not renewed its lease for so long, in ms, is gone. */
const LASTS = 5000;

interface Lease {
  readonly holder: string;
  /** Time since the epoch, in ms. */
  readonly until: number;
}

/**
 * Does some work while holding a lease in `localStorage`, for browsers without Web Locks (pages without HTTPS).
 *
 * Two tabs that take it in the same instant find out when they look again a moment later; the one that wrote last has it. It is
 * a courtesy to the backend: what makes one ticket of two requests is their key.
 */
export async function holdLease(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const holder = `${Date.now()}-${Math.random()}`;
  const take = (): void => write(name, { holder, until: Date.now() + LASTS });
  for (;;) {
    signal.throwIfAborted();
    const lease = read(name);
    if (lease?.holder === holder) break;
    if (!lease || lease.until < Date.now()) {
      take();
      if (!read(name)) break; // Nothing is kept here: this tab cannot know of others.
    }
    await pause(100 + Math.random() * 100);
  }
  take();
  const renewing = setInterval(take, LASTS / 3);
  try {
    await work();
  } finally {
    clearInterval(renewing);
    if (read(name)?.holder === holder) write(name, { holder, until: 0 });
  }
}

function read(name: string): Lease | undefined {
  try {
    const { holder, until } = JSON.parse(localStorage.getItem(name) ?? '') as Lease;
    return typeof holder === 'string' && typeof until === 'number' ? { holder, until } : undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, lease: Lease): void {
  try {
    localStorage.setItem(name, writeJson(lease));
  } catch {
    // Read back by whoever wrote it.
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
