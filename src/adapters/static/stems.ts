import { baseOf } from '../../core/language.js';

/** Brings the forms of a word together: `imports`, `importing` → `import`. */
export type Stem = (word: string) => string;

type Module = Promise<{ readonly stemmer: Stem }>;

/**
 * Written out, so that a bundler makes one small chunk of each; a map, since a host may call a language "constructor".
 *
 * Not all there are: those for Greek, Serbian and Tamil are heavy, and others for so few visitors that naming them here
 * is. There, words that differ in their last letters alone are brought together: see `Vocabulary#madeFrom`.
 */
const STEMMERS: ReadonlyMap<string, () => Module> = new Map(Object.entries({
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  hi: () => import('@orama/stemmers/indian'),
  hu: () => import('@orama/stemmers/hungarian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  nb: () => import('@orama/stemmers/norwegian'),
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
