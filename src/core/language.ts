/** The languages Ask-Help ships words for, BCP 47. */
export const LANGUAGES = ['en', 'nb', 'nl', 'fr', 'de', 'es', 'pt', 'ja'] as const;

/** A language Ask-Help ships words for. */
export type Language = (typeof LANGUAGES)[number];

/** Whether Ask-Help ships words for a language. */
export const isShipped = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/** Codes that mean a language written nearly the same: the macro code of Norwegian, and Nynorsk, whose readers read Bokmål. */
const NEAREST: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/** Scripts written from right to left. (`Intl.Locale#getTextInfo` is not in Firefox yet.) */
const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];

/** A language tag in its canonical form, or `undefined` where it is none. */
export function canonical(tag: string | undefined): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] : undefined;
  } catch {
    return undefined;
  }
}

/** The tag's language alone: `nb` of `nb-NO`. */
export const baseOf = (tag: string): string => tag.split('-')[0]!.toLowerCase();

/**
 * The languages to try for a tag, best first, English last: `nn-NO` → `nn-NO`, `nn`, `nb`, `en`.
 *
 * Follows RFC 4647's look-up: subtags are dropped from the end.
 */
export function languageChain(tag: string | undefined): readonly string[] {
  const wanted = canonical(tag);
  const chain: string[] = [];
  for (let rest = wanted; rest; rest = rest.includes('-') ? rest.slice(0, rest.lastIndexOf('-')) : '') chain.push(rest);
  const nearest = wanted && NEAREST[baseOf(wanted)];
  if (nearest) chain.push(nearest);
  if (!chain.includes('en')) chain.push('en');
  return chain;
}

/** Whether a language is another than its reader's; the next best of the reader's chain is not, but for the English that ends every chain. */
export function isForeign(language: string, reader: string): boolean {
  const own = languageChain(reader).map(baseOf);
  return !(baseOf(reader) === 'en' ? own : own.slice(0, -1)).includes(baseOf(language));
}

/** The first of the available languages along a tag's chain, or English. */
export const pickLanguage = (tag: string | undefined, available: readonly string[]): string =>
  languageChain(tag).find((one) => available.includes(one)) ?? 'en';

/** Whether a language is written from right to left, in the script that its tag names or that is usual for it. */
export function isRightToLeft(tag: string): boolean {
  const { script } = new Intl.Locale(canonical(tag) ?? 'en').maximize();
  return script !== undefined && RIGHT_TO_LEFT.includes(script);
}
