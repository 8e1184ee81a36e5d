import type { Json } from './take.js';

/** A value as JSON, by ourselves: old libraries teach `JSON.stringify` other ways, through `toJSON` or in its place. */
export function write(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(write).join(',')}]`;
  return `{${Object.entries(value).map(([key, one]) => `${quoted(key)}:${write(one)}`).join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

const quoted = (text: string): string => `"${text.replace(/["\\]|[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
