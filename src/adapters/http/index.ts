import type { Backend } from '../../ports/backend.js';
import { httpKnowledge } from './knowledge.js';
import { connect, type HttpOptions } from './request.js';
import { httpTickets } from './tickets.js';

export type { HttpOptions } from './request.js';

/**
 * A backend that speaks the HTTP contract of `openapi.yaml`.
 *
 * Throws a `ProblemError` of kind `setting` where `endpoint` is no address; after that its methods reject with a
 * `ProblemError`, or, once the caller's signal is aborted, with that signal's reason.
 */
export function httpBackend(options: HttpOptions): Backend {
  const send = connect(options);
  return { knowledge: httpKnowledge(send), tickets: httpTickets(send) };
}
