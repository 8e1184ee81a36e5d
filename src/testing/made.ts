import type { NewTicket } from '../core/ticket.js';

let made = 0;

/** A word that nobody else has used. */
export const unique = (): string => `contract-${Date.now()}-${(made += 1)}-${Math.random().toString(36).slice(2)}`;

/** Whether a text is an ISO instant. */
export const isInstant = (text: string | undefined): boolean => text !== undefined && /^\d{4}-\d\d-\d\dT.*Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** A ticket that any backend takes. */
export const newTicket = (): NewTicket => ({
  reference: unique(),
  channel: 'email',
  premium: false,
  severity: 'standard',
  summary: 'Import stalls',
  description: 'At 40 per cent,\nevery time.',
  language: 'en',
  email: 'ada@example.com',
  custom: {},
  context: { page: 'https://example.com/contacts' },
});
