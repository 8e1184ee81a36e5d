import { ProblemError, type Problem, type ProblemKind } from '../../core/problem.js';
import { retryAfterOf } from './retry-after.js';

const KINDS: Readonly<Record<number, ProblemKind>> = {
  401: 'signed-out',
  403: 'refused',
  404: 'missing',
  408: 'server',
  410: 'missing',
  429: 'busy',
  503: 'busy',
};

/** What a response says: its JSON, `undefined` where it rightly says nothing, or a thrown problem. Members that are null count as absent. */
export function readAnswer({ ok, status, headers }: Pick<Response, 'ok' | 'status' | 'headers'>, text: string): unknown {
  const type = headers.get('Content-Type') ?? '';
  const value = /[/+]json\b/.test(type) ? parseJson(text) : undefined;
  if (!ok) throw refusal(status, headers, value);
  if (status === 204) return undefined;
  if (value === undefined) throw problemError('server', `JSON was expected, not "${type}"`, { status });
  return value;
}

/** A {@link ProblemError} in one line. */
export const problemError = (kind: ProblemKind, message: string, more: Partial<Problem> = {}, cause?: unknown): ProblemError =>
  new ProblemError({ kind, message, ...more }, { cause });

/** What JSON says, without what it says is null; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, function (this: unknown, _, value: unknown) {
      return value === null && !Array.isArray(this) ? undefined : value;
    });
  } catch {
    return undefined;
  }
}

function refusal(status: number, headers: Headers, value: unknown): ProblemError {
  const type = headers.get('Content-Type') ?? '';
  const retryAfter = retryAfterOf(headers);
  const kind = KINDS[status] ?? (status >= 400 && status < 500 ? 'invalid' : 'server');
  // A page is no answer to what was asked: it comes from a captive portal, a firewall or the wrong endpoint.
  const foreign = type.includes('html') && ['refused', 'missing', 'invalid'].includes(kind);
  const { code, detail, errors } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const fields = Object.entries(errors ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return problemError(foreign ? 'server' : kind, typeof detail === 'string' ? detail : `The backend answered ${status}`, {
    status,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(typeof code === 'string' && { code }),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  });
}
