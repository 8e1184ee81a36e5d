import { writeJson } from '../../core/json.js';
import { ProblemError } from '../../core/problem.js';
import { below } from '../http/address.js';
import { problemError, readAnswer } from '../http/answer.js';
import { patienceOf } from '../http/patience.js';
import { untilAborted } from '../until-aborted.js';

/** One request to the public API of an inbox. */
export interface Request {
  readonly method?: 'POST' | 'PATCH';
  /** Steps below the inbox, not encoded yet. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  /** A form goes as it is, anything else as JSON. */
  readonly body?: object;
  /** Bytes of the files in the form; more of them take longer. */
  readonly bytes?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request and answers the JSON that came back, `undefined` where nothing did. */
export type Send = (request: Request) => Promise<unknown>;

/** How long an answer may take, in ms, and how many bytes the slowest line carries in one. */
const [PATIENCE, SLOWEST] = [20_000, 16];

/** The one place that asks Chatwoot over HTTP. Rejects with a `ProblemError`, or with the reason of the request's signal. */
export const connect =
  (base: URL, inbox: string, fetching: typeof fetch = globalThis.fetch): Send =>
  async ({ method = 'GET', path, query, body, bytes = 0, signal: asked }) => {
    const patience = patienceOf(PATIENCE + bytes / SLOWEST);
    const signal = asked ? AbortSignal.any([asked, patience.signal]) : patience.signal;
    const json = body && !(body instanceof FormData);
    const exchange = async (): Promise<unknown> => {
      const answer = await fetching(below(base, ['public', 'api', 'v1', 'inboxes', inbox, ...path], query), {
        method,
        headers: { Accept: 'application/json', ...(json && { 'Content-Type': 'application/json' }) },
        // A contact is known by its address alone; cookies of somebody who works there have no business here.
        credentials: 'omit',
        signal,
        ...(body && { body: json ? writeJson(body) : body }),
      });
      const said = await answer.text();
      return answer.ok && said.trim() === '' ? undefined : readAnswer(answer, said);
    };
    try {
      signal.throwIfAborted();
      return await untilAborted(exchange(), signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error instanceof ProblemError ? error : problemError('offline', String(error), {}, error);
    } finally {
      patience.end();
    }
  };
