import { writeJson } from '../../core/json.js';
import { ProblemError, type ProblemKind } from '../../core/problem.js';
import { untilAborted } from '../until-aborted.js';
import { baseOf, below } from './address.js';
import { problemError, readAnswer } from './answer.js';
import { byFetch, byTaking, byXhr } from './carry.js';
import { patienceOf, type Patience } from './patience.js';
import type { Taking } from './pieces.js';

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
  readonly method?: 'POST' | 'PATCH';
  /** Steps below the endpoint, not encoded yet. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  /** Sent as it is, in place of `body`. */
  readonly file?: Blob;
  /** MIME of the file. */
  readonly type?: string;
  /** Hears how many bytes of the file have gone. */
  readonly progress?: ((sent: number) => void) | undefined;
  readonly key?: string;
  /** What is wanted in place of JSON. */
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes a good answer as it comes, in place of one that is JSON and whole. */
  readonly take?: (answer: Response, taking: Taking) => Promise<unknown>;
  /** How long nothing need be heard, in ms, where that is not as long as for any other request. */
  readonly patience?: number;
  /** Needs to know who asks. Any other request is sent without a token, and with one only where the backend answers 401. */
  readonly signedIn?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request and answers the JSON that came back, `undefined` where none did, or what was taken in its place. */
export type Send = (request: Request) => Promise<unknown>;

/** How long nothing need be heard, in ms: of an answer, and of a file on its way. */
const [PATIENCE, PATIENCE_WITH_FILES] = [20_000, 60_000];
/** Bytes that the slowest line carries in a ms, for where nobody tells how a file gets on. */
const SLOWEST = 16;

/**
 * The one place that talks to a backend. Throws a problem of kind `setting` where the endpoint is no address.
 *
 * A request rejects with a `ProblemError`; where its signal was aborted, with that signal's reason.
 */
export function connect({ endpoint, token, fetch }: HttpOptions): Send {
  const base = baseOf(endpoint);
  const told = !fetch && typeof XMLHttpRequest === 'function';

  const attempt = async (asked: Request, patience: Patience, signal: AbortSignal, signedIn: boolean | undefined): Promise<unknown> => {
    const { method = 'GET', path, query, body, file, type, progress, key, take, accept = 'application/json' } = asked;
    const headers = {
      Accept: `${accept}, application/problem+json`,
      ...asked.headers,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(type && { 'Content-Type': type }),
      ...(key && { 'Idempotency-Key': key }),
      ...(token && signedIn && { Authorization: `Bearer ${await bearerOf(token)}` }),
    };
    signal.throwIfAborted();
    const request = { method, headers, signal, ...(body !== undefined && { body: writeJson(body) }), ...(file && { body: file }) };
    const { heard } = patience;
    if (take) return reach('offline', () => byTaking(fetch ?? globalThis.fetch, (answer) => take(answer, { heard, signal }))(below(base, path, query), request));
    const carry = file && told ? byXhr : byFetch(fetch ?? globalThis.fetch);
    const [head, text] = await reach('offline', () =>
      carry(below(base, path, query), request, (sent) => {
        heard();
        progress?.(sent);
      }),
    );
    return readAnswer(head, text);
  };

  const persist = async (asked: Request, patience: Patience, signal: AbortSignal): Promise<unknown> => {
    try {
      return await attempt(asked, patience, signal, asked.signedIn);
    } catch (error) {
      if (!token || !(error instanceof ProblemError) || error.problem.status !== 401) throw error;
      return attempt(asked, patience, signal, true);
    }
  };

  return async (asked) => {
    const patience = patienceOf(asked.patience ?? (asked.file ? PATIENCE_WITH_FILES + (told ? 0 : asked.file.size / SLOWEST) : PATIENCE));
    const signal = asked.signal ? AbortSignal.any([asked.signal, patience.signal]) : patience.signal;
    try {
      signal.throwIfAborted();
      // Neither a host's token nor a host's fetch need heed a signal.
      return await untilAborted(persist(asked, patience, signal), signal);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      patience.end();
    }
  };
}

/**
 * The token, or a problem: a request that needs one is never sent without in silence. A host's function that fails has mostly
 * not reached its own server; nobody is signed out by that.
 */
async function bearerOf(token: () => string | Promise<string>): Promise<string> {
  const given: unknown = await reach('offline', async () => token());
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
