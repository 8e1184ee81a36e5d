import { Formats } from '../../src/i18n/formats.js';
import { listOf } from './lists.js';
import type { SupportChange, SupportTicket } from './office.js';

/** Something that can be done with a ticket: the word on its button, and what it changes. */
export interface Action {
  readonly label: string;
  readonly change: SupportChange;
  readonly primary?: boolean;
}

const isMine = (ticket: SupportTicket, name: string): boolean => ticket.agent === name;

/** What somebody of that name may do with a ticket as it stands. */
export function actionsOf(ticket: SupportTicket, name: string): readonly Action[] {
  const close: Action = { label: 'Close', change: { state: 'closed' } };
  switch (listOf(ticket)) {
    case 'closed':
      return [{ label: 'Reopen', change: { state: 'open' } }];
    case 'waiting':
      return [{ label: 'Take over', change: { standing: 'active' }, primary: true }];
    case 'chats':
      return isMine(ticket, name) ? [{ label: 'Leave', change: { standing: 'waiting' } }, close] : [];
    case 'callbacks':
      return [...callingOf(ticket), { label: 'Mark as called', change: { standing: 'ended' }, primary: true }, close];
    case 'tickets':
      return [close];
  }
}

/** Whoever calls says so, that nobody else calls too; and that nobody answered. */
const callingOf = ({ standing }: SupportTicket): readonly Action[] =>
  standing === 'active' ? [{ label: 'No answer', change: { standing: 'waiting' } }] : [{ label: 'Call now', change: { standing: 'active' } }];

/** Whether somebody of that name may answer: in a chat only whoever took it over speaks. */
export const mayAnswer = (ticket: SupportTicket, name: string): boolean =>
  ticket.state === 'open' && listOf(ticket) !== 'waiting' && (listOf(ticket) !== 'chats' || isMine(ticket, name));

const formats = new Formats(['en-GB']);

/** How a ticket stands, in a line below its summary. */
export function standingOf(ticket: SupportTicket, name: string): string {
  const number = `#${ticket.number}`;
  const list = listOf(ticket);
  if (list === 'waiting') return `${number} · waits in the queue since ${formats.moment(ticket.since ?? ticket.created)}`;
  if (list === 'chats') return `${number} · ${isMine(ticket, name) ? 'you are in this chat' : `${ticket.agent ?? 'somebody else'} is in this chat`}`;
  if (list === 'callbacks' && ticket.standing === 'active') return `${number} · ${isMine(ticket, name) ? 'you are' : `${ticket.agent ?? 'somebody'} is`} calling`;
  return `${number} · ${ticket.state}, from ${formats.moment(ticket.created)}`;
}
