/** Letters of scripts written without spaces between words, and of Korean, which glues its particles on. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const PARTS = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source}).)+`, 'gu');
/** The marks that Latin, Greek, Cyrillic, Hebrew and Arabic can be written without; those of Japanese and Thai are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g;

/** A text with its compatibility forms and its case folded, as all of searching sees it. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A folded word as somebody writes it who leaves the accents away. */
export const bare = (word: string): string => (isPlain(word) ? word : word.normalize('NFD').replace(MARKS, '').normalize('NFC'));

/** Whether a word is of a script that puts no spaces between words. */
export const isUnspaced = (word: string): boolean => !isPlain(word) && UNSPACED.test(word);

/**
 * The words of a folded text, in their order.
 *
 * Where a script puts no spaces between words, those of `Intl.Segmenter` and every pair of neighbouring letters: a
 * question and an article that are cut differently then still meet.
 */
export function wordsOf(folded: string): string[] {
  const runs = folded.match(RUN) ?? [];
  return UNSPACED.test(folded) ? runs.flatMap((run) => (UNSPACED.test(run) ? run.match(PARTS)!.flatMap(unspacedWords) : run)) : runs;
}

/** Made when first needed: most pages never meet such a script. */
let segmenter: Intl.Segmenter | undefined;

function unspacedWords(part: string): string[] {
  if (!UNSPACED.test(part)) return [part];
  // Not a language of its own: the dictionaries go by script.
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const letters = [...part];
  const pairs = letters.slice(1).map((letter, index) => letters[index]! + letter);
  // A word of two letters is one of the pairs already.
  return [...Array.from(segmenter.segment(part), ({ segment }) => segment).filter((word) => [...word].length !== 2), ...pairs];
}

function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 127) return false;
  return true;
}
