import { isRecord } from '../../core/check.js';
import { problemError } from './answer.js';

/** Whether a value from outside is a `T`. */
export type Guard<T> = (value: unknown) => value is T;

/** The value, now known to be a `T`; else a problem of kind `server` that names what was wanted. */
export function expected<T>(value: unknown, wanted: string, guard: Guard<T>): T {
  if (!guard(value)) throw problemError('server', `The backend did not answer ${wanted}`);
  return value;
}

/** A text, an empty one too. */
export const text: Guard<string> = (value) => typeof value === 'string';

/** `true` or `false`. */
export const flag: Guard<boolean> = (value) => typeof value === 'boolean';

/** A number. */
export const number: Guard<number> = (value) => typeof value === 'number';

/** A value that may be absent. */
export const maybe =
  <T>(guard: Guard<T>): Guard<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || guard(value);

/** One of a few words. */
export const oneOf =
  <T>(...words: readonly T[]): Guard<T> =>
  (value): value is T =>
    words.includes(value as T);

/** A list of such values. */
export const listOf =
  <T>(guard: Guard<T>): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(guard);

/** An object with any keys and such values. */
export const mapOf =
  <T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> =>
  (value): value is Readonly<Record<string, T>> =>
    isRecord(value) && Object.values(value).every(guard);

/** An object with the keys of a `T`, every one of which must be named; further ones are let through. */
export const shape =
  <T extends object>(keys: { readonly [Key in keyof T]-?: Guard<unknown> }): Guard<T> =>
  (value): value is T =>
    isRecord(value) && Object.entries<Guard<unknown>>(keys).every(([key, guard]) => guard(value[key]));
