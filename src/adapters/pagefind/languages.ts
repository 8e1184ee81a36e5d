import { baseOf, canonical, languageChain } from '../../core/language.js';

/** What Pagefind calls the language of pages that do not say theirs. */
const UNKNOWN = 'unknown';

/**
 * The languages of an index to look in for somebody's, best first, by the names that the index has for them: those along
 * the chain, else the one with most pages.
 */
export function languagesFor(wanted: string, pages: ReadonlyMap<string, number>, unnamed: string): readonly string[] {
  const names = [...pages.keys()];
  const named = (tag: string): string | undefined =>
    names.find((name) => name === tag.toLowerCase()) ?? names.find((name) => baseOf(tagOf(name, unnamed)) === tag.toLowerCase());
  const found = languageChain(wanted).flatMap((tag) => named(tag) ?? []);
  const most = names.toSorted((one, other) => pages.get(other)! - pages.get(one)!).slice(0, 1);
  return found.length > 0 ? [...new Set(found)] : most;
}

/** The BCP 47 tag of a language of an index. */
export const tagOf = (name: string, unnamed: string): string => (name === UNKNOWN ? unnamed : (canonical(name) ?? name));

/** The language that a page of an index is in, by its id. */
export const languageOf = (id: string): string => id.slice(0, id.lastIndexOf('_'));
