/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Plain data as JSON, in ASCII, by ourselves: old libraries teach `JSON.stringify` other ways, through `toJSON` or in its place.
 *
 * Nothing is asked how it would like to be written, so that a `Date` is an empty object. Members that are `undefined` are left out.
 */
export function writeJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${members.map(([key, one]) => `${quoted(key)}:${writeJson(one)}`).join(',')}}`;
}

const quoted = (text: string): string => `"${text.replace(/["\\]|[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
