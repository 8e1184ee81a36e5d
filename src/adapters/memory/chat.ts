import type { Chat } from '../../ports/chat.js';
import { onceEach } from './once.js';
import type { MemoryStore } from './store.js';

/** What a visitor did in a chat, beside writing. */
export interface Heard {
  /** The tickets in which somebody typed, oldest first. */
  readonly typed: string[];
  /** The transcripts sent: ticket and address. */
  readonly transcripts: { readonly ticket: string; readonly email: string }[];
}

/** What a chat has beside a ticket, in memory. */
export function memoryChat(store: MemoryStore, heard: Heard): Required<Chat> {
  const once = onceEach();
  return {
    async typing(ticket, { signal } = {}) {
      signal?.throwIfAborted();
      store.find(ticket);
      heard.typed.push(ticket);
      return Promise.resolve();
    },
    async transcript(ticket, { email, key, signal }) {
      signal?.throwIfAborted();
      store.find(ticket);
      once(key, { ticket, email }, () => {
        heard.transcripts.push({ ticket, email });
        store.add(ticket, { from: 'system', code: 'transcript-sent', text: `The transcript was sent to ${email}` });
      });
      return Promise.resolve();
    },
  };
}
