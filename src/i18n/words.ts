import { createInstance, type i18n } from 'i18next';
import english from '../../locales/en/panel.json';
import { baseOf, canonical, isShipped, LANGUAGES, pickLanguage, type Language } from '../core/language.js';
import type { Problem } from '../core/problem.js';
import { CATALOGS, NAMESPACES, type Namespace } from './catalogs.js';
import { Formats } from './formats.js';

/** The host's own wording: language → key such as `panel.title` → text. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every word a visitor reads, in the language they read. English stands in for what is missing. */
export class Words {
  readonly #i18n: i18n;
  readonly #report: (problem: Problem) => void;
  readonly #loaded = new Map<string, Promise<void>>();
  /** Counts the languages asked for, so that a slow older one does not silence a newer. */
  #turn = 0;
  #messages: Messages = {};
  #namespaces: readonly Namespace[] = ['panel'];
  #formats = new Formats(['en']);

  /** Speaks English at once; `report` hears of words that could not be fetched. */
  constructor(report: (problem: Problem) => void) {
    this.#report = report;
    this.#i18n = createInstance({
      lng: 'en',
      fallbackLng: 'en',
      ns: [...NAMESPACES],
      defaultNS: 'panel',
      nsSeparator: '.',
      keySeparator: '.',
      resources: { en: { panel: english } },
      initAsync: false,
      // Lit writes every text as text; escaping it here would show the escapes.
      interpolation: { escapeValue: false },
    });
    void this.#i18n.init();
  }

  /** BCP 47: the language spoken now. */
  get language(): string {
    return this.#i18n.language;
  }

  /** Dates and lists as the reader writes them. */
  get formats(): Formats {
    return this.#formats;
  }

  /** The text of a key such as `contact.title`; `count` picks the plural. */
  t(key: string, values?: Readonly<Record<string, unknown>>): string {
    return this.#i18n.t(key, { ...values });
  }

  /** Whether a key has a text, here or in English. */
  has(key: string): boolean {
    return this.#i18n.exists(key);
  }

  /**
   * Speaks the language nearest to a tag; the host's own words lie over ours. Resolves once all that is in use is there,
   * in English where it could not be fetched.
   */
  async speak(tag: string | undefined, messages: Messages = {}): Promise<void> {
    this.#messages = messages;
    const turn = ++this.#turn;
    const language = pickLanguage(tag, [...LANGUAGES, ...Object.keys(messages)]);
    await Promise.all(this.#namespaces.map((namespace) => this.#fetch(language, namespace)));
    if (turn !== this.#turn) return;
    this.#overlay();
    await this.#i18n.changeLanguage(language);
    const asked = canonical(tag);
    // A reader in Belgium writes dates another way than one in the Netherlands: the tag counts, if the language is the same.
    this.#formats = new Formats(asked && baseOf(asked) === baseOf(language) ? [asked, language] : [language]);
  }

  /** Makes sure that a part of the words is there before a view speaks it. */
  async load(namespace: Namespace): Promise<void> {
    if (!this.#namespaces.includes(namespace)) this.#namespaces = [...this.#namespaces, namespace];
    await Promise.all([...new Set([this.language, 'en'])].map((language) => this.#fetch(language, namespace)));
    this.#overlay();
  }

  #fetch(language: string, namespace: Namespace): Promise<void> {
    const name = `${language}/${namespace}`;
    // A language that the host alone has words for has no catalog of ours; English's panel is here from the start.
    if (!isShipped(language) || name === 'en/panel') return Promise.resolve();
    const fetching = this.#loaded.get(name) ?? this.#add(language, namespace, name);
    this.#loaded.set(name, fetching);
    return fetching;
  }

  async #add(language: Language, namespace: Namespace, name: string): Promise<void> {
    try {
      const { default: catalog } = await CATALOGS[language][namespace]();
      this.#i18n.addResourceBundle(language, namespace, catalog, true, true);
    } catch (error) {
      this.#loaded.delete(name);
      this.#report({ kind: 'load', message: `the words ${name} could not be fetched (${String(error)}); English is used instead` });
    }
  }

  #overlay(): void {
    for (const [language, texts] of Object.entries(this.#messages)) {
      for (const [key, text] of Object.entries(texts)) {
        const dot = key.indexOf('.');
        this.#i18n.addResource(language, key.slice(0, dot), key.slice(dot + 1), text, { silent: true });
      }
    }
  }
}
