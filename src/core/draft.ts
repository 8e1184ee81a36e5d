import { isEmail, isPhone } from './addresses.js';
import type { Chosen } from './attachment.js';
import { faultOfCode, type Fault } from './fault.js';
import { checkCustom, customKey, customToSend, type CustomField, type CustomKey } from './fields.js';
import { canonical } from './language.js';
import type { Offer } from './offer.js';
import type { Person } from './person.js';
import type { Channel } from './plan.js';
import type { Problem } from './problem.js';
import type { NewTicket, Severity, Slot } from './ticket.js';

/** A ticket being written. */
export interface Draft {
  readonly channel: Channel;
  readonly premium: boolean;
  readonly severity: Severity;
  /** BCP 47. */
  readonly language: string;
  readonly summary: string;
  readonly description: string;
  readonly email: string;
  readonly phone: string;
  /** Call-backs: when to call; absent is as soon as possible. */
  readonly slot?: Slot;
  readonly custom: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, string>>;
  readonly attachments: readonly Chosen[];
}

/** The fields a visitor writes in. */
export type Field = 'language' | 'summary' | 'description' | 'email' | 'phone';

/** What may be wrong: a field, the time of a call, one of the host's fields, or the files. */
export type Faulty = Field | 'slot' | CustomKey | 'attachments';

/** What is wrong where, in the order of the form. */
export type Faults = Readonly<Partial<Record<Field | 'slot' | 'attachments', Fault>>> & { readonly [key: CustomKey]: Fault };

/** The longest texts taken, in characters; the server refuses longer ones. */
export const LONGEST = { summary: 200, description: 20_000, email: 254, phone: 40 } as const;

/** Every field there is. */
export const FIELDS: readonly Field[] = ['language', 'summary', 'description', 'email', 'phone'];

/** The fields of a channel's form, in order (R26). */
export const fieldsOf = (channel: Channel): readonly Field[] =>
  channel === 'callback' ? ['language', 'phone', 'summary', 'description', 'email'] : ['language', 'summary', 'description', 'email'];

/** A new draft for a channel: the e-mail and number of the person, the question that was asked as the summary (R27). */
export const newDraft = (offer: Offer, person: Person = {}, question = '', context: Draft['context'] = {}): Draft => ({
  channel: offer.channel,
  premium: offer.premium,
  severity: 'standard',
  language: offer.language,
  summary: [...question.trim()].slice(0, LONGEST.summary).join(''),
  description: '',
  email: person.email ?? '',
  phone: person.phone ?? '',
  custom: {},
  context,
  attachments: [],
});

/** What a draft is checked against. */
export interface Rules {
  /** BCP 47 languages that are answered; empty or absent: every one. */
  readonly languages?: readonly string[];
  /** The host's own fields. */
  readonly fields?: readonly CustomField[];
  /** Whether somebody may be called at a time, in a language; absent: at any. */
  takes?(slot: Slot, language: string): boolean;
}

/** What keeps a draft from being sent. The same check runs in the form, after `ask-submit` and on the server. */
export function checkDraft(draft: Pick<Draft, Field | 'channel' | 'slot'> & Partial<Pick<Draft, 'custom'>>, { languages = [], fields = [], takes = () => true }: Rules = {}): Faults {
  const faults: Partial<Record<Field | 'slot', Fault>> = {};
  for (const field of fieldsOf(draft.channel)) {
    const fault = faultOf(field, draft[field].trim(), languages);
    if (fault) faults[field] = fault;
    // When to call stands below the number.
    if (field === 'phone' && draft.slot && !takes(draft.slot, draft.language)) faults.slot = 'slot';
  }
  return { ...faults, ...checkCustom(fields, { channel: draft.channel, custom: draft.custom ?? {} }) };
}

function faultOf(field: Field, text: string, languages: readonly string[]): Fault | undefined {
  if (!text) return 'required';
  if (field === 'language') return (languages.length > 0 ? languages.includes(text) : canonical(text)) ? undefined : 'language';
  if ([...text].length > LONGEST[field]) return 'too-long';
  if (field === 'email' && !isEmail(text)) return 'email';
  if (field === 'phone' && !isPhone(text)) return 'phone';
  return undefined;
}

/** The draft as it is sent. Words stay as they were typed; only blanks around single lines go. */
export const toTicket = (draft: Draft, reference: string): NewTicket => ({
  reference,
  channel: draft.channel,
  premium: draft.premium,
  severity: draft.severity,
  summary: draft.summary.trim(),
  description: draft.description,
  language: draft.language,
  email: draft.email.trim(),
  ...(draft.channel === 'callback' && { phone: draft.phone.trim(), ...(draft.slot && { slot: draft.slot }) }),
  custom: draft.custom,
  context: draft.context,
  ...(draft.attachments.length > 0 && { attachments: draft.attachments.flatMap(({ sent }) => sent ?? []) }),
});

/** The draft without what the host's fields, as they are there now, do not send. */
export const withoutHidden = (draft: Draft, fields: readonly CustomField[]): Draft => ({ ...draft, custom: customToSend(fields, draft) });

/** Whether somebody has written anything worth keeping. */
export const isWritten = (draft: Draft, blank: Draft): boolean =>
  draft.attachments.length > 0 ||
  draft.slot?.start !== blank.slot?.start ||
  (['summary', 'description', 'email', 'phone'] as const).some((field) => draft[field] !== blank[field]) ||
  Object.keys({ ...draft.custom, ...blank.custom }).some((name) => draft.custom[name] !== blank.custom[name]);

/** A backend's verdict on a draft. */
export function faultsIn({ fields = {} }: Problem): Faults {
  const places: readonly string[] = [...FIELDS, 'slot', ...Object.keys(fields).filter((name) => name.startsWith('custom.')), 'attachments'];
  return Object.fromEntries(places.flatMap((place) => (fields[place] ? [[place, faultOfCode(fields[place])]] : [])));
}

/** The faults that are left after something was written: one goes once its words change. */
export const faultsAfter = (faults: Faults, before: Draft, after: Draft): Faults =>
  Object.fromEntries(Object.entries(faults).filter(([place]) => wordsAt(place, before) === wordsAt(place, after)));

function wordsAt(place: string, draft: Draft): unknown {
  if (place === 'slot') return draft.slot?.start;
  const name = Object.keys(draft.custom).find((one) => customKey(one) === place);
  return name === undefined ? draft[place as Field | 'attachments'] : draft.custom[name];
}

/** Words written for one channel, taken to another; a language that is not answered there gives way to the blank draft's. */
export const fitted = (written: Draft, blank: Draft, languages: readonly string[]): Draft => ({
  ...written,
  channel: blank.channel,
  premium: blank.premium,
  language: languages.length === 0 || languages.includes(written.language) ? written.language : blank.language,
});
