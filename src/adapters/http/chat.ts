import type { Chat } from '../../ports/chat.js';
import type { Send } from './request.js';

/** What a chat has beside its ticket, behind the HTTP contract. */
export const httpChat = (send: Send): Required<Chat> => ({
  async typing(ticket, { signal } = {}) {
    await send({ method: 'POST', path: ['typing'], body: { ticket }, signal, signedIn: true });
  },
  async transcript(ticket, { email, key, signal }) {
    await send({ method: 'POST', path: ['tickets', ticket, 'transcript'], body: { email }, key, signal, signedIn: true });
  },
});
