import { html, type TemplateResult } from 'lit';

/** A text with the words of a question marked in it. */
export function marked(text: string, question: string): readonly (string | TemplateResult)[] {
  const words = question.match(/[\p{L}\p{N}]{3,}|[\p{sc=Han}\p{sc=Katakana}]+/gu);
  if (!words) return [text];
  // Longest first, so that "contacts" is not cut short by "contact". Letters and digits only: nothing to escape.
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(${[...new Set(words)].sort((a, b) => b.length - a.length).join('|')})`, 'giu');
  return text.split(any).map((part, index) => (index % 2 ? html`<mark>${part}</mark>` : part));
}
