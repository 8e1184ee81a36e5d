import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A problem as it is sent (RFC 9457). `code` is for programs, `detail` for developers; visitors are shown neither. */
export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** Field name → what is wrong with it, as a code. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** Throw it anywhere below a route: the answer is this problem, and nothing else is done. */
export class Refusal extends Error {
  readonly answer: ProblemAnswer;
  /** Seconds after which it is worth asking again. */
  retryAfter?: number;
  constructor(status: ContentfulStatusCode, code: string, detail: string, errors?: ProblemAnswer['errors']) {
    super(detail);
    this.name = 'Refusal';
    this.answer = { type: 'about:blank', title: STATUS_CODES[status] ?? '', status, detail, code, ...(errors && { errors }) };
  }
}

/** Something sent is not right; `errors` says which field, and what about it. */
export const invalid = (errors: Readonly<Record<string, string>>): Refusal =>
  new Refusal(422, 'invalid', `Not accepted: ${Object.entries(errors).map(([field, code]) => `${field} (${code})`).join(', ')}.`, errors);

/** There is nothing here, or nothing that this person may see: which of the two is not told. */
export const missing = (what: string): Refusal => new Refusal(404, 'missing', `There is no such ${what}.`);

/** Too much, or too often: it is worth asking again after so many seconds. */
export const busy = (seconds: number): Refusal =>
  Object.assign(new Refusal(429, 'busy', 'Too much at once: wait as long as Retry-After says.'), { retryAfter: Math.max(1, Math.ceil(seconds)) });

/** Answers a problem for whatever was thrown; what nobody foresaw is logged and shows nothing of our inside. */
export function answerProblem(error: unknown, context: Context): Response {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'server', 'The server could not do this. Its log says why.');
  if (refusal !== error) console.error(error);
  const { answer, retryAfter } = refusal;
  if (answer.status === 401) context.header('WWW-Authenticate', 'Bearer realm="ask-help"');
  if (retryAfter !== undefined) context.header('Retry-After', String(retryAfter));
  return context.body(JSON.stringify(answer), answer.status as ContentfulStatusCode, { 'Content-Type': 'application/problem+json' });
}
