import type { Attachment, Limits } from '../../core/attachment.js';
import { CHANNELS } from '../../core/plan.js';
import { ProblemError } from '../../core/problem.js';
import type { Message, Ticket } from '../../core/ticket.js';
import type { Tickets } from '../../ports/tickets.js';
import { expected, flag, listOf, mapOf, maybe, number, oneOf, shape, text } from './guard.js';
import type { Send } from './request.js';

const perhaps = maybe(text);

const isAttachment = shape<Attachment>({ id: text, name: text, type: text, size: number });

const isMessage = shape<Message>({
  id: text,
  from: oneOf('visitor', 'support', 'system'),
  text,
  sent: text,
  name: perhaps,
  reference: perhaps,
  read: perhaps,
  attachments: maybe(listOf(isAttachment)),
});

const isTicket = shape<Ticket>({
  id: text,
  number: text,
  reference: text,
  channel: oneOf(...CHANNELS),
  premium: flag,
  severity: oneOf('standard', 'critical'),
  summary: text,
  description: text,
  language: text,
  email: text,
  phone: perhaps,
  state: oneOf('open', 'closed'),
  starred: flag,
  unread: number,
  created: text,
  updated: text,
  messages: listOf(isMessage),
  attachments: maybe(listOf(isAttachment)),
  custom: mapOf(text),
  context: mapOf(text),
});

const areLimits = shape<Limits>({ files: number, bytes: number, types: listOf(text) });

/** Tickets behind the HTTP contract, those of the person whose token goes along. */
export const httpTickets = (send: Send): Required<Tickets> => ({
  async create(ticket, { key, signal }) {
    try {
      return expected(await send({ method: 'POST', path: ['tickets'], body: ticket, key, signal, signedIn: true }), 'a ticket', isTicket);
    } catch (error) {
      throw misplaced(error);
    }
  },
  async list({ filter, reference, signal } = {}) {
    return expected(await send({ path: ['tickets'], query: { filter, reference }, signal, signedIn: true }), 'a list of tickets', listOf(isTicket));
  },
  async read(id, { signal } = {}) {
    return expected(await send({ path: ['tickets', id], signal, signedIn: true }), 'a ticket', isTicket);
  },
  async attach(file, { name, type, key, progress, signal }) {
    const request = { method: 'POST', path: ['attachments'], query: { name }, file, type, key, progress, signal, signedIn: true } as const;
    return expected(await send(request), 'an attachment', isAttachment);
  },
  async limits({ signal } = {}) {
    return expected(await send({ path: ['attachments', 'limits'], signal }), 'limits', areLimits);
  },
});

/** A new ticket names nothing that could be missing: what is not found is the place for tickets, and that is the host's to mend. */
function misplaced(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.problem.kind !== 'missing') return error;
  return new ProblemError({ ...error.problem, setting: 'endpoint', message: 'endpoint: nothing there takes tickets' }, { cause: error });
}
