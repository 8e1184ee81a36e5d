import type { Limits } from '../../core/attachment.js';
import { ProblemError } from '../../core/problem.js';
import type { Tickets } from '../../ports/tickets.js';
import { problemError } from './answer.js';
import { expected, listOf, number, shape, text } from './guard.js';
import { piecesOf, type Taking } from './pieces.js';
import type { Send } from './request.js';
import { isAttachment, readMessage, readTicket, readTickets } from './ticket.js';

const areLimits = shape<Limits>({ files: number, bytes: number, types: listOf(text) });

/** Tickets behind the HTTP contract, those of the person whose token goes along. */
export const httpTickets = (send: Send): Required<Omit<Tickets, 'changeable'>> => ({
  async create(ticket, { key, signal }) {
    try {
      return readTicket(await send({ method: 'POST', path: ['tickets'], body: ticket, key, signal, signedIn: true }));
    } catch (error) {
      throw misplaced(error);
    }
  },
  async list({ filter, reference, signal } = {}) {
    return readTickets(await send({ path: ['tickets'], query: { filter, reference }, signal, signedIn: true }));
  },
  async read(id, { signal } = {}) {
    return readTicket(await send({ path: ['tickets', id], signal, signedIn: true }));
  },
  async reply(id, message, { key, signal }) {
    return readMessage(await send({ method: 'POST', path: ['tickets', id, 'messages'], body: message, key, signal, signedIn: true }));
  },
  async change(id, change, { key, signal }) {
    return readTicket(await send({ method: 'PATCH', path: ['tickets', id], body: change, key, signal, signedIn: true }));
  },
  async rate(id, rating, { key, signal }) {
    return readTicket(await send({ method: 'POST', path: ['tickets', id, 'rating'], body: rating, key, signal, signedIn: true }));
  },
  async file(id, { signal } = {}) {
    return (await send({ path: ['attachments', id], accept: '*/*', take: bytesOf, signal, signedIn: true })) as Blob;
  },
  async attach(file, { name, type, key, progress, signal }) {
    const request = { method: 'POST', path: ['attachments'], query: { name }, file, type, key, progress, signal, signedIn: true } as const;
    return expected(await send(request), 'an attachment', isAttachment);
  },
  async limits({ signal } = {}) {
    return expected(await send({ path: ['attachments', 'limits'], signal }), 'limits', areLimits);
  },
});

async function bytesOf(answer: Response, taking: Taking): Promise<Blob> {
  const type = answer.headers.get('Content-Type') ?? '';
  // No file of ours is a page; one that comes in its place is a captive portal's.
  if (type.includes('html')) throw problemError('server', 'A file was expected, not a page');
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of piecesOf(answer, taking)) pieces.push(piece);
  return new Blob(pieces, { type });
}

/** A new ticket names nothing that could be missing: what is not found is the place for tickets, and that is the host's to mend. */
function misplaced(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.problem.kind !== 'missing') return error;
  return new ProblemError({ ...error.problem, setting: 'endpoint', message: 'endpoint: nothing there takes tickets' }, { cause: error });
}
