import { isRecord } from './check.js';
import { FIELDS, type Draft, type Faulty } from './draft.js';
import { customKey } from './fields.js';

/** A field filled in advance: its value, or its value and that the visitor may not change it. */
export type Filled<T> = T | { readonly value: T; readonly readonly?: boolean };

/** Fields filled in advance, as a host gives them. */
export interface Prefill {
  readonly summary?: Filled<string>;
  readonly description?: Filled<string>;
  readonly email?: Filled<string>;
  readonly phone?: Filled<string>;
  readonly language?: Filled<string>;
  readonly severity?: Filled<Draft['severity']>;
  readonly custom?: Filled<Draft['custom']>;
}

/** The values of fields filled in advance, and those the visitor may not change. Whatever is no field is passed over. */
export function readPrefill(given: unknown): { readonly values: Readonly<Record<string, unknown>>; readonly locked: readonly Faulty[] } {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  const values: Record<string, unknown> = {};
  const locked: Faulty[] = [];
  for (const [name, filled] of entries) {
    const inside: unknown = isWrapped(filled) ? filled.value : filled;
    values[name] = inside;
    const field = FIELDS.find((one) => one === name);
    if (!isWrapped(filled) || filled.readonly !== true) continue;
    if (field) locked.push(field);
    if (name === 'custom' && isRecord(inside)) locked.push(...Object.keys(inside).map(customKey));
  }
  return { values, locked };
}

const isWrapped = (filled: unknown): filled is { readonly value: unknown; readonly readonly?: unknown } =>
  typeof filled === 'object' && filled !== null && 'value' in filled;
