import { ProblemError, type ProblemKind } from '../../core/problem.js';

/** How long a whole index may take, on a slow line. */
const PATIENCE = 30_000;

/** What stands at an address, as JSON; else a `ProblemError` that names the address and what is wrong with it. */
export async function fetchJson(url: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  const problem = (kind: ProblemKind, what: string, cause?: unknown, status?: number): ProblemError =>
    new ProblemError({ kind, message: `${url}: ${what}`, ...(status && { status }) }, { cause });
  const signal = AbortSignal.timeout(PATIENCE);
  let text: string;
  try {
    const answer = await fetch(url, { signal, headers: { accept: 'application/json' } });
    if (!answer.ok) throw problem('server', `the server answers ${answer.status}`, undefined, answer.status);
    text = await answer.text();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw signal.aborted ? problem('timeout', `it does not come within ${PATIENCE / 1000} seconds`, error) : problem('offline', 'it cannot be reached', error);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (/^\s*</.test(text)) throw problem('server', 'it is HTML and not JSON; is the address right?', error);
    throw problem('server', /^\s*[[{]/.test(text) ? 'its JSON is broken or cut off' : 'it is not JSON', error);
  }
}
