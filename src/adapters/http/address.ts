import { ProblemError } from '../../core/problem.js';

/** The address that paths stand below: absolute, without a fragment, ending in a slash. Throws a problem of kind `setting`. */
export function baseOf(endpoint: string): URL {
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  const base = URL.canParse(endpoint, page) ? new URL(endpoint, page) : undefined;
  if (!base || !/^https?:$/.test(base.protocol))
    throw new ProblemError({ kind: 'setting', setting: 'endpoint', message: `endpoint: "${endpoint}" is not an address of the web; no backend is used` });
  base.hash = '';
  base.pathname = base.pathname.replace(/\/*$/, '/');
  return base;
}

/** An address below a base, whose own query is kept. */
export function below(base: URL, path: readonly string[], query: Readonly<Record<string, string | number | undefined>> = {}): URL {
  const address = new URL(base);
  address.pathname += path.map(encode).join('/');
  for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, String(value));
  return address;
}

// Half a surrogate pair cannot be encoded, and trying to throws.
const encode = (step: string): string => encodeURIComponent(step.replace(/\p{Surrogate}/gu, '\uFFFD'));
