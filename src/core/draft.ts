import type { Chosen } from './attachment.js';
import { isRecord } from './check.js';
import type { Offer } from './offer.js';
import { canonical } from './language.js';
import type { Person } from './person.js';
import { CHANNELS, type Channel } from './plan.js';
import type { Problem } from './problem.js';
import type { NewTicket, Severity } from './ticket.js';

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
  readonly custom: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, string>>;
  readonly attachments: readonly Chosen[];
}

/** The fields a visitor writes in. */
export type Field = 'language' | 'summary' | 'description' | 'email' | 'phone';

/** What is wrong with a field. Worded in `locales/LANGUAGE/form.json`. */
export type Fault = 'required' | 'email' | 'phone' | 'too-long' | 'language' | 'invalid';

/** Fields with something wrong, in the order of the form. */
export type Faults = Readonly<Partial<Record<Field, Fault>>>;

/** The longest texts taken, in characters; the server refuses longer ones. */
export const LONGEST = { summary: 200, description: 20_000, email: 254, phone: 40 } as const;

/** Every field there is. */
export const FIELDS: readonly Field[] = ['language', 'summary', 'description', 'email', 'phone'];
const FAULTS: readonly string[] = ['required', 'email', 'phone', 'too-long', 'language'] satisfies readonly Fault[];

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

const LABEL = String.raw`[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?`;
const EMAIL = new RegExp(String.raw`^[^\s\p{Cc}\p{Cs}@<>()[\]\\,;:"]{1,64}@${LABEL}(\.${LABEL})+$`, 'u');

/**
 * Whether a text can be an e-mail address: what `<input type="email">` takes, with letters of any script, and a dot in the
 * domain so that replies can arrive.
 */
export const isEmail = (text: string): boolean => text.length <= LONGEST.email && EMAIL.test(text) && !/^\.|\.\.|\.@/.test(text);

/** What numbers are written with, and an extension behind it such as "ext. 12". */
const PHONE = /^[+\p{Nd}\p{Pd}\s().,;/#*~x]+(\p{L}{1,10}[.:]?\s*\p{Nd}+#?)?$/u;

/** Whether a text can be a telephone number, of narrow or wide characters. A hint, never a wall: five digits or more. */
export const isPhone = (text: string): boolean => PHONE.test(text.normalize('NFKC')) && (text.match(/\p{Nd}/gu)?.length ?? 0) >= 5;

/** What keeps a draft from being sent. The same check runs in the form, after `ask-submit` and on the server. */
export function checkDraft(draft: Pick<Draft, Field | 'channel'>, languages: readonly string[] = []): Faults {
  const faults: Partial<Record<Field, Fault>> = {};
  for (const field of fieldsOf(draft.channel)) {
    const fault = faultOf(field, draft[field].trim(), languages);
    if (fault) faults[field] = fault;
  }
  return faults;
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
  ...(draft.channel === 'callback' && { phone: draft.phone.trim() }),
  custom: draft.custom,
  context: draft.context,
  ...(draft.attachments.length > 0 && { attachments: draft.attachments.flatMap(({ sent }) => sent ?? []) }),
});

/** Whether somebody has written anything worth keeping. */
export const isWritten = (draft: Draft, blank: Draft): boolean =>
  draft.attachments.length > 0 || (['summary', 'description', 'email', 'phone'] as const).some((field) => draft[field] !== blank[field]);

/** A backend's verdict on the fields of a draft; a code we have no words for counts as `invalid`. */
export function faultsIn(problem: Problem): Faults {
  const named = FIELDS.filter((field) => problem.fields?.[field]);
  return Object.fromEntries(named.map((field) => [field, FAULTS.includes(problem.fields![field]!) ? problem.fields![field] : 'invalid']));
}

/** A draft from outside (kept by an older version, or handed back by the host), with what it lacks or garbles taken from ours. */
export function mended(outside: unknown, ours: Draft): Draft {
  if (typeof outside !== 'object' || outside === null) return ours;
  const given = outside as Readonly<Record<string, unknown>>;
  const texts = FIELDS.map((field) => [field, typeof given[field] === 'string' ? given[field] : ours[field]]);
  return {
    ...ours,
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

const EMPTY = { severity: 'standard', language: 'en', summary: '', description: '', email: '', phone: '', custom: {}, context: {}, attachments: [] } as const;

/** Words written for one channel, taken to another; a language that is not answered there gives way to the blank draft's. */
export const fitted = (written: Draft, blank: Draft, languages: readonly string[]): Draft => ({
  ...written,
  channel: blank.channel,
  premium: blank.premium,
  language: languages.length === 0 || languages.includes(written.language) ? written.language : blank.language,
});

/** Files that go with a draft, as they were kept; what is none is left out. */
function chosenIn(value: unknown): readonly Chosen[] | undefined {
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
