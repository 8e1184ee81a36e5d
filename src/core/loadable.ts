import { problemOf, type Problem } from './problem.js';

/** Something we have, are fetching, or could not fetch. */
export type Loadable<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Not asked for yet. */
export const idle = { status: 'idle' } as const;

/** Asked for, not here yet. */
export const loading = { status: 'loading' } as const;

/** Waits for a promise and never rejects: its value or its problem as a {@link Loadable}. */
export async function settle<T>(promise: Promise<T>): Promise<Loadable<T>> {
  try {
    return { status: 'ready', value: await promise };
  } catch (error) {
    return { status: 'failed', problem: problemOf(error) };
  }
}
