import type { Article } from '../../core/article.js';
import { languageChain } from '../../core/language.js';

/** All articles, as each language finds them on its shelf: of every article the version nearest to it, once. */
export class Shelves {
  readonly #versions: ReadonlyMap<string, readonly Article[]>;
  readonly #languages: ReadonlySet<string>;

  constructor(articles: readonly Article[]) {
    const versions = new Map<string, Article[]>();
    for (const article of articles) {
      const others = versions.get(article.id);
      if (others) others.push(article);
      else versions.set(article.id, [article]);
    }
    this.#versions = versions;
    this.#languages = new Set(articles.map(({ lang }) => lang));
  }

  /** The languages to have a shelf ready for: those that articles are in, then English, which stands for all others. */
  get languages(): readonly string[] {
    const first = new Map<string, string>();
    for (const language of [...[...this.#languages].sort(), 'en']) if (!first.has(this.key(language))) first.set(this.key(language), language);
    return [...first.values()];
  }

  /** The same for all languages that have the same shelf. */
  key(language: string): string {
    const along = this.#along(language);
    return along.length || this.#languages.size !== 1 ? along.join() : [...this.#languages].join();
  }

  /** Of each article the version for a language. */
  shelf(language: string): readonly Article[] {
    const along = this.#along(language);
    return [...this.#versions.values()].map((versions) => nearest(versions, along));
  }

  /** One article in the version for a language. */
  article(id: string, language: string): Article | undefined {
    const versions = this.#versions.get(id);
    return versions && nearest(versions, this.#along(language));
  }

  #along(language: string): readonly string[] {
    return languageChain(language).filter((tag) => this.#languages.has(tag));
  }
}

function nearest(versions: readonly Article[], along: readonly string[]): Article {
  for (const tag of along) {
    const found = versions.find(({ lang }) => lang === tag);
    if (found) return found;
  }
  return versions[0]!;
}
