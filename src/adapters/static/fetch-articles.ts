import { ProblemError, type ProblemKind } from '../../core/problem.js';
import { SlicedJson } from './sliced-json.js';
import { inSlices } from './slices.js';

/** How long a whole index may take, on a slow line. */
const PATIENCE = 30_000;

/** As many bytes as are decoded and read at a time. */
const PART = 16_384;

/** What stands at an address, as JSON; else a `ProblemError` that names the address and what is wrong with it. */
export async function fetchJson(url: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  const problem = (kind: ProblemKind, what: string, cause?: unknown, status?: number): ProblemError =>
    new ProblemError({ kind, message: `${url}: ${what}`, ...(status && { status }) }, { cause });
  const signal = AbortSignal.timeout(PATIENCE);
  let chunks: readonly Uint8Array[];
  try {
    const answer = await fetch(url, { signal, headers: { accept: 'application/json' } });
    if (!answer.ok) throw problem('server', `the server answers ${answer.status}`, undefined, answer.status);
    chunks = await chunksOf(answer);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw signal.aborted ? problem('timeout', `it does not come within ${PATIENCE / 1000} seconds`, error) : problem('offline', 'it cannot be reached', error);
  }
  try {
    return await parse(chunks);
  } catch (error) {
    const beginning = new TextDecoder().decode(chunks[0]);
    if (/^\s*</.test(beginning)) throw problem('server', 'it is HTML and not JSON; is the address right?', error);
    throw problem('server', /^\s*[[{]/.test(beginning) ? 'its JSON is broken or cut off' : 'it is not JSON', error);
  }
}

/** A whole help centre decoded and parsed at once would hold a page up. */
async function parse(chunks: readonly Uint8Array[]): Promise<unknown> {
  const decoder = new TextDecoder();
  const json = new SlicedJson();
  await inSlices(partsOf(chunks), (part) => json.push(decoder.decode(part, { stream: true })));
  json.push(decoder.decode());
  return json.end();
}

function* partsOf(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const chunk of chunks) for (let at = 0; at < chunk.length; at += PART) yield chunk.subarray(at, at + PART);
}

/** Not `arrayBuffer()`, which gathers all that has come in one go. */
async function chunksOf({ body }: Response): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) chunks.push(read.value);
  return chunks;
}
