/** Chinese, Japanese, and Korean, which has spaces but glues its particles on. */
const PAIRED = '\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
/** Thai, Lao, Burmese, Khmer: alphabets without spaces, where a pair of letters says little. */
const CUT = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff';

const UNSPACED = new RegExp(`[${PAIRED}${CUT}]`, 'u');
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const PARTS = new RegExp(`[${PAIRED}]+|[${CUT}]+|[^${PAIRED}${CUT}]+`, 'gu');
const TO_CUT = new RegExp(`[${CUT}]`, 'u');
const KOREAN = /[\uac00-\ud7af]/;
/** The marks that Latin, Greek, Cyrillic, Hebrew and Arabic can be written without; those of Japanese and Thai are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g;

/** A text with its compatibility forms and its case folded, as all of searching sees it. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A folded word as somebody writes it who leaves the accents away. */
export const bare = (word: string): string => (isPlain(word) ? word : word.normalize('NFD').replace(MARKS, '').normalize('NFC'));

/** Whether a word is of a script where words are not told apart by spaces. */
export const isUnspaced = (word: string): boolean => !isPlain(word) && UNSPACED.test(word);

/**
 * The words of a folded text, in their order.
 *
 * Where no spaces part them, every pair of neighbouring letters stands for a word: a question and an article that would
 * be cut differently still meet. Thai and its like are cut by `Intl.Segmenter` besides; for Japanese that was measured
 * to add nothing, and costs most of the time an index takes.
 */
export function wordsOf(folded: string): string[] {
  const runs = folded.match(RUN) ?? [];
  return UNSPACED.test(folded) ? runs.flatMap((run) => (isUnspaced(run) ? run.match(PARTS)!.flatMap(unspacedWords) : run)) : runs;
}

function unspacedWords(part: string): string[] {
  if (!UNSPACED.test(part)) return [part];
  const letters = [...part];
  if (letters.length < 3) return [part];
  const pairs = letters.slice(1).map((letter, index) => letters[index]! + letter);
  if (TO_CUT.test(part)) return [...cut(part), ...pairs];
  return KOREAN.test(part) ? [part, ...pairs] : pairs;
}

/** Made when first needed: most pages never meet such a script. */
let segmenter: Intl.Segmenter | undefined;

function cut(part: string): string[] {
  // Its language does not matter: the dictionaries go by script.
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  return Array.from(segmenter.segment(part), ({ segment }) => segment).filter((word) => word.length > 2);
}

function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 127) return false;
  return true;
}
