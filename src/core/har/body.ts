import { isRecord } from '../check.js';
import { writeJson, type Json } from '../json.js';
import { cleanAddress } from './address.js';
import { isPlain, isSecretName, REMOVED } from './plain.js';
import type { Tell } from './removal.js';
import { nothing, type Take } from './take.js';

/**
 * What may leave of a body that the visitor chose to keep: names, small numbers and plain sentences; no value whose name
 * is a secret's, and none that looks like one. `undefined` if it is neither JSON nor a form, since what has no names
 * hides anything.
 */
export function cleanBody(text: string, { mimeType, encoding }: Readonly<Record<string, unknown>>, at: string, tell: Tell): string | undefined {
  const body = encoding === 'base64' ? fromBase64(text) : text;
  const json = parsed(body);
  if (isRecord(json) || Array.isArray(json)) return writeJson(cleanValue(json, '', at, tell));
  if (typeof mimeType !== 'string' || !mimeType.startsWith('application/x-www-form-urlencoded')) return undefined;
  const pairs = [...new URLSearchParams(body)].map(([name, value]) => [cleanName(name, at, tell), cleanText(value, name, at, tell)]);
  return new URLSearchParams(pairs).toString();
}

/** A field of a form that the visitor chose to keep. What it was called on the visitor's disk stays here. */
export const field: Take = (value, at, tell) => {
  if (!isRecord(value) || typeof value['name'] !== 'string') return nothing(value, at, tell);
  const { name, value: given, ...rest } = value;
  for (const other of Object.values(rest)) tell('body', at, other);
  return { name: cleanName(name, at, tell), value: cleanValue(given ?? null, name, at, tell) };
};

function cleanValue(value: unknown, name: string, at: string, tell: Tell, depth = 0): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return cleanText(value, name, at, tell);
  if (typeof value === 'number' && Math.abs(value) < 1e6 && !isSecretName(name)) return value;
  if (typeof value === 'object' && depth < 50 && !isSecretName(name)) {
    if (Array.isArray(value)) return value.map((one) => cleanValue(one, name, at, tell, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleanName(key, at, tell), cleanValue(one, key, at, tell, depth + 1)]));
  }
  return removed(value, name, at, tell);
}

function cleanText(value: string, name: string, at: string, tell: Tell): string {
  if (value === '' || value === REMOVED) return value;
  if (isSecretName(name)) return removed(value, name, at, tell);
  if (/^https?:\/\//.test(value)) return cleanAddress(value, at, tell);
  return isSentence(value) ? value : removed(value, name, at, tell);
}

function cleanName(name: string, at: string, tell: Tell): string {
  return isPlain(name) ? name : removed(name, name, at, tell);
}

function removed(value: unknown, name: string, at: string, tell: Tell): string {
  tell('value', at, value, isPlain(name) && name !== '' ? name : undefined);
  return REMOVED;
}

/** Words of any language, without one that is told to be a secret: "password is", "token:". */
function isSentence(text: string): boolean {
  if (text.length > 1000 || /\d\s+\d/.test(text)) return false;
  for (const [, word = ''] of text.matchAll(/([\w-]+)["']?\s*(?:[:=]|is\s)/g)) if (isSecretName(word)) return false;
  return text.split(/\s+/).every((chunk) => isPlain(chunk.replace(/^["'(«“]+|["').,:;!?…»”]+$/g, '').replace(/['’\p{M}]|(?![a-z])\p{L}/giu, 'a')));
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0)));
  } catch {
    return '';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
