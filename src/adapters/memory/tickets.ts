import { LIMITS, type Attachment } from '../../core/attachment.js';
import { checkDraft, LONGEST } from '../../core/draft.js';
import { listed, type Message, type NewTicket, type Ticket, type TicketChange } from '../../core/ticket.js';
import type { Tickets } from '../../ports/tickets.js';
import { onceEach } from './once.js';
import { refusal, type MemoryStore } from './store.js';

/** A file as it came. */
interface Held {
  readonly attachment: Attachment;
  readonly file: Blob;
}

/** One person's tickets in memory, with the rules a server has: checked again, and each thing once a key. */
export function memoryTickets(store: MemoryStore): Required<Omit<Tickets, 'changeable'>> {
  const once = onceEach();
  const files = new Map<string, Held>();
  const loose = new Set<string>();

  const taken = (ids: readonly string[] = []): readonly Attachment[] => {
    if (ids.some((id) => !loose.has(id))) throw refusal('invalid', 'There is no such file', { fields: { attachments: 'unknown' } });
    for (const id of ids) loose.delete(id);
    return ids.map((id) => files.get(id)!.attachment);
  };

  const open = (ticket: NewTicket): Ticket => {
    const fields = checkDraft({ phone: '', ...ticket });
    if (Object.keys(fields).length > 0) throw refusal('invalid', 'The ticket is not filled in', { fields });
    const attachments = taken(ticket.attachments);
    const number = 1001 + store.tickets.length;
    const waits = ticket.channel === 'chat' || ticket.channel === 'callback';
    const facts = { ...ticket, attachments, id: `ticket-${number}`, number: String(number), state: 'open', starred: false, unread: 0 } as const;
    return store.open({ ...facts, ...(waits && { standing: 'waiting' as const }) }, { reference: ticket.reference, from: 'visitor', text: ticket.description, attachments });
  };

  return {
    async create(ticket, { key, signal }) {
      signal?.throwIfAborted();
      return Promise.resolve(once(key, ticket, () => open(ticket)));
    },
    async list({ filter = 'all', reference, signal } = {}) {
      signal?.throwIfAborted();
      const found = listed(store.tickets, filter).filter((ticket) => reference === undefined || ticket.reference === reference);
      return Promise.resolve(found.map((ticket) => ({ ...ticket, messages: ticket.messages.slice(-1) })));
    },
    async read(id, { signal } = {}) {
      signal?.throwIfAborted();
      return Promise.resolve(store.find(id));
    },
    async reply(id, { reference, text, attachments }, { key, signal }) {
      signal?.throwIfAborted();
      const { state, messages } = store.find(id);
      const add = (): Message => {
        const before = messages.find((one) => one.from === 'visitor' && one.reference === reference);
        if (before) return before;
        if (state === 'closed') throw refusal('invalid', 'The ticket is closed', { code: 'closed', status: 409 });
        if ((!text.trim() && !attachments?.length) || text.length > LONGEST.description) throw refusal('invalid', 'The message is empty, or too long', { fields: { text: text.trim() ? 'too-long' : 'required' } });
        return store.add(id, { reference, from: 'visitor', text, ...(attachments && { attachments: taken(attachments) }) });
      };
      return Promise.resolve(once(key, { id, reference, text, attachments }, add));
    },
    async change(id, change, { key, signal }) {
      signal?.throwIfAborted();
      store.find(id);
      return Promise.resolve(once(key, { id, change }, () => changed(store, id, change)));
    },
    async rate(id, rating, { key, signal }) {
      signal?.throwIfAborted();
      const rate = (): Ticket => {
        const { state, rating: before } = store.find(id);
        if (before) throw refusal('invalid', 'The ticket was rated before', { code: 'rated' });
        if (state !== 'closed') throw refusal('invalid', 'The ticket is not closed', { code: 'open' });
        return store.change(id, { rating });
      };
      return Promise.resolve(once(key, { id, rating }, rate));
    },
    async file(id, { signal } = {}) {
      signal?.throwIfAborted();
      const held = files.get(id);
      if (!held) throw refusal('missing', `There is no file ${id}`);
      return Promise.resolve(held.file);
    },
    async attach(file, { name, type, key, signal, progress }) {
      signal?.throwIfAborted();
      if (file.size > LIMITS.bytes) throw refusal('invalid', 'The file is too large', { code: 'too-large' });
      progress?.(file.size);
      // The key is the id: the same file sent again is the same attachment.
      const attachment = { id: key, name, type, size: file.size };
      if (!files.has(key)) loose.add(key);
      files.set(key, { attachment, file });
      return Promise.resolve(attachment);
    },
    limits: () => Promise.resolve(LIMITS),
  };
}

/** A ticket after what a visitor has changed of it. */
function changed(store: MemoryStore, id: string, { read, state, slot, ...facts }: TicketChange): Ticket {
  const before = store.find(id);
  if (read !== undefined) {
    const messages = before.messages.filter((one) => one.from === 'support' && one.read === undefined && (one.number ?? 0) <= read);
    const unread = before.messages.filter((one) => one.from === 'support' && one.read === undefined && (one.number ?? 0) > read).length;
    store.change(id, { unread }, messages.map((one) => ({ ...one, read: store.now })));
  }
  if (Object.keys(facts).length > 0) store.change(id, facts);
  if (slot !== undefined) store.add(id, { from: 'system', code: 'slot', text: 'The time of the call was changed' }, { slot: slot ?? undefined });
  if (state !== undefined && state !== before.state) {
    const isCall = before.channel === 'callback' && before.standing === 'waiting';
    const code = state === 'open' ? 'reopened' : isCall ? 'cancelled' : 'closed';
    const standing = state === 'closed' ? before.standing && 'ended' : before.channel === 'callback' ? 'waiting' : before.standing;
    store.add(id, { from: 'system', code, text: `The ticket was ${code}` }, { state, ...(standing && { standing }) });
  }
  return store.find(id);
}
