import { writeJson } from '../../core/json.js';
import { ProblemError, type ProblemKind } from '../../core/problem.js';
import { problemError } from '../http/answer.js';
import { untilAborted } from '../until-aborted.js';

/** Sends each thing once for its key, for as long as the page lives. */
export class SendOnce {
  readonly #sent = new Map<string, { readonly what: string; readonly answer: Promise<unknown> }>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Does the work, or answers what came of it before under this key; a problem of kind `invalid`, `key-reused`, where that was for
   * something else. Where it failed, it is done anew. What was begun goes on without whoever asked, as it may have arrived already.
   */
  async under<T>(key: string, what: object, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const written = writeJson(what);
    const before = this.#sent.get(key);
    if (before && before.what !== written) throw problemError('invalid', 'This key was used for something else', { code: 'key-reused' });
    const answer = (before?.answer as Promise<T> | undefined) ?? this.#begin(key, written, work);
    return signal ? untilAborted(answer, signal) : answer;
  }

  /** Does such work when all that was begun before is over. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done;
    return done;
  }

  #begin<T>(key: string, what: string, work: () => Promise<T>): Promise<T> {
    const answer = work();
    this.#sent.set(key, { what, answer });
    answer.catch(() => this.#sent.delete(key));
    return answer;
  }
}

/** After these nobody knows whether a request has arrived. */
const UNCLEAR: readonly ProblemKind[] = ['offline', 'timeout', 'server'];

/** Sends; where the answer was lost, looks whether it has arrived all the same. */
export async function sent<T>(send: () => Promise<T>, look: () => Promise<T | undefined>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ProblemError) || !UNCLEAR.includes(error.problem.kind)) throw error;
    // Where looking fails too, the first failure is the one to be told; the next try looks again before it sends.
    const found = await look().catch(() => undefined);
    if (found === undefined) throw error;
    return found;
  }
}
