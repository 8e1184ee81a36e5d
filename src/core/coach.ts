import type { Draft } from './draft.js';

/** What makes a ticket quick to answer (R29): the thing named, a link to it, evidence of what happened. */
export const CHECKS = ['specific', 'links', 'evidence'] as const;

/** One of the coach's checks. */
export type CoachCheck = (typeof CHECKS)[number];

/** A text with this many letters tells enough to go by; words are no measure where none are parted, as in Japanese. */
const ENOUGH = 60;
const ENOUGH_UNPARTED = 25;

/** The checks a draft passes as it stands. A nudge, never a condition for sending. */
export function coached({ description }: Pick<Draft, 'description'>): Readonly<Record<CoachCheck, boolean>> {
  const letters = description.match(/\p{L}/gu)?.length ?? 0;
  const unparted = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(description);
  return {
    specific: letters >= (unparted ? ENOUGH_UNPARTED : ENOUGH),
    links: /https?:\/\/\S+|\bwww\.\S+/i.test(description),
    // Steps on lines of their own, or the words of a message in quotation marks. Asked at every letter, so nothing is read far ahead.
    evidence: /^[^\S\n]*(\d+[.)]|[-•*])[^\S\n]+\S/m.test(description) || /["“”„«»「『‘].{3,300}["“”„«»」』’]/su.test(description),
  };
}
