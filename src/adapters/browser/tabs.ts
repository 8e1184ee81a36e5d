import type { News, Tabs } from '../../ports/tabs.js';
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
      const lock = `ask-help ${await nameOf(site, what)}`;
      await (navigator.locks ? navigator.locks.request(lock, { signal }, work) : holdLease(lock, work, signal));
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
