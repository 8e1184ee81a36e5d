import type { Chat } from '../../ports/chat.js';
import { pathOf } from './conversation.js';
import type { Send } from './request.js';
import type { Visitors } from './visitors.js';

/** Chatwoot believes that somebody types until it is told otherwise; after so many ms without another word it is. */
const WORTH = 6000;

/** What a chat has beside a ticket. A transcript Chatwoot mails to agents alone. */
export function chatwootChat(send: Send, visitors: Visitors): Chat {
  const ending = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    async typing(ticket, { signal } = {}) {
      const visitor = await visitors.current(signal);
      if (!visitor) return;
      const path = [...pathOf(visitor, ticket), 'toggle_typing'];
      clearTimeout(ending.get(ticket));
      ending.set(ticket, setTimeout(() => {
        ending.delete(ticket);
        // Nobody waits for this answer; where it is lost, the agent's page forgets by itself half a minute later.
        void send({ method: 'POST', path, query: { typing_status: 'off' } }).catch(() => undefined);
      }, WORTH));
      await send({ method: 'POST', path, query: { typing_status: 'on' }, signal });
    },
  };
}
