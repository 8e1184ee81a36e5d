import { endOf, FIELDS, invert, startOf, weigh, type Counts, type Postings, type Sequence } from './postings.js';
import { inSlices } from './slices.js';
import type { Stem } from './stems.js';
import { fold, wordsOf } from './tokens.js';
import { Vocabulary } from './vocabulary.js';

/** Longer texts are indexed in pieces, so that none takes a page's whole turn. */
const PIECE = /[^]{1,4000}(?=\s|$)|[^]{1,4000}/gu;

/** What is read of an article. */
export interface Texts {
  readonly title: string;
  readonly keywords?: readonly string[];
  readonly synonyms?: readonly string[];
  readonly body: string;
}

/** Articles, ready to be searched. A term is the stem of words, and a number. */
export interface Index extends Postings {
  /** How many there are. */
  readonly size: number;
  /** Every word of every article, each once. */
  readonly vocabulary: Vocabulary;
  /** Posting by posting: how much the document has of the term. */
  readonly weights: Float32Array;
  /** What a document says, term by term. */
  read(document: number): Reading;
}

/** A document's terms in reading order: those of its title, then those of its other fields. */
export interface Reading {
  readonly terms: Uint32Array;
  /** How many of them are the title's. */
  readonly titled: number;
}

/** All that is counted in articles, and what it was counted from. */
export interface Counted {
  readonly vocabulary: Vocabulary;
  readonly counts: Counts;
  readonly sequence: Sequence;
}

/**
 * Makes articles searchable, without ever holding the page up for long.
 *
 * BM25F as in Zaragoza et al., "Microsoft Cambridge at TREC 13" (2004): lengths are set right field by field, and the
 * fields are added up before the sum is dampened.
 */
export async function indexArticles(articles: readonly Texts[], stem: Stem, signal?: AbortSignal): Promise<Index> {
  const { vocabulary, counts, sequence: { terms, ends } } = await countArticles(articles, stem, signal);
  const read = (document: number): Reading => {
    const start = startOf(ends, document);
    return { terms: terms.subarray(start, endOf(ends, document)), titled: ends[document * FIELDS.length]! - start };
  };
  const { starts, documents } = counts;
  return { size: articles.length, vocabulary, starts, documents, weights: await weigh(counts, signal), read };
}

/** Reads articles word by word: the part of indexing that a built index spares. */
export async function countArticles(articles: readonly Texts[], stem: Stem, signal?: AbortSignal): Promise<Counted> {
  const vocabulary = new Vocabulary(stem);
  const sequence = await readAll(articles, vocabulary, signal);
  return { vocabulary, sequence, counts: await invert(sequence, vocabulary.size, signal) };
}

/** The texts of an article, one for each of the fields, in pieces. */
export const fieldsOf = ({ title, keywords = [], synonyms = [], body }: Texts): readonly (readonly string[])[] =>
  [title, [...keywords, ...synonyms].join('\n'), body].map((text) => text.match(PIECE) ?? []);

async function readAll(articles: readonly Texts[], vocabulary: Vocabulary, signal?: AbortSignal): Promise<Sequence> {
  let terms = new Uint32Array(1024);
  let length = 0;
  const ends = new Uint32Array(articles.length * FIELDS.length);
  await inSlices(piecesOf(articles), ({ text, end }) => {
    const words = wordsOf(fold(text));
    if (length + words.length > terms.length) {
      const longer = new Uint32Array((length + words.length) * 2);
      longer.set(terms);
      terms = longer;
    }
    for (const word of words) terms[length++] = vocabulary.add(word);
    ends[end] = length;
  }, signal);
  return { terms: terms.slice(0, length), ends };
}

/** Every text of every article, in reading order, with the place in `ends` that it moves on. */
function* piecesOf(articles: readonly Texts[]): Generator<{ readonly text: string; readonly end: number }> {
  let end = 0;
  for (const article of articles)
    for (const pieces of fieldsOf(article)) {
      yield { text: pieces[0] ?? '', end };
      for (const text of pieces.slice(1)) yield { text, end };
      end++;
    }
}
