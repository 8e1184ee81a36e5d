import type { Hit } from './article.js';
import { baseOf } from './language.js';

/** A passage that answers a question, with the article it comes from. */
export interface Answer extends Hit {
  /** At most 80 words of the article, plain text. */
  readonly passage: string;
  /** 0 to 1: how sure the source is that this answers the question. */
  readonly confidence: number;
}

/** What a knowledge base found for a question. */
export interface Found {
  readonly answer?: Answer | undefined;
  /** Best first. */
  readonly results: readonly Hit[];
  /** The question respelled with words that the knowledge base knows, where it holds one that it does not. */
  readonly meant?: string | undefined;
}

/** A question a visitor may want to ask here (R2, R9). */
export interface Suggestion {
  readonly question: string;
  /** Paths it is suggested on; `*` stands for anything; absent: everywhere. */
  readonly pages?: readonly string[];
  /** BCP 47; absent: whatever the visitor's language. */
  readonly language?: string;
}

/** What is shown for a question: an answer, a list, or that there is nothing (R3–R5). */
export type Outcome = 'answer' | 'list' | 'nothing';

/** The confidence an answer needs unless the host says otherwise. */
export const CONFIDENCE = 0.9;

/** Whether enough is typed for suggestions to be of use: two letters, or one where a letter is a word. */
export const worthSuggesting = (text: string): boolean =>
  [...text.trim()].length >= 2 || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);

/** Whether to show an answer, a list or nothing. A wrong answer is worse than a list, so an unsure one is a list (R5). */
export function outcomeOf(found: Found, confidence: number = CONFIDENCE): Outcome {
  if (found.answer && found.answer.confidence >= confidence) return 'answer';
  return found.results.length > 0 ? 'list' : 'nothing';
}

/** Whether a path matches a pattern in which `*` stands for anything. Not by an expression: with many stars that takes for ever. */
export function matchesPage(pattern: string, path: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return path === pattern;
  let at = path.startsWith(first) ? first.length : Infinity;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    at = found < at ? Infinity : found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/** The suggestions for a page in a language: those that name the page first, then those for everywhere; no question twice. */
export function suggestionsFor(all: readonly Suggestion[], page: string, language: string): readonly Suggestion[] {
  const fits = all.filter(
    (one) =>
      (!one.language || baseOf(one.language) === baseOf(language)) &&
      (!one.pages?.length || one.pages.some((pattern) => matchesPage(pattern, page))),
  );
  const ordered = [...fits.filter((one) => one.pages?.length), ...fits.filter((one) => !one.pages?.length)];
  return ordered.filter((one, index) => ordered.findIndex((other) => other.question === one.question) === index);
}
