import type { PackedIndex } from './built-index.js';
import type { Counted } from './index-articles.js';
import { writeNumbers } from './numbers.js';
import { FIELDS, type Counts } from './postings.js';
import { bare } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** What was counted in a language's articles, in the shape that a file carries. */
export function packIndex(language: string, { vocabulary, counts }: Pick<Counted, 'vocabulary' | 'counts'>): PackedIndex {
  const { starts, lengths } = counts;
  return {
    language,
    size: lengths.length / FIELDS.length,
    ...packWords(vocabulary),
    lengths: writeNumbers(lengths),
    having: writeNumbers(starts.subarray(1).map((end, term) => end - starts[term]!)),
    steps: writeNumbers(stepsOf(counts)),
    times: writeNumbers(timesOf(counts)),
  };
}

function packWords(vocabulary: Vocabulary): Pick<PackedIndex, 'words' | 'cuts' | 'endings'> {
  const words = vocabulary.words();
  const endings: string[] = [];
  const cuts = words.map((word) => {
    const written = bare(word);
    const stem = vocabulary.stem(word);
    const kept = sharedStart(written, stem);
    const ending = stem.slice(kept);
    if (ending) endings.push(ending);
    return 2 * (written.length - kept) + (ending ? 1 : 0);
  });
  return { words: words.join(' '), cuts: writeNumbers(cuts), endings: endings.join(' ') };
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

function* stepsOf({ starts, documents }: Counts): Generator<number> {
  for (let term = 0; term + 1 < starts.length; term++)
    for (let at = starts[term]!, before = -1; at < starts[term + 1]!; before = documents[at++]!) yield documents[at]! - before;
}

function* timesOf({ times }: Counts): Generator<number> {
  for (let at = 0; at < times.length; at += FIELDS.length) {
    const [title, keywords, body] = times.subarray(at, at + FIELDS.length) as unknown as readonly [number, number, number];
    yield 4 * body + (title ? 1 : 0) + (keywords ? 2 : 0);
    if (title) yield title;
    if (keywords) yield keywords;
  }
}
