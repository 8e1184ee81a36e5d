import { once } from '../once.js';
import { languageOf, languagesFor } from './languages.js';
import type { Result } from './library.js';
import type { Opened } from './open.js';
import { findWord, type Lookup } from './relax.js';

/** So many words are remembered; while somebody types, most of a question stays the same. */
const REMEMBERED = 200;

/** No page has it. Results tell every place of their words, which takes long where only their number is wanted. */
const NO_PAGE = { 'ask-help': 'no page' };

/** The pages of an index in the languages that somebody reads. */
export interface Shelf extends Lookup {
  /** The languages, best first, by the names that the index has for them. */
  readonly languages: readonly string[];
  /** The pages that have all of the words; `null` for every page. */
  search(words: string | null, filters?: Readonly<Record<string, string>>): Promise<readonly Result[]>;
}

/**
 * Finds the shelf for a language, of an index whose pages without a language are in `unnamed`.
 *
 * Pagefind opens the language of the page it runs on; any other of the same index is merged into it when it is first
 * wanted, by another spelling of the same address, since it refuses to merge an index into itself.
 */
export async function shelvesOf({ library, folder, site, pages }: Opened, unnamed: string): Promise<(language: string) => Promise<Shelf>> {
  const first = new Set((await library.search(null)).results.map(({ id }) => languageOf(id)));
  const merging = remembering((language) => library.mergeIndex(`${folder}./`, { language, baseUrl: site }));
  const open = async (language: string): Promise<unknown> => first.has(language) || merging(language);

  const shelves = new Map<string, Shelf>();
  return async (language) => {
    const languages = languagesFor(language, pages, unnamed);
    await Promise.all(languages.map(open));
    const key = languages.join();
    const shelf = shelves.get(key) ?? shelfOf(languages);
    shelves.set(key, shelf);
    return shelf;
  };

  function shelfOf(languages: readonly string[]): Shelf {
    const search: Shelf['search'] = async (asked, filters) => {
      const { results } = await library.search(asked, filters && { filters });
      return results.filter(({ id }) => languages.includes(languageOf(id)));
    };
    const count = remembering(async (word) => (await library.search(`"${word}"`, { filters: NO_PAGE })).unfilteredResultCount);
    return {
      languages,
      size: languages.reduce((sum, language) => sum + pages.get(language)!, 0),
      search,
      count,
      find: remembering(async (word) => findWord(word, (await count(word)) > 0, search)),
    };
  }
}

/** Does a thing once for each word, until it fails. */
function remembering<T>(make: (word: string) => Promise<T>): (word: string) => Promise<T> {
  const made = new Map<string, () => Promise<T>>();
  return (word) => {
    const again = made.get(word) ?? once(() => make(word));
    if (made.size > REMEMBERED) made.clear();
    made.set(word, again);
    return again();
  };
}
