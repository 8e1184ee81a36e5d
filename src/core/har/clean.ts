import { isRecord } from '../check.js';
import { writeJson, type Json } from '../json.js';
import { ProblemError } from '../problem.js';
import { entry, file } from './log.js';
import { removals, type Removal } from './removal.js';

/** A HAR file that may leave the device. */
export interface CleanHar {
  /** The file, as text. */
  readonly har: string;
  /** What was taken out, entry by entry, in their order; what belongs to no entry comes first. */
  readonly removed: readonly Removal[];
}

/** What the visitor decided after seeing what was taken out. */
export interface KeepInHar {
  /** Entries, as in {@link Removal.entry}, whose bodies and messages may leave. Secrets that they name stay here even so. */
  readonly keep?: readonly number[];
}

/**
 * A HAR file without cookies, credentials, tokens and bodies: built anew from what is known to be harmless, so that what
 * nobody thought of stays here too.
 *
 * What support needs is as it was: method, host, shape of the path, names of headers and parameters, status, times, sizes
 * and types. No entry is left out. Throws a `ProblemError`, `invalid`, for a text that is no HAR file, and nothing of that
 * text is in the error.
 */
export function cleanHar(text: string, decided: KeepInHar = {}): CleanHar {
  const steps = cleanHarInSteps(text, decided);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, entry by entry: between two of them a page may see to its visitor. */
export function* cleanHarInSteps(text: string, { keep = [] }: KeepInHar = {}): Generator<undefined, CleanHar, undefined> {
  const given = read(text);
  yield;
  const around = removals();
  const { log } = file(given, '', around.tell) as { readonly log: { readonly [key: string]: Json } };
  const removed = [around.list()];
  const kept = new Set(keep);
  const entries: string[] = [];
  for (const [index, one] of given.log.entries.entries()) {
    const here = removals();
    const clean = entry(kept.has(index))(one, '', here.tell) ?? {};
    removed.push(here.list({ entry: index, url: urlOf(clean) }));
    entries.push(writeJson(clean));
    yield;
  }
  const rest = Object.entries(log).map(([key, value]) => `${writeJson(key)}:${writeJson(value)},`);
  return { har: `{"log":{${rest.join('')}"entries":[${entries.join(',')}]}}`, removed: removed.flat() };
}

interface Har {
  readonly log: { readonly entries: readonly unknown[] };
}

function read(text: string): Har {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // No cause: engines quote what they could not read.
    throw new ProblemError({ kind: 'invalid', message: 'The HAR file is no whole JSON.', fields: { har: 'unreadable' } });
  }
  if (isHar(given)) return given;
  throw new ProblemError({ kind: 'invalid', message: 'The file is JSON, but no HAR file: it has no log.entries.', fields: { har: 'notHar' } });
}

const isHar = (given: unknown): given is Har => isRecord(given) && isRecord(given['log']) && Array.isArray(given['log']['entries']);

function urlOf(clean: Json): string {
  const request = isRecord(clean) ? clean['request'] : undefined;
  const url = isRecord(request) ? request['url'] : undefined;
  return typeof url === 'string' ? url : '';
}
