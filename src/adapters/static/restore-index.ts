import { VERSION, type BuiltIndex, type PackedIndex } from './built-index.js';
import type { Index, Texts } from './index-articles.js';
import { commonest } from './search.js';
import { stemOf } from './stems.js';
import { checkIndex, unpackIndex } from './unpack-index.js';

/**
 * The index over a shelf, out of a file that has one for a language that fits; `undefined` where it has none.
 *
 * @throws `Error` where the file's indexes cannot be used.
 */
export async function restoreIndex(
  { version, indexes }: Readonly<Record<keyof BuiltIndex, unknown>>,
  shelf: readonly (Texts & { readonly lang: string })[],
  fits: (language: string) => boolean,
): Promise<Index | undefined> {
  if (version !== VERSION) throw new Error(`it is of version ${JSON.stringify(version) ?? 'none'}, and this is ${VERSION}`);
  if (!Array.isArray(indexes)) throw new Error('it has no list of indexes');
  const packed = indexes.map(checkIndex).find(({ language }: PackedIndex) => fits(language));
  return packed && unpackIndex(packed, shelf, await stemOf(commonest(shelf)));
}
