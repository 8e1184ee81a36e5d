import { isRecord } from '../check.js';
import type { Json } from '../json.js';
import { isPlainList, REMOVED } from './plain.js';
import type { RemovalKind, Tell } from './removal.js';

/** Takes from a value what may leave the device, and tells what stays behind; `undefined`: nothing may. Never throws. */
export type Take = (value: unknown, at: string, tell: Tell) => Json | undefined;

/** A text that passes a test; another is taken out. */
export const text =
  (test: (value: string) => boolean, kind: RemovalKind = 'field'): Take =>
  (value, at, tell) => {
    if (value === REMOVED || value === '' || value === null) return value;
    if (typeof value === 'string' && test(value)) return value;
    tell(kind, at, value);
    return typeof value === 'string' ? REMOVED : undefined;
  };

/** A text of a certain form. */
export const form = (pattern: RegExp): Take => text((value) => value.length <= 100 && pattern.test(value));

/** Plain words, such as the name of a program. */
export const words = text(isPlainList);

/** A number that is a time or a size. Those of eleven digits and more are too often somebody's. */
export const number: Take = (value, at, tell) => {
  if (value === null || (typeof value === 'number' && Math.abs(value) < 1e10)) return value;
  return nothing(value, at, tell);
};

/** `true` or `false`. */
export const flag: Take = (value, at, tell) => (typeof value === 'boolean' ? value : nothing(value, at, tell));

/** Nothing, whatever it is. */
export const nothing: Take = (value, at, tell) => {
  tell('field', at, value);
  return undefined;
};

/** What is looked at elsewhere, beside what it belongs to. */
export const aside: Take = () => undefined;

/** A list, emptied. */
export const emptied =
  (kind: RemovalKind): Take =>
  (value, at, tell) => {
    if (Array.isArray(value)) for (const item of value) tell(kind, at, item);
    else tell(kind, at, value);
    return [];
  };

/** A list; items of which nothing may leave are left out. */
export const listOf =
  (item: Take): Take =>
  (value, at, tell) =>
    Array.isArray(value) ? value.map((one) => item(one, at, tell)).filter((one) => one !== undefined) : nothing(value, at, tell);

/** An object built anew of the keys that are named, in their order; every other key is taken out. */
export const shape =
  (keys: Readonly<Record<string, Take>>): Take =>
  (value, at, tell) => {
    if (!isRecord(value)) return nothing(value, at, tell);
    const inside = (key: string): string => (at ? `${at}.${key}` : key);
    const taken = Object.keys(keys)
      .filter((key) => Object.hasOwn(value, key))
      .map((key) => [key, keys[key]!(value[key], inside(key), tell)] as const);
    // The name of an unknown key may be somebody's; it is told where it stood, not how it was called.
    for (const key of Object.keys(value)) if (!Object.hasOwn(keys, key)) tell('field', at, value[key]);
    return Object.fromEntries(taken.filter((pair): pair is [string, Json] => pair[1] !== undefined));
  };
