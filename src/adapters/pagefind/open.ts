import { isRecord } from '../../core/check.js';
import { ProblemError } from '../../core/problem.js';
import { fetchJson } from '../static/fetch-articles.js';
import { libraryOf, type Library } from './library.js';

/** Where a Pagefind index stands. */
export interface PagefindOptions {
  /** The folder that Pagefind wrote, or the `pagefind.js` in it; of another site too, if that allows it (CORS). A relative one is taken from the page. */
  readonly url: string | URL;
  /** The address that the addresses of pages stand below; default the folder above the index. */
  readonly site?: string | URL;
  /** BCP 47: the language of pages that do not say theirs; default English. */
  readonly language?: string;
  /** Brings the module at an address, where `import()` cannot: Node does not import from the web. */
  readonly load?: (url: string) => Promise<unknown>;
}

/** An index that can be searched. */
export interface Opened {
  readonly library: Library;
  readonly folder: string;
  readonly site: string;
  /** How many pages there are in each language, by the name that the index has for it: in lower case, or `unknown`. */
  readonly pages: ReadonlyMap<string, number>;
}

/** Opens an index, or rejects with a `ProblemError` that names the address at fault. */
export async function openIndex({ url, site, load = bring }: PagefindOptions): Promise<Opened> {
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  if (!URL.canParse(url, page)) throw new ProblemError({ kind: 'setting', message: `pagefindBackend: "${url}" is not an address`, setting: 'url' });
  const folder = new URL(url, page).href.replace(/[?#].*$/s, '').replace(/\/(pagefind\.js)?$/, '') + '/';
  const above = new URL(site ?? '..', site === undefined ? folder : page).href;
  const pages = await pagesOf(`${folder}pagefind-entry.json`);

  // With a query, so that options set here are not those of the site's own search on the same page.
  const script = `${folder}pagefind.js?ask-help`;
  const module = await load(script).catch((cause: unknown) => {
    throw new ProblemError({ kind: 'server', message: `${script}: it cannot be loaded, or is no script` }, { cause });
  });
  const library = await libraryOf(module, { basePath: folder, baseUrl: above });
  if (!library) throw new ProblemError({ kind: 'server', message: `${script}: it is not the script of a Pagefind index` });
  return { library, folder, site: above, pages };
}

async function pagesOf(entry: string): Promise<ReadonlyMap<string, number>> {
  const { version, languages } = Object(await fetchJson(entry, globalThis.fetch)) as Readonly<Record<string, unknown>>;
  if (typeof version !== 'string' || !isRecord(languages)) throw new ProblemError({ kind: 'server', message: `${entry}: it is not of a Pagefind index` });
  if (!version.startsWith('1.')) throw new ProblemError({ kind: 'server', message: `${entry}: Pagefind ${version} wrote it; 1.x is understood` });
  return new Map(Object.entries(languages).map(([name, language]) => [name, isRecord(language) && typeof language['page_count'] === 'number' ? language['page_count'] : 0]));
}

const bring = (url: string): Promise<unknown> => import(/* @vite-ignore */ /* webpackIgnore: true */ url);
