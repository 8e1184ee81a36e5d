import type { News, Tabs } from '../../ports/tabs.js';
import { holdLease } from './lease.js';

/** The other tabs, by a channel and a lock of the browser's own; where a page has neither, this tab is alone. */
export function browserTabs(site: string): Tabs {
  const name = `ask-help ${site}`;
  let channel: BroadcastChannel | undefined;
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
      signal.addEventListener('abort', () => {
        channel?.close();
        channel = undefined;
      });
    },
  };
}
