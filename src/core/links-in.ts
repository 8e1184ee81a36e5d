import { safeLink } from './link.js';

/** A stretch of a text: plain, or with the address that it leads to. */
export interface Stretch {
  readonly text: string;
  readonly address?: string;
}

/** What looks like an address in somebody's words. Begins at the start of a word alone, so that no text takes long to look through. */
const LOOKS = /(?<![\p{L}\p{N}_@/.+-])(?:https?:\/\/[^\s<>"«»“”「」『』（）、。]+|[\w.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+)/giu;

/** Longer ones are no addresses of people's, and stay plain. */
const LONGEST = 2000;

/**
 * A text in stretches, its web and e-mail addresses told apart. What a sentence puts behind an address does not belong to it,
 * and a bracket belongs to it only with its other half.
 */
export function linksIn(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LOOKS)) {
    if (found.length > LONGEST) continue;
    const own = trimmed(found);
    const link = safeLink(/^https?:/i.test(own) ? own : `mailto:${own}`, 'https://nowhere.invalid');
    if (!link) continue;
    if (index > end) stretches.push({ text: text.slice(end, index) });
    stretches.push({ text: own, address: link.href });
    end = index + own.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end) });
  return stretches;
}

function trimmed(found: string): string {
  let own = found;
  for (;;) {
    const last = own.at(-1)!;
    const opening = PAIRS[last];
    if (!(opening ? count(own, last) > count(own, opening) : ENDINGS.includes(last))) return own;
    own = own.slice(0, -1);
  }
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;
const ENDINGS = '.,;:!?\'’…*！？';
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
