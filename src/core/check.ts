/** Hears of a value that cannot be used: where it stands, what was found, what is used instead. */
export type Complain = (setting: string, found: string, instead: string) => void;

/** Turns a value from outside into a `T`, or complains and answers `undefined`. Never throws. */
export type Check<T> = (value: unknown, at: string, complain: Complain) => T | undefined;

/** Keys that would reach an object's prototype instead of the object. */
const DANGEROUS = ['__proto__', 'constructor', 'prototype'];

/** A value from outside as a short text for a warning; never a whole megabyte. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (value === null || typeof value !== 'object') return String(value);
  return 'an object';
}

const refuse = (value: unknown, at: string, wanted: string, complain: Complain): undefined => {
  complain(at, `${shown(value)} is not ${wanted}`, 'it is left out');
};

/** A value that passes a test of one's own; `wanted` completes "is not …". */
export const that =
  <T>(wanted: string, test: (value: unknown) => value is T): Check<T> =>
  (value, at, complain) =>
    test(value) ? value : refuse(value, at, wanted, complain);

/** A string. */
export const text = that('a text', (value): value is string => typeof value === 'string');

/** `true` or `false`. */
export const flag = that('true or false', (value): value is boolean => typeof value === 'boolean');

/** A finite number that is not negative. */
export const amount = that(
  'a number from 0',
  (value): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);

/** One of the words given. */
export const oneOf = <const T extends string>(...words: readonly T[]): Check<T> =>
  that(`one of ${words.join(', ')}`, (value): value is T => (words as readonly unknown[]).includes(value));

/** Whether a value is an ISO 8601 day (`2024-03-05`), or instant, that is in the calendar: 30 February is not. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T\d{2}:\d{2})/.exec(value)?.[0];
  if (!day || Number.isNaN(Date.parse(value))) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** An ISO 8601 day or instant. */
export const date = that('an ISO date such as 2024-03-05', isDate);

/** A list; items that do not pass are left out, each with a complaint. */
export const listOf =
  <T>(item: Check<T>): Check<readonly T[]> =>
  (value, at, complain) => {
    if (!Array.isArray(value)) return refuse(value, at, 'a list', complain);
    return value.map((one, index) => item(one, `${at}[${index}]`, complain)).filter((one) => one !== undefined);
  };

/** Whether a value is an object with keys: neither a list nor `null`. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the keys of a map must be; `wanted` completes "is not …". */
export interface KeyTest {
  readonly wanted: string;
  test(key: string): boolean;
}

/** An object whose keys the host chooses; entries that do not pass are left out. */
export const mapOf =
  <T>(item: Check<T>, keys?: KeyTest): Check<Readonly<Record<string, T>>> =>
  (value, at, complain) => {
    if (!isRecord(value)) return refuse(value, at, 'an object', complain);
    const kept: Record<string, T> = {};
    for (const key of Object.keys(value)) {
      if (DANGEROUS.includes(key)) {
        complain(`${at}.${key}`, 'a key with a meaning of its own to browsers', 'it is left out');
        continue;
      }
      if (keys && !keys.test(key)) {
        refuse(key, `${at}.${key}`, keys.wanted, complain);
        continue;
      }
      const checked = item(value[key], `${at}.${key}`, complain);
      if (checked !== undefined) kept[key] = checked;
    }
    return kept;
  };

/** An object of known keys; unknown ones, and those that do not pass, are left out with a complaint. */
export const shape =
  <T extends object>(keys: { readonly [K in keyof T]-?: Check<NonNullable<T[K]>> }): Check<T> =>
  (value, at, complain) => {
    if (!isRecord(value)) return refuse(value, at, 'an object', complain);
    const kept: Partial<T> = {};
    for (const key of Object.keys(value)) {
      const where = at ? `${at}.${key}` : key;
      const check = Object.hasOwn(keys, key) ? keys[key as keyof T] : undefined;
      if (!check) complain(where, 'not a setting of Ask-Help', 'it is left out');
      else if (value[key] !== undefined) {
        const checked = check(value[key], where, complain);
        if (checked !== undefined) kept[key as keyof T] = checked;
      }
    }
    return kept as T;
  };

/** The same for each of some keys, such as a check, as {@link shape} wants them. */
export const forEach = <K extends string, T>(keys: readonly K[], same: T): Record<K, T> =>
  Object.fromEntries(keys.map((key) => [key, same])) as Record<K, T>;

/** The first check that passes quietly; complains as the last one does. */
export const either =
  <A, B>(first: Check<A>, second: Check<B>): Check<A | B> =>
  (value, at, complain) => {
    let quiet = true;
    const found = first(value, at, () => (quiet = false));
    return quiet ? found : second(value, at, complain);
  };
