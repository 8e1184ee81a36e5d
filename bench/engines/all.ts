import type { MakeEngine } from './engine.js';

/** Ours and those beside it, by name. */
export const ENGINES: Readonly<Record<EngineName, () => Promise<{ readonly makeEngine: MakeEngine }>>> = {
  'ask-help': () => import('./ask-help.js'),
  minisearch: () => import('./minisearch.js'),
  flexsearch: () => import('./flexsearch.js'),
};

/** The name of an engine. */
export type EngineName = 'ask-help' | 'minisearch' | 'flexsearch';
