import { baseOf } from '../../core/language.js';

/** Brings the forms of a word together: `imports`, `importing` → `import`. */
export type Stem = (word: string) => string;

type Module = Promise<{ readonly stemmer: Stem }>;

/**
 * Written out, so that a bundler makes one small chunk of each.
 *
 * Those for Greek, Serbian and Tamil weigh more than what they find beyond the roots that a `Vocabulary` guesses without.
 */
// A map, since a host may call a language "constructor".
const STEMMERS: ReadonlyMap<string, () => Module> = new Map(Object.entries({
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  ga: () => import('@orama/stemmers/irish'),
  hi: () => import('@orama/stemmers/indian'),
  hu: () => import('@orama/stemmers/hungarian'),
  hy: () => import('@orama/stemmers/armenian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  lt: () => import('@orama/stemmers/lithuanian'),
  nb: () => import('@orama/stemmers/norwegian'),
  ne: () => import('@orama/stemmers/nepali'),
  nl: () => import('@orama/stemmers/dutch'),
  nn: () => import('@orama/stemmers/norwegian'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sv: () => import('@orama/stemmers/swedish'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian'),
}));

/** The stemmer of a language; words stay as they are where it has none, or where it cannot be loaded. */
export async function stemOf(language: string): Promise<Stem> {
  const load = STEMMERS.get(baseOf(language));
  if (!load) return asItIs;
  try {
    const { stemmer } = await load();
    // Some answer nothing for a word of one letter.
    return (word) => stemmer(word) || word;
  } catch {
    return asItIs;
  }
}

/** The stemmer of a language that has none. */
export const asItIs: Stem = (word) => word;
