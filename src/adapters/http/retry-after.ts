/**
 * How long a response asks to wait, in ms: its `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3).
 *
 * A date is counted from the response's own `Date`, since the visitor's clock may be wrong; the past is now. Garbage is nothing.
 */
export function retryAfterOf(headers: Headers): number | undefined {
  const asked = headers.get('Retry-After')?.trim();
  if (!asked) return undefined;
  if (/^-?\d+(\.\d+)?$/.test(asked)) return Math.max(0, Number(asked) * 1000);
  const wait = Date.parse(asked) - Date.parse(headers.get('Date') ?? new Date().toUTCString());
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
