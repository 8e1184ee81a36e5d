import { shown } from '../core/check.js';
import type { Problem } from '../core/problem.js';

/** What the host wants a ticket to carry along, as texts; what has none is left out, aloud. A function is asked when it is needed. */
export function contextOf(context: unknown, report: (problem: Problem) => void): Readonly<Record<string, string>> {
  try {
    const given: unknown = typeof context === 'function' ? (context as () => unknown)() : context;
    if (given === undefined || given === null) return {};
    if (typeof given !== 'object') throw new Error(`${shown(given)} is not an object`);
    const texts = Object.entries(given).map(([key, value]): readonly [string, unknown] => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
    return Object.fromEntries(texts.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string'));
  } catch (error) {
    report({ kind: 'setting', setting: 'context', message: `context: ${String(error)}; tickets go without it` });
    return {};
  }
}
