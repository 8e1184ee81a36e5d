import { ProblemError, type Problem } from '../core/problem.js';

/** Throws an `Error` that says `sentence` unless it holds. */
export function must(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

/** Throws, with both values, unless they are the same JSON; the order of keys does not count. */
export function mustEqual(found: unknown, wanted: unknown, sentence: string): void {
  const [one, other] = [plain(found), plain(wanted)];
  must(one === other, `${sentence}\n  wanted: ${other}\n  found:  ${one}`);
}

/** Throws unless a promise rejects with a `ProblemError` of that kind; answers its problem. */
export async function mustReject(promise: Promise<unknown>, kind: Problem['kind'], sentence: string): Promise<Problem> {
  const error = await errorOf(promise);
  must(error instanceof ProblemError, `${sentence} a problem of kind "${kind}"; it ${told(error)}`);
  must(error.problem.kind === kind, `${sentence} a problem of kind "${kind}", not "${error.problem.kind}" (${error.message})`);
  return error.problem;
}

/** Throws unless a question heeds a signal that is aborted before it is asked. */
export async function mustHeed(ask: (signal: AbortSignal) => Promise<unknown>, sentence: string): Promise<void> {
  const reason = new Error('The visitor went on');
  const error = await errorOf(ask(AbortSignal.abort(reason)));
  must(error === reason, `${sentence}; it ${told(error)}`);
}

async function errorOf(promise: Promise<unknown>): Promise<Error | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(`What is no Error: ${JSON.stringify(error)}`);
  }
}

const told = (error: Error | undefined): string => (error ? `rejected with "${error.name}: ${error.message}"` : 'did not reject');

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
