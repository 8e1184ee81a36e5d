import { createInstance, type i18n } from 'i18next';
import english from '../../locales/en/panel.json';
import { baseOf, canonical, isShipped, languageChain, LANGUAGES, pickLanguage, type Language } from '../core/language.js';
import type { Problem } from '../core/problem.js';
import { CATALOGS, NAMESPACES, type Catalog, type Catalogs, type Namespace } from './catalogs.js';

/** The host's own wording: language → key such as `panel.title` → text. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every word a visitor reads, in the language they read. English stands in for what is missing. */
export class Words {
  readonly #i18n: i18n;
  readonly #report: (problem: Problem) => void;
  readonly #catalogs: Catalogs;
  readonly #loaded = new Map<string, Promise<void>>();
  /** Our own words as they came, from which the host's can be taken away again. */
  readonly #ours: { readonly language: Language; readonly namespace: Namespace; readonly catalog: Catalog }[] = [
    { language: 'en', namespace: 'panel', catalog: english },
  ];
  /** Counts the languages asked for, so that a slow older one does not silence a newer. */
  #turn = 0;
  #messages: Messages = {};
  /** The host's words that lie over ours now. */
  #laid: Messages = {};
  #namespaces: readonly Namespace[] = ['panel'];
  #tags: readonly string[] = ['en'];

  /** Speaks English at once; `report` hears of words that could not be fetched. */
  constructor(report: (problem: Problem) => void, catalogs: Catalogs = CATALOGS) {
    this.#report = report;
    this.#catalogs = catalogs;
    this.#i18n = createInstance({
      lng: 'en',
      fallbackLng: (code) => languageChain(code),
      ns: [...NAMESPACES],
      defaultNS: 'panel',
      nsSeparator: '.',
      keySeparator: '.',
      // A copy: the host's words are written into it, and another widget on the page has its own.
      resources: { en: { panel: structuredClone(english) } },
      initAsync: false,
      // Lit writes every text as text; escaping it here would show the escapes.
      interpolation: { escapeValue: false },
    });
    void this.#i18n.init();
    // i18next 26 names the rules that it has made by `JSON.stringify`, which a page may have broken.
    Object.assign(this.#i18n.services.pluralResolver as object, { getRule: pluralRules });
  }

  /** BCP 47: the language spoken now. */
  get language(): string {
    return this.#i18n.language;
  }

  /** BCP 47 tags to write dates and lists by, best first. */
  get tags(): readonly string[] {
    return this.#tags;
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
    // A view may ask for its words meanwhile.
    let namespaces: readonly Namespace[] = [];
    while (namespaces !== this.#namespaces) {
      namespaces = this.#namespaces;
      await Promise.all(namespaces.map((namespace) => this.#fetch(language, namespace)));
    }
    if (turn !== this.#turn) return;
    this.#overlay();
    await this.#i18n.changeLanguage(language);
    const asked = canonical(tag);
    // A reader in Belgium writes dates another way than one in the Netherlands: the tag counts, if the language is the same.
    this.#tags = asked && baseOf(asked) === baseOf(language) ? [asked, language] : [language];
  }

  /** Makes sure that a part of the words is there before a view speaks it. */
  async load(namespace: Namespace): Promise<void> {
    if (!this.#namespaces.includes(namespace)) this.#namespaces = [...this.#namespaces, namespace];
    const known = this.#ours.length;
    await this.#fetch(this.language, namespace);
    // Asked for again and again, it costs nothing: all words lie as they did.
    if (this.#ours.length > known) this.#overlay();
  }

  /** Fetches a part of the words in a language and in those that stand in for it: the host may have a few words of `pt-BR` alone. */
  async #fetch(language: string, namespace: Namespace): Promise<void> {
    const shipped = languageChain(language).filter(isShipped);
    await Promise.all(shipped.map((one) => this.#fetchOne(one, namespace)));
  }

  #fetchOne(language: Language, namespace: Namespace): Promise<void> {
    const name = `${language}/${namespace}`;
    // English's panel is here from the start.
    if (name === 'en/panel') return Promise.resolve();
    const fetching = this.#loaded.get(name) ?? this.#add(language, namespace, name);
    this.#loaded.set(name, fetching);
    return fetching;
  }

  async #add(language: Language, namespace: Namespace, name: string): Promise<void> {
    try {
      const { default: catalog } = await this.#catalogs[language][namespace]();
      this.#ours.push({ language, namespace, catalog });
      this.#lay(language, namespace, catalog);
    } catch (error) {
      this.#loaded.delete(name);
      this.#report({ kind: 'load', message: `the words ${name} could not be fetched (${String(error)}); English is used instead` });
    }
  }

  /** Puts our words in, as a copy of ours: i18next's own goes through `JSON`, and its deep merge through what the page has put on every object. */
  #lay(language: Language, namespace: Namespace, catalog: Catalog): void {
    this.#i18n.addResourceBundle(language, namespace, structuredClone(catalog), false, true, { skipCopy: true });
  }

  /** Lays the host's words over ours; those of before that the host no longer says go. */
  #overlay(): void {
    for (const language of Object.keys(this.#laid)) for (const namespace of NAMESPACES) this.#i18n.removeResourceBundle(language, namespace);
    for (const { language, namespace, catalog } of this.#ours) this.#lay(language, namespace, catalog);
    this.#laid = this.#messages;
    for (const [language, texts] of Object.entries(this.#messages)) {
      for (const [key, text] of Object.entries(texts)) {
        // Of a part of the words, and under a name: anything else would take the place of a whole part.
        const [, namespace, name] = /^([^.]+)\.(.+)$/.exec(key) ?? [];
        if (namespace && name) this.#i18n.addResource(language, namespace, name, text, { silent: true });
      }
    }
  }
}

const RULES = new Map<string, Intl.PluralRules>();

/** Which plural form a number takes in a language. */
function pluralRules(language: string): Intl.PluralRules {
  const rules = RULES.get(language) ?? new Intl.PluralRules(canonical(language) ?? 'en');
  RULES.set(language, rules);
  return rules;
}
