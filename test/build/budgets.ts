/** What the widget may cost a host's page: brotli bytes (1 kB = 1,024 B), and requests of its own. */
export const budgets = {
  /** A page nobody asked for help on. */
  untouched: { bytes: 4 * 1024, requests: 1 },
  /** From page load until a question can be typed, in English. */
  opening: { bytes: 42 * 1024, requests: 6 },
  /** A view of its own, without the packages it uses. */
  view: { bytes: 8 * 1024 },
  /** What another language adds to opening the panel. */
  panelLanguage: { bytes: 3 * 1024 },
  /** All words of a language, as separate chunks that come a view at a time; no visitor meets all of them. */
  language: { bytes: 12 * 1024 },
  /** `ask-help/search`, without any language. */
  search: { bytes: 6 * 1024 },
  /** All that the first question fetches where articles stand in a file: search, reading and indexing, and the way to the worker and back. */
  searchWorker: { bytes: 10 * 1024, requests: 2 },
  /** The word forms of a language. */
  stemmer: { bytes: 2.4 * 1024 },
} as const;
