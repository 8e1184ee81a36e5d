import { html, type TemplateResult } from 'lit';

/** By whatever divides words in the text's own script: Japanese has no blanks. */
const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A question longer than the field takes comes from the host; its beginning is enough to mark by. */
const LONGEST = 1000;

/**
 * A text with the words of a question marked in it, in whatever form they stand there: "Imports" for "importing".
 *
 * Words are marked whole, since screen readers read what is cut in two as two.
 */
export function marked(text: string, question: string): readonly (string | TemplateResult)[] {
  const asked = wordsOf(question.slice(0, LONGEST));
  if (asked.length === 0) return [text];
  // Every second one is marked. Words without a blank between them are one mark: a browser may cut "インポート" in two.
  const parts = [''];
  for (const { segment, isWordLike } of WORDS.segment(text)) {
    const fits = Boolean(isWordLike) && asked.some((one) => isForm(plain(segment), one));
    if (fits === (parts.length % 2 === 0)) parts.push(parts.pop()! + segment);
    else parts.push(segment);
  }
  return parts.map((part, index) => (index % 2 ? html`<mark>${part}</mark>` : part));
}

/** The words of a question that tell something; in most scripts one or two letters tell little. */
function wordsOf(question: string): readonly string[] {
  const all = [...WORDS.segment(question)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => plain(segment));
  return [...new Set(all)].filter((word) => /[\p{sc=Han}\p{sc=Katakana}]|[\p{L}\p{M}\p{N}]{3}/u.test(word));
}

const plain = (word: string): string => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

/** Whether a word is what was asked, a longer word that begins with it, or the same with another ending. */
function isForm(word: string, asked: string): boolean {
  if (word.startsWith(asked)) return true;
  let shared = 0;
  while (shared < asked.length && word[shared] === asked[shared]) shared++;
  const [shorter, longer] = [word.length, asked.length].map((length) => length - shared).sort((one, other) => one - other) as [number, number];
  return shared >= 4 && shorter <= 1 && longer <= 3;
}
