import type { Chosen } from './attachment.js';
import { chosenIn } from './mended.js';
import type { Problem } from './problem.js';

/** A message to a ticket on its way: written down before the first request for it, struck out once it is there. */
export interface Posted {
  /** A UUID, made on Send: idempotency key and client's reference of every try. */
  readonly key: string;
  /** The ticket's id. */
  readonly ticket: string;
  readonly text: string;
  readonly attachments: readonly Chosen[];
  /** ISO instant of Send, later than that of whatever was sent before. */
  readonly placed: string;
  /** Why the backend will not take it: it waits for its writer. */
  readonly refused?: Problem | undefined;
  /** Whether no tab has tried to send it yet: it cannot have arrived. */
  readonly untried?: boolean | undefined;
}

/** A message on its way as an earlier page, maybe of another version, has left it; `undefined` where it is none. */
export function readPosted(value: unknown): Posted | undefined {
  const { key, ticket, text, attachments, placed, refused, untried } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof key !== 'string' || typeof ticket !== 'string' || typeof text !== 'string') return undefined;
  if (typeof placed !== 'string' || Number.isNaN(Date.parse(placed))) return undefined;
  const problem = readProblem(refused);
  return { key, ticket, text, attachments: chosenIn(attachments) ?? [], placed, ...(problem && { refused: problem }), ...(untried === true && { untried }) };
}

/** When a message is placed: now, and after all that was placed before, whatever became of the clock. ISO instant. */
export function placedAfter(before: readonly { readonly placed: string }[], now: Date): string {
  const last = Math.max(...before.map(({ placed }) => Date.parse(placed)), -Infinity);
  return new Date(Math.max(now.getTime(), last + 1)).toISOString();
}

/** The kinds of problem that no further try mends. */
const REFUSALS = ['refused', 'missing', 'invalid', 'setting'] as const;

function readProblem(value: unknown): Problem | undefined {
  const { kind, message, code } = Object(value) as Readonly<Record<string, unknown>>;
  const known = REFUSALS.find((one) => one === kind);
  return known && { kind: known, message: String(message), ...(typeof code === 'string' && { code }) };
}
