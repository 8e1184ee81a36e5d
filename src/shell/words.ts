/** The word on the button in each language: all that is said before the panel is loaded. A test keeps it equal to `locales/`. */
export const BUTTON_WORDS: Readonly<Record<string, string>> = {
  en: 'Help',
  nb: 'Hjelp',
  nl: 'Help',
  fr: 'Aide',
  de: 'Hilfe',
  es: 'Ayuda',
  pt: 'Ajuda',
  ja: 'ヘルプ',
};

const LIKE: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/** The word for the button in a language, in English where we have none. */
export function buttonWord(language: string): string {
  const base = language.split(/[-_]/)[0]!.toLowerCase();
  return BUTTON_WORDS[LIKE[base] ?? base] ?? 'Help';
}

/** The language of the page around an element: the nearest `lang`, also outside the shadow roots it is in, else the browser's. */
export function languageAround(element: Element): string {
  for (let here: Element | null = element; here; ) {
    const labelled: Element | null = here.closest('[lang]');
    if (labelled?.getAttribute('lang')) return labelled.getAttribute('lang')!;
    const root: Node = (labelled ?? here).getRootNode();
    here = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language || 'en';
}
