import type { Backend } from '../../ports/backend.js';
import type { Chat } from '../../ports/chat.js';
import type { Live } from '../../ports/live.js';
import type { Tickets } from '../../ports/tickets.js';
import { httpChat } from './chat.js';
import { httpKnowledge } from './knowledge.js';
import { httpLive } from './live.js';
import { connect, type HttpOptions } from './request.js';
import { httpTickets } from './tickets.js';

export type { HttpOptions } from './request.js';

/** A backend with every port. */
export interface HttpBackend extends Backend {
  readonly tickets: Required<Omit<Tickets, 'changeable'>>;
  readonly chat: Required<Chat>;
  readonly live: Required<Live>;
}

/**
 * A backend that speaks the HTTP contract of `openapi.yaml`.
 *
 * Throws a `ProblemError` of kind `setting` where `endpoint` is no address; after that its methods reject with a
 * `ProblemError`, or, once the caller's signal is aborted, with that signal's reason.
 */
export function httpBackend(options: HttpOptions): HttpBackend {
  const send = connect(options);
  return { knowledge: httpKnowledge(send), tickets: httpTickets(send), chat: httpChat(send), live: httpLive(send) };
}
