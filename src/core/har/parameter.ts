import { isPlain, isPlainPart, isSecretName, REMOVED } from './plain.js';
import type { Tell } from './removal.js';

/** Parameters that say how to show a thing, not which; spelled without their punctuation. */
const SHOWING =
  /^(?:pages?(?:size|number|index|limit|offset)?|perpage|limit|offset|skip|take|top|size|count|start|sort(?:by|order|dir)?|order(?:by)?|dir|direction|lang|language|locale|hl|country|region|currency|format|output|types?|kind|mode|view|tab|section|status|filter(?:status|type)?|fields?|include|expand|embed|version|ver|v|apiversion|theme|width|height|w|h|quality|dpr|scale|step|level|depth|group(?:by)?|interval|period|unit|category|action|event|method|op|async|draft|debug|retry|attempt|utmsource|utmmedium)$/i;

/** A parameter of an address. */
export interface Parameter {
  readonly name: string;
  /** Absent, as in `?raw`: then the name is all there is. */
  readonly value?: string | undefined;
}

/** A parameter with what may leave the device; its parts are as they came, not decoded. */
export function cleanParameter({ name, value }: Parameter, at: string, tell: Tell): Parameter {
  if (name === '' && !value) return { name };
  const plain = decoded(name).replace(/[[\]$:]/g, '.');
  const named = value === undefined ? name === REMOVED || /^[a-z]{1,12}$/i.test(name) : isPlain(plain);
  if (!named) tell('parameter', at, name);
  const clean = named ? name : REMOVED;
  if (value === undefined) return { name: clean };
  if (isHarmless(plain, decoded(value))) return { name: clean, value };
  tell('parameter', at, value, named ? name : undefined);
  return { name: clean, value: REMOVED };
}

function isHarmless(name: string, value: string): boolean {
  if (/^(?:|\(removed\)|true|false|null|yes|no|on|off|asc|desc)$/i.test(value)) return true;
  if (isSecretName(name) || value.length > 80) return false;
  return /^\d{1,2}$/.test(value) || (SHOWING.test(name.replace(/[^a-z]/gi, '')) && value.split(/[,:]/).every(isPlainPart));
}

/** What a server reads; what nobody can read stays as it is, and is never plain. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
