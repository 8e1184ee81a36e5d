import type { Message, Ticket } from '../../core/ticket.js';
import type { Heard } from './chat.js';
import type { Said, MemoryStore } from './store.js';

/** The support side of a backend in memory: what people there do, for tests. Every ticket is named by its id. */
export interface Support extends Readonly<Heard> {
  /** The ticket as support sees it. */
  ticket(id: string): Ticket;
  /** Answers. */
  say(id: string, text: string, more?: Partial<Pick<Said, 'name' | 'attachments'>>): Message;
  typing(id: string, name?: string): void;
  /** Takes a chat over, or a call-back. */
  take(id: string, name: string): void;
  /** Leaves a chat, which waits again. */
  leave(id: string): void;
  /** Tells a chat that waits its place in the queue, and how long that takes, in minutes. */
  queue(id: string, place: number, minutes?: number): void;
  /** Ends a chat, which is a ticket from then on. */
  end(id: string, code: 'missed' | 'idle' | 'hours'): void;
  close(id: string): void;
  reopen(id: string): void;
  /** Has read all that the visitor wrote. */
  read(id: string): void;
  /** Breaks every connection that stands. */
  cut(): void;
}

/** The support side of a store. */
export const supportOf = (store: MemoryStore, heard: Heard, cut: () => void): Support => ({
  ...heard,
  cut,
  ticket: (id) => store.find(id),
  say: (id, text, more = {}) => store.add(id, { from: 'support', text, ...nameOf(store.find(id)), ...more }),
  typing: (ticket, name) => store.tell({ kind: 'typing', ticket, ...(name && { name }) }),
  take: (id, name) => void store.add(id, { from: 'system', code: 'joined', name, text: `${name} has joined` }, { standing: 'active', agent: name }),
  leave: (id) => void store.add(id, { from: 'system', code: 'left', ...nameOf(store.find(id)), text: 'Support has left; somebody else will come' }, { standing: 'waiting' }),
  queue: (id, place, minutes) => {
    const queue = { place, ...(minutes !== undefined && { minutes }) };
    store.change(id, { queue });
    store.tell({ kind: 'queue', ticket: id, ...queue });
  },
  end: (id, code) => void store.add(id, { from: 'system', code, text: ENDED[code] }, { standing: 'ended' }),
  close: (id) => void store.add(id, { from: 'system', code: 'closed', text: 'The ticket was closed' }, { state: 'closed', ...(store.find(id).standing && { standing: 'ended' }) }),
  reopen: (id) => void store.add(id, { from: 'system', code: 'reopened', text: 'The ticket was reopened' }, { state: 'open' }),
  read: (id) => {
    const unseen = store.find(id).messages.filter((message) => message.from === 'visitor' && message.read === undefined);
    store.change(id, {}, unseen.map((message) => ({ ...message, read: store.now })));
  },
});

const nameOf = ({ agent }: Ticket): { readonly name?: string } => (agent === undefined ? {} : { name: agent });

const ENDED = {
  missed: 'Nobody was free; the chat is a ticket now',
  idle: 'Nobody wrote for a while; the chat is a ticket now',
  hours: 'Chat is closed for today; the chat is a ticket now',
};
