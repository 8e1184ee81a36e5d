import type { News, Tabs } from '../../ports/tabs.js';
import { untilAborted } from '../until-aborted.js';
import { holdLease } from './lease.js';
import { nameOf } from './who.js';

/** The other tabs, by a channel and a lock of the browser's own; where a page has neither, this tab is alone. */
export function browserTabs(site: string): Tabs {
  const name = `ask-help ${site}`;
  let channel: BroadcastChannel | undefined;
  let listeners = 0;
  const open = (): BroadcastChannel | undefined => {
    try {
      return (channel ??= new BroadcastChannel(name));
    } catch {
      return undefined;
    }
  };
  return {
    alone: async (what, work, signal) => {
      // What is done alone may be somebody's, and names of locks can be read by the page.
      // A host's backend need not heed a signal; other tabs do not wait for it once nobody here does.
      await inTurn(`ask-help ${await nameOf(site, what)}`, () => untilAborted(work(), signal), signal);
    },
    tell: (news) => open()?.postMessage(news),
    hear: (listener, signal) => {
      open()?.addEventListener('message', ({ data }: MessageEvent<News>) => listener(data), { signal });
      listeners++;
      // An open channel keeps a page out of the browser's cache for going back.
      signal.addEventListener('abort', () => {
        if (--listeners > 0) return;
        channel?.close();
        channel = undefined;
      });
    },
  };
}

/** Does some work while holding a lock; by a lease where the browser has no locks, or gives this page none. */
async function inTurn(lock: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  if (!navigator.locks) return holdLease(lock, work, signal);
  let isGiven = false;
  const given = (): Promise<void> => {
    isGiven = true;
    return work();
  };
  try {
    await navigator.locks.request(lock, { signal }, given);
  } catch (error) {
    // Where a page may store nothing its locks are there, and refused to whoever asks for one.
    if (isGiven || !(error instanceof DOMException && error.name === 'SecurityError')) throw error;
    await holdLease(lock, work, signal);
  }
}
