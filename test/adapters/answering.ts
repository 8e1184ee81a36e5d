import { problemOf, type Problem } from '../../src/core/problem.js';
import type { Backend } from '../../src/ports/backend.js';
import type { Found } from '../../src/core/question.js';

/** A backend that answers as the list says, one answer a request, and the requests that reached it. */
export function answering(...answers: readonly (Response | Error | (() => Promise<Response>))[]): { readonly requests: readonly Request[]; readonly fetch: typeof fetch } {
  const left = [...answers];
  const requests: Request[] = [];
  const fetching: typeof fetch = async (address, init) => {
    requests.push(new Request(address, init));
    const next = left.shift();
    if (next === undefined) throw new Error('One request too many');
    if (next instanceof Error) throw next;
    return typeof next === 'function' ? next() : next;
  };
  return { requests, fetch: fetching };
}

/** An answer in JSON. */
export const json = (value: unknown, status = 200): Response => Response.json(value, { status });
/** A problem, as the contract has it. */
export const refused = (status: number, more: object = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: '', status, detail: 'It is so', ...more }), { status, headers: { 'Content-Type': 'application/problem+json' } });
/** A page for people, where an answer was asked for. */
export const page = (status: number): Response => new Response('<!doctype html><title>Sign in to the network</title>', { status, headers: { 'Content-Type': 'text/html' } });

/** Where the backend stands that {@link answering} plays. */
export const endpoint = 'https://example.com/help-api';
/** Asks any question. */
export const search = async ({ knowledge }: Backend, signal?: AbortSignal): Promise<Found> => knowledge!.search('x', { language: 'en', signal });

/** The problem that a promise ends in; that it does not is an error. */
export async function problemIn(promise: Promise<unknown>): Promise<Problem> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (error === undefined) throw new Error('It did not reject');
  return problemOf(error);
}
