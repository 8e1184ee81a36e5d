import type { Backend } from '../ports/backend.js';
import { ProblemError } from '../core/problem.js';

/** A backend whose code is fetched with the first question to it, since opening the panel needs none of it. */
export function later(fetch: () => Promise<Backend>): Required<Backend> {
  let fetching: Promise<Backend> | undefined;
  const backend = (): Promise<Backend> =>
    (fetching ??= fetch().catch((error: unknown) => {
      fetching = undefined;
      throw new ProblemError({ kind: 'load', message: `the backend's code could not be fetched (${String(error)})` }, { cause: error });
    }));
  const knowledge = async () => (await backend()).knowledge!;
  const tickets = async () => (await backend()).tickets!;
  return {
    knowledge: {
      search: async (text, asked) => (await knowledge()).search(text, asked),
      article: async (id, asked) => (await knowledge()).article(id, asked),
      suggestions: async (page, asked) => (await knowledge()).suggestions?.(page, asked) ?? [],
      feedback: async (feedback) => (await knowledge()).feedback?.(feedback),
    },
    tickets: {
      create: async (ticket, asked) => (await tickets()).create(ticket, asked),
      list: async (asked) => (await tickets()).list(asked),
      read: async (id, asked) => (await tickets()).read(id, asked),
    },
  };
}
