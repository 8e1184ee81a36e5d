import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { invalid, Refusal } from './problem.js';

const LARGEST_JSON = 1_000_000;

/**
 * Hears out what a route did not want to hear, since a connection closed in the middle of a body takes the answer with it.
 */
export const hearOut: MiddlewareHandler = async (context, next) => {
  await next();
  const unread = chunksOf(context);
  while (!incomingOf(context).complete && !(await unread.next()).done);
};

/** A body as it arrives. One of more than `most` bytes is refused, but only at its end: see {@link hearOut}. */
export async function* bytesOf(context: Pick<Context, 'env'>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunksOf(context)) {
    size += chunk.length;
    if (size <= most) yield chunk;
  }
  if (size > most) throw new Refusal(413, 'too-large', `A body may have ${most / 1_000_000} MB here at most.`);
}

/** A request as it comes from the network: through Hono's, which is made of it, every byte would go once more. */
const incomingOf = ({ env }: Pick<Context, 'env'>): IncomingMessage => (env as HttpBindings).incoming;

async function* chunksOf(context: Pick<Context, 'env'>): AsyncGenerator<Uint8Array> {
  try {
    // Whoever stops reading has not hung up: the rest is heard out.
    yield* incomingOf(context).iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw new Refusal(400, 'broken-off', 'The connection broke in the middle of the body.');
  }
}

/** A JSON body: the object it says, and the exact text that said it. */
export interface Body {
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The body of a request, that must be a JSON object. */
export async function readBody(context: Pick<Context, 'req' | 'env'>): Promise<Body> {
  const [type = ''] = (context.req.header('Content-Type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') throw new Refusal(415, 'content-type', 'Send the body as application/json.');
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytesOf(context, LARGEST_JSON)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const value = parse(text);
  if (!isRecord(value)) throw new Refusal(400, 'malformed', 'The body is not a JSON object.');
  return { text, value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with keys. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a text is an id as we make them; the database takes no other. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** Says whether a value will do: `undefined` if so, else the code of what is wrong. */
export type Rule = (value: unknown) => string | undefined;

/** Refuses a body, naming every field that breaks its rule. */
export function mustFollow(value: Readonly<Record<string, unknown>>, rules: Readonly<Record<string, Rule>>): void {
  const broken = Object.entries(rules).flatMap(([field, rule]) => {
    const code = rule(value[field]);
    return code ? [[field, code] as const] : [];
  });
  if (broken.length > 0) throw invalid(Object.fromEntries(broken));
}

/** A text of at most `longest` characters, that may be empty. */
export const textTo =
  (longest: number): Rule =>
  (value) => {
    if (value === undefined) return 'required';
    if (typeof value !== 'string') return 'text';
    return [...value].length > longest ? 'too-long' : undefined;
  };

/** A text as {@link textTo}, and not blank. */
export const filledTo =
  (longest: number): Rule =>
  (value) =>
    textTo(longest)(value) ?? ((value as string).trim() ? undefined : 'required');

/** One of these values. */
export const among =
  (...values: readonly unknown[]): Rule =>
  (value) => {
    if (value === undefined) return 'required';
    return values.includes(value) ? undefined : 'unknown';
  };
