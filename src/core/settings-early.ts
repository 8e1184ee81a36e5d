import { amount, flag, listOf, mapOf, oneOf, shape, text, that, type Check } from './check.js';
import { canonical } from './language.js';
import { safeLink } from './link.js';
import type { Person, Seat } from './person.js';
import type { Suggestion } from './question.js';
import type { Links, Settings } from './settings.js';

/** An address that is safe to follow. An empty one is the same as none: templates leave them so. */
export const address: Check<string> = (value, at, complain) =>
  value === '' ? undefined : that('a web address', (one): one is string => typeof one === 'string' && Boolean(safeLink(one, 'https://page.invalid/')))(value, at, complain);

const tag = that('a language tag such as nb', (value): value is string => typeof value === 'string' && Boolean(canonical(value)));

/** `nb_NO` and `NB-no` are `nb-NO` from here on, so that tags can be compared. */
export const language: Check<string> = (value, at, complain) => canonical(tag(value, at, complain));

/** A seat. */
export const seat = oneOf('core', 'sales', 'service', 'none');

/** A seat we cannot read counts as none, so that a slip of the pen grants no channel. */
const seatOf: Check<Seat> = (value, at, complain) => seat(value, at, (setting, found) => complain(setting, found, '"none" is used')) ?? 'none';

/** The host's wording in one language, by keys such as `panel.title`. */
const wording: Check<Readonly<Record<string, string>>> = (value, at, complain) => {
  const checked = mapOf(text)(value, at, complain);
  if (!checked) return undefined;
  const texts = Object.entries(checked);
  const isKey = ([key]: readonly [string, string]): boolean => /^[^.]+\../.test(key);
  for (const [key] of texts.filter((entry) => !isKey(entry))) complain(`${at}.${key}`, 'not a key such as panel.title', 'it is left out');
  return Object.fromEntries(texts.filter(isKey));
};

/**
 * The settings that the open panel needs before any rule does: its words, who asks, where to search, what to suggest. The
 * rules, and the checks of what they go by, come with the desk.
 */
export const EARLY = {
  locale: language,
  endpoint: address,
  index: address,
  person: shape<Person>({
    id: text,
    name: text,
    email: text,
    phone: text,
    role: oneOf('super-admin', 'admin', 'member'),
    designated: flag,
    seat: seatOf,
    language,
  }),
  suggestions: listOf(shape<Suggestion>({ question: text, pages: listOf(text), language })),
  links: shape<Links>({
    knowledgeBase: address,
    community: address,
    developers: address,
    login: address,
    personalSettings: address,
    seats: address,
    guaranteeExceptions: address,
  }),
  answers: shape<NonNullable<Settings['answers']>>({ confidence: amount }),
  messages: mapOf(wording),
} satisfies { readonly [K in keyof Settings]?: Check<NonNullable<Settings[K]>> };

/** The early settings a host gave, without what we cannot use. It says nothing: the check of the whole does, a moment later. */
export function checkEarly(given: unknown): Settings {
  return shape<Pick<Settings, keyof typeof EARLY>>(EARLY)(given ?? {}, '', () => {}) ?? {};
}
