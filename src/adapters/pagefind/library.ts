/** What the script of a Pagefind index answers, as far as we use it: https://pagefind.app/docs/api/ */
export interface Library {
  /** The pages that have the words, all of them; `null` for every page. Words between quotes count as they stand, not as beginnings. */
  search(words: string | null, options?: { readonly filters?: Readonly<Record<string, string>> | undefined }): Promise<Searched>;
  /** Searches another index, or another language of this one, besides. */
  mergeIndex(address: string, options: { readonly language: string; readonly baseUrl: string }): Promise<unknown>;
}

/** What a search found. */
export interface Searched {
  readonly results: readonly Result[];
  /** How many there would be without filters. */
  readonly unfilteredResultCount: number;
}

/** A page found; its words are fetched when they are asked for. */
export interface Result {
  /** Its language in lower case, `_` and a checksum: `pt-br_1a2b3c4`. */
  readonly id: string;
  readonly score: number;
  data(): Promise<Fragment>;
}

/** A page of an index. */
export interface Fragment {
  /** As the site's pages were read, `/help/import/`, and as a visitor's browser finds it. */
  readonly raw_url: string;
  readonly url: string;
  /** Its text in one line, its title among it. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
  readonly filters: Readonly<Record<string, readonly string[] | undefined>>;
}

interface Options {
  readonly basePath: string;
  readonly baseUrl: string;
}

/** A site's `pagefind.js`: from 1.5 on it makes libraries; before, it is one. */
type Script = (Library & { options(options: Options): Promise<void> }) | { createInstance(options: Options): Library };

/** The library that a module, which may be anything, is or makes; `undefined` where it is no Pagefind. */
export async function libraryOf(module: unknown, options: Options): Promise<Library | undefined> {
  if (!isScript(module)) return undefined;
  if ('createInstance' in module) return module.createInstance(options);
  await module.options(options);
  return module;
}

const isScript = (module: unknown): module is Script => {
  const { createInstance, options, search, mergeIndex } = Object(module) as Readonly<Record<string, unknown>>;
  return typeof createInstance === 'function' || [options, search, mergeIndex].every((one) => typeof one === 'function');
};
