import type { Message, Ticket } from '../../src/core/ticket.js';

/** A ticket as a test needs it, opened on a morning of November. */
export const someTicket = (number: number, more: Partial<Ticket> = {}): Ticket => ({
  id: `t${String(number)}`,
  number: String(number),
  reference: `r${String(number)}`,
  channel: 'email',
  premium: false,
  severity: 'standard',
  summary: `Ticket about ${String(number)}`,
  description: 'It stalls.',
  language: 'en',
  email: 'ada@example.com',
  custom: {},
  context: {},
  state: 'open',
  starred: false,
  unread: 0,
  created: '2026-11-20T08:00:00Z',
  updated: `2026-11-20T08:00:${String(number % 60).padStart(2, '0')}Z`,
  messages: [{ id: `m${String(number)}`, from: 'visitor', text: 'It stalls.', sent: '2026-11-20T08:00:00Z' }],
  ...more,
});

/** A chat with somebody, or waiting for them. */
export const someChat = (more: Partial<Ticket> = {}): Ticket => someTicket(7, { channel: 'chat', standing: 'active', agent: 'Kim', summary: 'Chat about invoices', ...more });

let count = 0;

/** A message, each a minute after the one before. */
export const someMessage = (from: Message['from'], text: string, more: Partial<Message> = {}): Message => ({
  id: `said-${String(++count)}`,
  from,
  text,
  sent: new Date(Date.UTC(2026, 10, 20, 9, count)).toISOString(),
  ...(from === 'support' && { name: 'Kim' }),
  ...more,
});
