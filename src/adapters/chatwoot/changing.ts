import type { Ticket, TicketChange } from '../../core/ticket.js';
import { problemError } from '../http/answer.js';
import { oneOf, pathOf, saidIn, say } from './conversation.js';
import type { Send } from './request.js';
import { sent } from './send-once.js';
import type { Conversation } from './shapes.js';
import { ticketOf } from './ticket.js';
import type { Visitor } from './visitor.js';

/**
 * Changes a ticket as far as Chatwoot lets a visitor: closes it, opens it again, marks it as read. A chat that ends is closed, and one
 * that goes on is opened. Anything else is a problem of kind `refused` with the code `unsupported`, and then nothing is changed.
 */
export async function change(send: Send, visitor: Visitor, id: string, asked: TicketChange, key: string): Promise<Ticket> {
  const { state, starred, slot, phone, standing, read } = asked;
  if (starred !== undefined || slot !== undefined || phone !== undefined)
    throw problemError('refused', 'Chatwoot lets a visitor change neither stars nor when and where to call', { code: 'unsupported' });
  const now = await oneOf(send, visitor, id);
  if (state === 'closed' || standing === 'ended') await close(send, visitor, now);
  else if (state === 'open' || standing === 'waiting') await reopen(send, visitor, now, key);
  if (read !== undefined) await send({ method: 'POST', path: [...pathOf(visitor, id), 'update_last_seen'] });
  return ticketOf(await oneOf(send, visitor, id));
}

/** Twice is no harm: what is resolved stays so. */
async function close(send: Send, visitor: Visitor, { id, status }: Conversation): Promise<void> {
  if (status === 'resolved') return;
  const path = [...pathOf(visitor, String(id)), 'toggle_status'];
  await sent<unknown>(
    () => send({ method: 'POST', path }),
    async () => ((await oneOf(send, visitor, String(id))).status === 'resolved' ? true : undefined),
  );
}

/** A visitor opens a conversation again by writing into it, and in no other way; this is written where they have no words yet. */
async function reopen(send: Send, visitor: Visitor, now: Conversation, key: string): Promise<void> {
  if (now.status !== 'resolved' || saidIn(now, key)) return;
  await say(send, visitor, String(now.id), { text: 'Reopened.', reference: key, facts: { code: 'reopened' }, files: [] });
}
