import { amount, shape, text, type Check } from '../../core/check.js';
import type { PackedIndex } from './built-index.js';
import { fieldsOf, type Index, type Reading, type Texts } from './index-articles.js';
import { readNumbers } from './numbers.js';
import { FIELDS, weigh, type Counts } from './postings.js';
import { inSlices } from './slices.js';
import type { Stem } from './stems.js';
import { stretches } from './stretches.js';
import { bare, fold, wordsOf } from './tokens.js';
import { Vocabulary } from './vocabulary.js';

const CHECK: Check<PackedIndex> = shape<PackedIndex>({
  language: text,
  size: amount,
  words: text,
  cuts: text,
  endings: text,
  lengths: text,
  having: text,
  steps: text,
  times: text,
});

/** An index as a file has it, every part there and of its kind; else an `Error` that names the first that is not. */
export function checkIndex(given: unknown): PackedIndex {
  const wrong: string[] = [];
  const checked = CHECK(given, '', (key, found) => wrong.push(`${key}: ${found}`)) ?? {};
  const missing = ['language', 'size', 'words', 'cuts', 'endings', 'lengths', 'having', 'steps', 'times'].find((key) => !(key in checked));
  if (wrong[0] ?? missing) throw new Error(wrong[0] ?? `it has no ${missing!}`);
  return checked as PackedIndex;
}

/**
 * The index over articles that a file has, restored instead of made: it finds what one made by `indexArticles` finds.
 *
 * @throws `Error` where its parts do not agree with each other or with the articles; or the signal's reason.
 */
export async function unpackIndex(packed: PackedIndex, articles: readonly Texts[], stem: Stem, signal?: AbortSignal): Promise<Index> {
  if (packed.size !== articles.length) throw new Error(`it is over ${packed.size} articles, and here are ${articles.length}`);
  const vocabulary = await readWords(packed, stem, signal);
  const counts = await readCounts(packed, vocabulary.size, signal);
  const { starts, documents } = counts;
  return { size: packed.size, vocabulary, starts, documents, weights: await weigh(counts, signal), read: reader(articles, vocabulary) };
}

async function readWords({ words, cuts, endings }: PackedIndex, stem: Stem, signal?: AbortSignal): Promise<Vocabulary> {
  const vocabulary = new Vocabulary(stem);
  const all = words ? words.split(' ') : [];
  const cut = readNumbers(cuts);
  const ending = endings.split(' ').values();
  agree(cut.length === all.length, 'words', 'stems');
  await inSlices(stretches(all.length), ({ from, to }) => {
    for (let at = from; at < to; at++) {
      const written = bare(all[at]!);
      const kept = written.length - (cut[at]! >>> 1);
      agree(kept >= 0, 'words', 'stems');
      vocabulary.put(all[at]!, written.slice(0, kept) + (cut[at]! & 1 ? (ending.next().value ?? '') : ''), written);
    }
  }, signal);
  return vocabulary;
}

async function readCounts(packed: PackedIndex, terms: number, signal?: AbortSignal): Promise<Counts> {
  const lengths = readNumbers(packed.lengths);
  agree(lengths.length === packed.size * FIELDS.length, 'lengths', 'articles');
  const having = readNumbers(packed.having);
  const steps = readNumbers(packed.steps);
  agree(having.length === terms && having.reduce((sum, count) => sum + count, 0) === steps.length, 'terms', 'articles');
  const starts = new Uint32Array(terms + 1);
  having.forEach((count, term) => (starts[term + 1] = starts[term]! + count));

  const documents = new Uint32Array(steps.length);
  await inSlices(stretches(terms), ({ from, to }) => {
    for (let term = from; term < to; term++)
      for (let at = starts[term]!, before = -1; at < starts[term + 1]!; before = documents[at++]!) {
        agree(steps[at]! > 0 && before + steps[at]! < packed.size, 'terms', 'articles');
        documents[at] = before + steps[at]!;
      }
  }, signal);
  return { starts, documents, times: await readTimes(packed, documents, lengths, signal), lengths };
}

async function readTimes(packed: PackedIndex, documents: Uint32Array, lengths: Uint32Array, signal?: AbortSignal): Promise<Uint32Array> {
  const numbers = readNumbers(packed.times);
  const times = new Uint32Array(documents.length * FIELDS.length);
  const left = Float64Array.from(lengths);
  let next = 0;
  const take = (posting: number, field: number, count: number): void => {
    times[posting * FIELDS.length + field] = count;
    left[documents[posting]! * FIELDS.length + field]! -= count;
  };
  await inSlices(stretches(documents.length), ({ from, to }) => {
    for (let posting = from; posting < to; posting++) {
      const number = numbers[next++] ?? 0;
      if (number & 1) take(posting, 0, numbers[next++] ?? 0);
      if (number & 2) take(posting, 1, numbers[next++] ?? 0);
      take(posting, 2, number >>> 2);
    }
  }, signal);
  agree(next === numbers.length && left.every((words) => words === 0), 'lengths', 'terms');
  return times;
}

function agree(right: boolean, one: string, other: string): void {
  if (!right) throw new Error(`its ${one} and ${other} do not agree`);
}

/** Reads articles again, word by word, when they are first looked at closely: that is quicker than to carry every word along. */
function reader(articles: readonly Texts[], vocabulary: Vocabulary): Index['read'] {
  const readings = new Map<number, Reading>();
  // A word that the index does not know, since the article was changed by hand, is no term of any question.
  const termOf = (word: string): number => vocabulary.term(word) ?? vocabulary.size;
  return (document) => {
    const known = readings.get(document);
    if (known) return known;
    const fields = fieldsOf(articles[document]!).map((pieces) => pieces.flatMap((piece) => wordsOf(fold(piece)).map(termOf)));
    const reading = { terms: Uint32Array.from(fields.flat()), titled: fields[0]!.length };
    readings.set(document, reading);
    return reading;
  };
}
