import type { Chosen } from './attachment.js';
import { isRecord } from './check.js';
import { FIELDS, type Draft, type Field } from './draft.js';
import { CHANNELS } from './plan.js';
import { readSlot } from './slots.js';
import type { Slot } from './ticket.js';

/** A draft from outside (kept by an older version, or handed back by the host), with what it lacks or garbles taken from ours. */
export function mended(outside: unknown, ours: Draft): Draft {
  if (typeof outside !== 'object' || outside === null) return ours;
  const given = outside as Readonly<Record<string, unknown>>;
  const texts = FIELDS.map((field) => [field, typeof given[field] === 'string' ? given[field] : ours[field]]);
  const { slot, ...rest } = ours;
  return {
    ...rest,
    ...slotIn(given, slot),
    ...(Object.fromEntries(texts) as Pick<Draft, Field>),
    severity: given['severity'] === 'critical' ? 'critical' : given['severity'] === 'standard' ? 'standard' : ours.severity,
    custom: strings(given['custom']) ?? ours.custom,
    context: strings(given['context']) ?? ours.context,
    attachments: chosenIn(given['attachments']) ?? ours.attachments,
  };
}

/** A draft that was kept, maybe by another version; `undefined` where it is none. */
export function readDraft(outside: unknown): Draft | undefined {
  const { channel, premium } = Object(outside) as Readonly<Record<string, unknown>>;
  const known = CHANNELS.find((one) => one === channel);
  return known && mended(outside, { ...EMPTY, channel: known, premium: premium === true });
}

/** When to call: nothing, or `null`, in its place is as soon as possible. */
function slotIn(given: Readonly<Record<string, unknown>>, ours: Slot | undefined): Pick<Draft, 'slot'> {
  if ('slot' in given && (given['slot'] === null || given['slot'] === undefined)) return {};
  const slot = readSlot(given['slot']) ?? ours;
  return slot ? { slot } : {};
}

const EMPTY = { severity: 'standard', language: 'en', summary: '', description: '', email: '', phone: '', custom: {}, context: {}, attachments: [] } as const;

/** Files that go along with what is written, as they were kept; what is none is left out. `undefined` where there is no list. */
export function chosenIn(value: unknown): readonly Chosen[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const { id, name, type, size, sent } = one;
    if (typeof id !== 'string' || typeof name !== 'string' || typeof type !== 'string' || typeof size !== 'number') return [];
    return [{ id, name, type, size, ...(typeof sent === 'string' && { sent }) }];
  });
}

function strings(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
