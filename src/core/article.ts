import { languageChain } from './language.js';

/** A piece of knowledge, in one language. Versions of one article share `id` and differ in `lang`. */
export interface Article {
  readonly id: string;
  /** BCP 47. */
  readonly lang: string;
  readonly title: string;
  /** Plain text, paragraphs parted by empty lines; this is what is searched. */
  readonly body: string;
  /** Shown instead of `body` once made harmless. */
  readonly html?: string;
  /** Where the article stands on the web. */
  readonly url?: string;
  /** ISO date or instant. */
  readonly updated?: string;
  readonly section?: string;
  readonly keywords?: readonly string[];
  readonly synonyms?: readonly string[];
  /** Paths it is suggested on; `*` stands for anything. */
  readonly pages?: readonly string[];
  /** Product → the tiers that have what the article tells of (R78). */
  readonly availableWith?: Readonly<Record<string, readonly string[]>>;
  readonly machineTranslated?: boolean;
  /** Where the version that governs stands (R76); absent: the English one of the same id. */
  readonly original?: string;
}

/** An article as it stands in a list of results. */
export interface Hit {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  /** A line or two of its text that fit the question; plain text. */
  readonly excerpt?: string;
  readonly section?: string;
  readonly updated?: string;
  readonly url?: string;
}

/** The version of an article to show to somebody: in their language, else along its chain, else any. */
export function versionFor(versions: readonly Article[], language: string | undefined): Article | undefined {
  for (const tag of languageChain(language)) {
    const found = versions.find((version) => version.lang === tag);
    if (found) return found;
  }
  return versions[0];
}

/**
 * The id of the article that a link in an article leads to, so that it opens in the dialog too.
 *
 * A help centre's addresses end in the article's id: what stands before the id in this article's own address is what they share.
 */
export function articleBehind(link: URL, from: Article, base: string): string | undefined {
  if (!from.url || !URL.canParse(from.url, base)) return undefined;
  const own = new URL(from.url, base);
  const end = encodeURI(from.id);
  const shared = own.pathname.endsWith(`/${end}`) ? own.pathname.slice(0, -end.length) : undefined;
  if (!shared || link.origin !== own.origin || !link.pathname.startsWith(shared)) return undefined;
  try {
    return decodeURI(link.pathname.slice(shared.length)) || undefined;
  } catch {
    // `%` followed by what stands for no letter: an address of somebody else's making.
    return undefined;
  }
}
