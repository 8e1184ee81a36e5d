import { ProblemError, type ProblemKind } from '../../core/problem.js';
import { untilAborted } from '../until-aborted.js';
import { baseOf, below } from './address.js';
import { problemError, readAnswer } from './answer.js';

/** Where a backend stands, and how it knows who asks. */
export interface HttpOptions {
  /** The address that the paths of `openapi.yaml` stand below; a relative one is taken from the page. */
  readonly endpoint: string;
  /**
   * Gives the token of the person who is signed in; empty where nobody is. Asked anew for every request that needs one, and
   * once more where the backend answers 401. Without this function requests carry what the browser adds, such as a cookie.
   */
  readonly token?: (() => string | Promise<string>) | undefined;
  /** For a host that adds something of its own to each request. */
  readonly fetch?: typeof fetch | undefined;
}

/** One request. */
export interface Request {
  readonly method?: 'POST';
  /** Steps below the endpoint, not encoded yet. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly key?: string;
  /** Needs to know who asks. Any other request is sent without a token, and with one only where the backend answers 401. */
  readonly signedIn?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request and answers the JSON that came back, `undefined` where none did. */
export type Send = (request: Request) => Promise<unknown>;

const PATIENCE = 20_000;

/**
 * The one place that talks to a backend. Throws a problem of kind `setting` where the endpoint is no address.
 *
 * A request rejects with a `ProblemError`; where its signal was aborted, with that signal's reason.
 */
export function connect({ endpoint, token, fetch }: HttpOptions): Send {
  const base = baseOf(endpoint);

  const attempt = async (asked: Request, signal: AbortSignal, signedIn: boolean | undefined): Promise<unknown> => {
    const { method = 'GET', path, query, body, key } = asked;
    const headers = {
      Accept: 'application/json, application/problem+json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(key && { 'Idempotency-Key': key }),
      ...(token && signedIn && { Authorization: `Bearer ${await bearerOf(token)}` }),
    };
    const request = { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const [response, text] = await reach('offline', async () => {
      const answer = await (fetch ?? globalThis.fetch)(below(base, path, query), request);
      return [answer, await answer.text()];
    });
    return readAnswer(response, text);
  };

  const persist = async (asked: Request, signal: AbortSignal): Promise<unknown> => {
    try {
      return await attempt(asked, signal, asked.signedIn);
    } catch (error) {
      if (!token || !(error instanceof ProblemError) || error.problem.status !== 401) throw error;
      return attempt(asked, signal, true);
    }
  };

  return async (asked) => {
    const clock = new AbortController();
    const late = setTimeout(() => clock.abort(problemError('timeout', `No whole answer within ${PATIENCE / 1000} seconds`)), PATIENCE);
    const signal = asked.signal ? AbortSignal.any([asked.signal, clock.signal]) : clock.signal;
    try {
      signal.throwIfAborted();
      // Neither a host's token nor a host's fetch need heed a signal.
      return await untilAborted(persist(asked, signal), signal);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      clearTimeout(late);
    }
  };
}

/** The token, or a problem: a request that needs one is never sent without in silence. */
async function bearerOf(token: () => string | Promise<string>): Promise<string> {
  const given: unknown = await reach('signed-out', async () => token());
  if (typeof given !== 'string' || !/^[\x21-\x7e]+$/.test(given)) throw problemError('signed-out', 'Nobody is signed in');
  return given;
}

async function reach<T>(kind: ProblemKind, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : problemError(kind, String(cause), {}, cause);
  }
}
