import type { Article } from '../../core/article.js';
import { isRecord } from '../../core/check.js';

/**
 * What an index is made by. To be raised when the same texts no longer make the same words, stems or numbers: an index
 * that was made otherwise is not used.
 */
export const VERSION = 1;

/** A file that `npx ask-help index` writes: articles, and what searching them in each language needs. */
export interface BuiltIndex {
  readonly 'ask-help': 'index';
  readonly version: number;
  readonly articles: readonly Article[];
  /** One for every language that articles are in, and one for all others where that makes a difference. */
  readonly indexes: readonly PackedIndex[];
}

/** The index over one language's articles, as texts that are small on the way and quick to read. */
export interface PackedIndex {
  readonly language: string;
  /** How many articles it is over. */
  readonly size: number;
  /** Every word once, parted by spaces. */
  readonly words: string;
  /** Word by word, as numbers: twice how many letters to cut from its end for its stem, and one more where an ending follows. */
  readonly cuts: string;
  /** Those endings, parted by spaces. */
  readonly endings: string;
  /** Article by article, as numbers: how many words each field has. */
  readonly lengths: string;
  /** Term by term, as numbers: how many articles have it. */
  readonly having: string;
  /** For each of these, as numbers: how far it stands behind the one before. */
  readonly steps: string;
  /**
   * For each of these, as numbers: four times how often the body has the term, and 1 where the title has it, and 2 where
   * the keywords have it; then how often these have it.
   */
  readonly times: string;
}

/** Whether a value says that it is a built index, which is still to be checked. */
export const isBuilt = (given: unknown): given is Readonly<Record<keyof BuiltIndex, unknown>> => isRecord(given) && given['ask-help'] === 'index';
