import { inSlices } from './slices.js';
import { stretches } from './stretches.js';

/** The parts of an article that are searched; what a word found in each is worth, and how much long ones are held back. */
export const FIELDS = [
  { name: 'title', weight: 3, hold: 0.5 },
  { name: 'keywords', weight: 2, hold: 0.3 },
  { name: 'body', weight: 1, hold: 0.75 },
] as const;

/** All documents' terms in reading order; field `f` of document `d` ends at `ends[d * 3 + f]`, where the next begins. */
export interface Sequence {
  readonly terms: Uint32Array;
  readonly ends: Uint32Array;
}

/** Which documents have a term: those of term `t` stand from `starts[t]` up to `starts[t + 1]`, ascending. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
}

/** Postings, counted: posting `p` has its term `times[p * 3 + f]` times in field `f`; of document `d` that is `lengths[d * 3 + f]` terms long. */
export interface Counts extends Postings {
  readonly times: Uint32Array;
  readonly lengths: Uint32Array;
}

/** Turns "which terms has a document" into "which documents has a term", and how often. */
export async function invert({ terms, ends }: Sequence, size: number, signal?: AbortSignal): Promise<Counts> {
  const lengths = ends.map((end, at) => end - (ends[at - 1] ?? 0));
  const starts = new Uint32Array(size + 1);
  /** The document that a term was last seen in, and one. */
  const seen = new Uint32Array(size);
  await inSlices(upTo(ends.length / FIELDS.length), (document) => {
    for (let at = startOf(ends, document); at < endOf(ends, document); at++) {
      const term = terms[at]!;
      if (seen[term] !== document + 1) starts[term + 1]!++;
      seen[term] = document + 1;
    }
  }, signal);
  for (let term = 0; term < size; term++) starts[term + 1]! += starts[term]!;

  const documents = new Uint32Array(starts[size]!);
  const times = new Uint32Array(documents.length * FIELDS.length);
  const next = starts.slice();
  await inSlices(upTo(ends.length / FIELDS.length), (document) => {
    let at = startOf(ends, document);
    for (let field = 0; field < FIELDS.length; field++)
      for (const end = ends[document * FIELDS.length + field]!; at < end; at++) {
        const term = terms[at]!;
        let posting = next[term]! - 1;
        if (posting < starts[term]! || documents[posting] !== document) documents[(posting = next[term]!++)] = document;
        times[posting * FIELDS.length + field]!++;
      }
  }, signal);
  return { starts, documents, times, lengths };
}

/** How much a document has of a term, fields and lengths accounted for, posting by posting: the inner sum of BM25F. */
export async function weigh({ documents, times, lengths }: Counts, signal?: AbortSignal): Promise<Float32Array> {
  const means = FIELDS.map((_, field) => meanLength(lengths, field));
  const worths = Float64Array.from(lengths, (length, at) => {
    const { weight, hold } = FIELDS[at % FIELDS.length]!;
    return weight / (1 - hold + (hold * length) / means[at % FIELDS.length]!);
  });
  const weights = new Float32Array(documents.length);
  await inSlices(stretches(documents.length), ({ from, to }) => {
    for (let posting = from; posting < to; posting++)
      for (let field = 0; field < FIELDS.length; field++)
        weights[posting]! += times[posting * FIELDS.length + field]! * worths[documents[posting]! * FIELDS.length + field]!;
  }, signal);
  return weights;
}

/** Where a document's terms begin in the sequence. */
export const startOf = (ends: Uint32Array, document: number): number => (document ? ends[document * FIELDS.length - 1]! : 0);

/** Where a document's terms end in the sequence. */
export const endOf = (ends: Uint32Array, document: number): number => ends[document * FIELDS.length + FIELDS.length - 1]!;

function* upTo(end: number): Generator<number> {
  for (let number = 0; number < end; number++) yield number;
}

function meanLength(lengths: Uint32Array, field: number): number {
  let sum = 0;
  for (let at = field; at < lengths.length; at += FIELDS.length) sum += lengths[at]!;
  return sum / (lengths.length / FIELDS.length) || 1;
}
