import type { News, Tabs } from '../../ports/tabs.js';
import { holdLease } from './lease.js';

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
    alone: (work, signal) => (navigator.locks ? navigator.locks.request(name, { signal }, work) : holdLease(name, work, signal)),
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
