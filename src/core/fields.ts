import { isDate } from './check.js';
import type { Fault } from './fault.js';
import { languageChain } from './language.js';
import type { Channel } from './plan.js';

/** A text, or the same text in several languages: BCP 47 → text. */
export type Wording = string | Readonly<Record<string, string>>;

/** Something to choose: what is sent, and how it is called where that differs. */
export type Choice = string | { readonly value: string; readonly label?: Wording };

/** The kinds of fields a host may add to the form. */
export const FIELD_TYPES = ['text', 'textarea', 'choice', 'multi', 'date'] as const;

/** When a field of the host's is there. All that is said must hold. */
export interface Condition {
  /** On the form of one of these channels. */
  readonly channel?: Channel | readonly Channel[];
  /** Where another field, by its name, is there and filled in … */
  readonly field?: string;
  /** … with one of these values. */
  readonly is?: string | readonly string[];
}

/** A field that a host adds to the form. */
export interface CustomField {
  /** Key of its value in the ticket's `custom`. */
  readonly name: string;
  readonly label: Wording;
  readonly help?: Wording;
  readonly type: (typeof FIELD_TYPES)[number];
  /** What may be chosen, for `choice` and `multi`. */
  readonly options?: readonly Choice[];
  readonly required?: boolean;
  /** Absent: always. */
  readonly when?: Condition;
}

/** What a field of the host's is called among all fields. */
export type CustomKey = `custom.${string}`;

/** The values of such fields by name, as they are sent. Several choices stand one a line, a date is an ISO day. */
export type Custom = Readonly<Record<string, string>>;

/** What decides which fields are there. */
export interface Around {
  readonly channel: Channel;
  readonly custom: Custom;
}

/** The longest texts taken, in characters; the server refuses longer ones. */
export const LONGEST_CUSTOM = { text: 500, textarea: 5000 } as const;

/** What a field of the host's is called among all fields. */
export const customKey = (name: string): CustomKey => `custom.${name}`;

/** A text in the best of the languages it is there in, for a reader. */
export function worded(wording: Wording, language: string): string {
  if (typeof wording === 'string') return wording;
  const tag = languageChain(language).find((one) => Object.hasOwn(wording, one));
  return (tag === undefined ? Object.values(wording)[0] : wording[tag]) ?? '';
}

/** What may be chosen in a field, by value, as a reader reads it. */
export const choicesOf = ({ options = [] }: CustomField, language: string): Readonly<Record<string, string>> =>
  Object.fromEntries(options.map((one) => (typeof one === 'string' ? [one, one] : [one.value, worded(one.label ?? one.value, language)])));

/** The choices in the value of a `multi` field. */
export const choicesIn = (value: string | undefined): readonly string[] => (value ? value.split('\n') : []);

/** The value of a `multi` field after one choice was made or unmade; in the order of its options. */
export function chosenWith(field: CustomField, value: string | undefined, choice: string, isChosen: boolean): string {
  const chosen = choicesIn(value).filter((one) => one !== choice);
  const all = isChosen ? [...chosen, choice] : chosen;
  return Object.keys(choicesOf(field, 'en')).filter((one) => all.includes(one)).join('\n');
}

/** The fields that are there, in the host's order. */
export const shownFields = (fields: readonly CustomField[], around: Around): readonly CustomField[] => fields.filter((one) => isThere(one, fields, around, []));

/** What is sent: no value of a field that is not there, and none that is empty. What belongs to no field is the host's own. */
export function customToSend(fields: readonly CustomField[], around: Around): Custom {
  const there = shownFields(fields, around).map(({ name }) => name);
  const away = fields.map(({ name }) => name).filter((name) => !there.includes(name));
  return Object.fromEntries(Object.entries(around.custom).filter(([name, value]) => !away.includes(name) && (value.trim() !== '' || !there.includes(name))));
}

/** What keeps the host's fields from being sent, in their order. */
export function checkCustom(fields: readonly CustomField[], around: Around): Readonly<Record<CustomKey, Fault>> {
  const faults: Record<CustomKey, Fault> = {};
  for (const field of shownFields(fields, around)) {
    const fault = faultOf(field, around.custom[field.name]?.trim() ?? '');
    if (fault) faults[customKey(field.name)] = fault;
  }
  return faults;
}

function faultOf(field: CustomField, value: string): Fault | undefined {
  if (!value) return field.required ? 'required' : undefined;
  const choices = Object.keys(choicesOf(field, 'en'));
  if (field.type === 'choice') return choices.includes(value) ? undefined : 'invalid';
  if (field.type === 'multi') return choicesIn(value).every((one) => choices.includes(one)) ? undefined : 'invalid';
  if (field.type === 'date') return value.length === 10 && isDate(value) ? undefined : 'date';
  return [...value].length > LONGEST_CUSTOM[field.type] ? 'too-long' : undefined;
}

/** `asking` are the fields whose being there is being decided: two that wait for each other are never there. */
function isThere(field: CustomField, fields: readonly CustomField[], around: Around, asking: readonly string[]): boolean {
  const { channel, field: other, is } = field.when ?? {};
  if (channel !== undefined && !listOf(channel).includes(around.channel)) return false;
  if (other === undefined) return true;
  const found = fields.find(({ name }) => name === other);
  if (!found || asking.includes(other) || !isThere(found, fields, around, [...asking, field.name])) return false;
  const value = around.custom[other]?.trim() ?? '';
  const values = found.type === 'multi' ? choicesIn(value) : [value];
  return is === undefined ? value !== '' : values.some((one) => listOf(is).includes(one));
}

const listOf = <T extends string>(one: T | readonly T[]): readonly T[] => (typeof one === 'string' ? [one] : one);
