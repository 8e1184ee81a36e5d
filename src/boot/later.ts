import { ProblemError } from '../core/problem.js';
import type { Backend } from '../ports/backend.js';

/** A backend whose code is fetched with the first question to it, since opening the panel needs none of it. */
export function later(fetch: () => Promise<Backend>): Required<Backend> {
  let fetching: Promise<Backend> | undefined;
  const backend = (): Promise<Backend> =>
    (fetching ??= fetch().catch((error: unknown) => {
      fetching = undefined;
      throw new ProblemError({ kind: 'load', message: `the backend's code could not be fetched (${String(error)})` }, { cause: error });
    }));
  return {
    knowledge: port(async () => (await backend()).knowledge),
    tickets: port(async () => (await backend()).tickets),
    chat: port(async () => (await backend()).chat),
    live: port(async () => (await backend()).live),
  };
}

type Method = (...given: unknown[]) => unknown;

/** A port that has every method by name; one that turns out to be missing gives nothing. */
function port<P extends object>(fetch: () => Promise<P | undefined>): P {
  const call = (name: string | symbol): Method => async (...given) => ((await fetch()) as Record<string | symbol, Method> | undefined)?.[name]?.(...given);
  return new Proxy({} as P, { get: (_, name) => call(name) });
}
