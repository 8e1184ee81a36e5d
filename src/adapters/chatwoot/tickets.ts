import { LIMITS } from '../../core/attachment.js';
import { checkDraft } from '../../core/draft.js';
import { listed, type Message } from '../../core/ticket.js';
import type { Tickets } from '../../ports/tickets.js';
import { problemError } from '../http/answer.js';
import { HeldFiles } from './attachments.js';
import { change } from './changing.js';
import { allOf, oneOf, saidIn, say } from './conversation.js';
import { bytesOf } from './file.js';
import { open } from './opening.js';
import type { Send } from './request.js';
import { isBlank, seen, ticketOf } from './ticket.js';
import type { Visitor } from './visitor.js';
import type { Visitors } from './visitors.js';

/** What Chatwoot's public API can do of the port: it knows no stars, and a rating only where an agent asks for one. */
export type ChatwootTickets = Required<Omit<Tickets, 'rate'>>;

/** Tickets as conversations of a Chatwoot inbox. */
export function chatwootTickets(send: Send, visitors: Visitors, fetching: typeof fetch = globalThis.fetch): ChatwootTickets {
  const files = new HeldFiles();
  return {
    async create(ticket, { key, signal }) {
      signal?.throwIfAborted();
      const fields = checkDraft({ phone: '', ...ticket });
      if (Object.keys(fields).length > 0) throw problemError('invalid', 'The ticket is not filled in', { fields });
      const visitor = await visitors.writing(ticket, signal);
      return visitor.sends.under(key, ticket, signal, () => visitor.sends.inTurn(() => open(send, visitor, ticket, key, files)));
    },
    async list({ filter = 'all', reference, signal } = {}) {
      const visitor = await visitors.current(signal);
      const all = visitor ? await allOf(send, visitor, signal) : [];
      const tickets = all.filter((one) => !isBlank(one)).map((one) => ticketOf(one, [String(seen(one).at(-1)?.id)]));
      // Chatwoot's clock has whole seconds; what was said later has the higher number.
      const newestFirst = tickets.sort((one, other) => other.version! - one.version!);
      return listed(newestFirst, filter).filter((ticket) => reference === undefined || ticket.reference === reference);
    },
    async read(id, { signal } = {}) {
      return ticketOf(await oneOf(send, await theirs(visitors, `ticket ${id}`, signal), id, signal));
    },
    async reply(id, message, { key, signal }) {
      if (!message.text.trim() && !message.attachments?.length) throw problemError('invalid', 'The message is empty', { fields: { text: 'required' } });
      const visitor = await theirs(visitors, `ticket ${id}`, signal);
      return visitor.sends.under(key, { id, ...message }, signal, async () => {
        const { text, reference, attachments } = message;
        // Whoever asks may have asked before, on a page that is gone.
        const there = saidIn(await oneOf(send, visitor, id), reference);
        if (there) return messageIn(visitor, id, there.id);
        const held = files.get(attachments);
        const said = await say(send, visitor, id, { text, reference, facts: {}, files: held });
        files.release(held);
        return messageIn(visitor, id, said.id);
      });
    },
    changeable: ['state', 'standing', 'read'],
    async change(id, asked, { key, signal }) {
      const visitor = await theirs(visitors, `ticket ${id}`, signal);
      return visitor.sends.under(key, { id, ...asked }, signal, () => change(send, visitor, id, asked, key));
    },
    async file(id, { signal } = {}) {
      return bytesOf(await theirs(visitors, `file ${id}`, signal), id, fetching, signal);
    },
    async attach(file, { name, type, key, signal, progress }) {
      signal?.throwIfAborted();
      const attachment = files.hold(file, { name, type, key });
      progress?.(file.size);
      return Promise.resolve(attachment);
    },
    limits: () => Promise.resolve(LIMITS),
  };
}

/** Whoever is signed in, or somebody who has written; anybody else has nothing here. */
async function theirs(visitors: Visitors, wanted: string, signal: AbortSignal | undefined): Promise<Visitor> {
  const visitor = await visitors.current(signal);
  if (!visitor) throw problemError('missing', `There is no ${wanted}`);
  return visitor;
}

/** A message that was just sent, as the ticket has it. */
const messageIn = (visitor: Visitor, id: string, said: string | number): Message => ticketOf(visitor.known(id)!, [String(said)]).messages[0]!;
