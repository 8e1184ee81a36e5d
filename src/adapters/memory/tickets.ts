import { LIMITS, type Attachment } from '../../core/attachment.js';
import { checkDraft } from '../../core/draft.js';
import { ProblemError, type Problem } from '../../core/problem.js';
import { listed, type NewTicket, type Ticket } from '../../core/ticket.js';
import type { Tickets } from '../../ports/tickets.js';

/** One person's tickets in memory, with the rules a server has: checked again, and one ticket a key. */
export function memoryTickets(initial: readonly Ticket[], now: () => Date): Required<Tickets> {
  const tickets = new Map(initial.map((ticket) => [ticket.id, ticket]));
  const keys = new Map<string, { readonly sent: string; readonly answer: Ticket }>();
  const files = new Map<string, Attachment>();
  return {
    async create(ticket, { key, signal }) {
      signal?.throwIfAborted();
      const sent = JSON.stringify(ticket);
      const before = keys.get(key);
      if (before && before.sent !== sent) throw refusal('invalid', 'This key was used for another ticket', { code: 'key-reused' });
      if (before) return Promise.resolve(before.answer);
      const fields = checkDraft({ phone: '', ...ticket });
      if (Object.keys(fields).length > 0) throw refusal('invalid', 'The ticket is not filled in', { fields });
      const attachments = (ticket.attachments ?? []).map((id) => files.get(id));
      if (attachments.includes(undefined)) throw refusal('invalid', 'There is no such file', { fields: { attachments: 'unknown' } });
      const answer = opened(ticket, attachments as Attachment[], 1001 + tickets.size, now().toISOString());
      tickets.set(answer.id, answer);
      for (const { id } of answer.attachments ?? []) files.delete(id);
      keys.set(key, { sent, answer });
      return Promise.resolve(answer);
    },
    async list({ filter = 'all', reference, signal } = {}) {
      signal?.throwIfAborted();
      const newestFirst = [...tickets.values()].reverse();
      return Promise.resolve(listed(newestFirst, filter).filter((ticket) => reference === undefined || ticket.reference === reference));
    },
    async read(id, { signal } = {}) {
      signal?.throwIfAborted();
      const ticket = tickets.get(id);
      if (!ticket) throw refusal('missing', `There is no ticket ${id}`);
      return Promise.resolve(ticket);
    },
    async attach(file, { name, type, key, signal, progress }) {
      signal?.throwIfAborted();
      if (file.size > LIMITS.bytes) throw refusal('invalid', 'The file is too large', { code: 'too-large' });
      progress?.(file.size);
      // The key is the id: the same file sent again is the same attachment.
      const attachment = { id: key, name, type, size: file.size };
      files.set(key, attachment);
      return Promise.resolve(attachment);
    },
    limits: () => Promise.resolve(LIMITS),
  };
}

const refusal = (kind: Problem['kind'], message: string, more: Partial<Problem> = {}): ProblemError => new ProblemError({ kind, message, ...more });

const opened = (ticket: NewTicket, attachments: readonly Attachment[], number: number, now: string): Ticket => ({
  ...ticket,
  attachments,
  id: `ticket-${number}`,
  number: String(number),
  state: 'open',
  starred: false,
  unread: 0,
  created: now,
  updated: now,
  messages: [{ id: `message-${number}`, reference: ticket.reference, from: 'visitor', text: ticket.description, attachments, sent: now }],
});
