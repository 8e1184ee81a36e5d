import { inSlices } from './slices.js';
import type { Stem } from './stems.js';
import { fold, wordsOf } from './tokens.js';
import { Vocabulary } from './vocabulary.js';

/** The parts of an article that are searched; what a word found in each is worth, and how much long ones are held back. */
const FIELDS = [
  { name: 'title', weight: 3, hold: 0.5 },
  { name: 'keywords', weight: 2, hold: 0.3 },
  { name: 'body', weight: 1, hold: 0.75 },
] as const;

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
export interface Index {
  /** How many there are. */
  readonly size: number;
  /** Every word of every article, each once. */
  readonly vocabulary: Vocabulary;
  /** Postings: those of term `t` stand from `starts[t]` up to `starts[t + 1]`. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** How much a document has of a term, fields and lengths accounted for: the inner sum of BM25F. */
  readonly weights: Float32Array;
  /** All documents' terms in reading order; field `f` of document `d` ends at `ends[d * 3 + f]`, where the next begins. */
  readonly sequence: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Makes articles searchable, without ever holding the page up for long.
 *
 * BM25F as in Zaragoza et al., "Microsoft Cambridge at TREC 13" (2004): lengths are set right field by field, and the
 * fields are added up before the sum is dampened.
 */
export async function indexArticles(articles: readonly Texts[], stem: Stem, signal?: AbortSignal): Promise<Index> {
  const vocabulary = new Vocabulary(stem);
  const { sequence, ends } = await read(articles, vocabulary, signal);
  const postings = await invert(sequence, ends, vocabulary.size, signal);
  return { size: articles.length, vocabulary, ...postings, sequence, ends };
}

async function read(articles: readonly Texts[], vocabulary: Vocabulary, signal?: AbortSignal): Promise<Pick<Index, 'sequence' | 'ends'>> {
  let sequence = new Uint32Array(1024);
  let length = 0;
  const ends = new Uint32Array(articles.length * FIELDS.length);
  await inSlices(piecesOf(articles), ({ text, end }) => {
    const words = wordsOf(fold(text));
    if (length + words.length > sequence.length) {
      const longer = new Uint32Array((length + words.length) * 2);
      longer.set(sequence);
      sequence = longer;
    }
    for (const word of words) sequence[length++] = vocabulary.add(word);
    ends[end] = length;
  }, signal);
  return { sequence: sequence.slice(0, length), ends };
}

/** Every text of every article, in reading order, with the place in `ends` that it moves on. */
function* piecesOf(articles: readonly Texts[]): Generator<{ readonly text: string; readonly end: number }> {
  let end = 0;
  for (const { title, keywords = [], synonyms = [], body } of articles)
    for (const text of [title, [...keywords, ...synonyms].join('\n'), body]) {
      for (const piece of text.match(PIECE) ?? ['']) yield { text: piece, end };
      end++;
    }
}

type Postings = Pick<Index, 'starts' | 'documents' | 'weights'>;

/** Turns "which terms has a document" into "which documents has a term". */
async function invert(sequence: Uint32Array, ends: Uint32Array, terms: number, signal?: AbortSignal): Promise<Postings> {
  const everyDocument = Array.from({ length: ends.length / FIELDS.length }, (_, document) => document);
  const starts = new Uint32Array(terms + 1);
  /** The document that a term was last seen in, and one. */
  const seen = new Uint32Array(terms);
  await inSlices(everyDocument, (document) => {
    for (let at = startOf(ends, document); at < endOf(ends, document); at++) {
      const term = sequence[at]!;
      if (seen[term] !== document + 1) starts[term + 1]!++;
      seen[term] = document + 1;
    }
  }, signal);
  for (let term = 0; term < terms; term++) starts[term + 1]! += starts[term]!;

  const documents = new Uint32Array(starts[terms]!);
  const weights = new Float32Array(starts[terms]!);
  const next = starts.slice();
  const means = FIELDS.map((_, field) => meanLength(ends, field));
  await inSlices(everyDocument, (document) => {
    let at = startOf(ends, document);
    FIELDS.forEach(({ weight, hold }, field) => {
      const end = ends[document * FIELDS.length + field]!;
      const worth = weight / (1 - hold + (hold * (end - at)) / means[field]!);
      for (; at < end; at++) {
        const term = sequence[at]!;
        let posting = next[term]! - 1;
        if (posting < starts[term]! || documents[posting] !== document) documents[(posting = next[term]!++)] = document;
        weights[posting]! += worth;
      }
    });
  }, signal);
  return { starts, documents, weights };
}

/** Where a document's terms begin in the sequence. */
export const startOf = (ends: Uint32Array, document: number): number => (document ? ends[document * FIELDS.length - 1]! : 0);

/** Where a document's title ends in the sequence. */
export const titleEnd = (ends: Uint32Array, document: number): number => ends[document * FIELDS.length]!;

/** Where a document's terms end in the sequence. */
export const endOf = (ends: Uint32Array, document: number): number => ends[document * FIELDS.length + FIELDS.length - 1]!;

function meanLength(ends: Uint32Array, field: number): number {
  let sum = 0;
  for (let at = field; at < ends.length; at += FIELDS.length) sum += ends[at]! - (ends[at - 1] ?? 0);
  return sum / (ends.length / FIELDS.length) || 1;
}
