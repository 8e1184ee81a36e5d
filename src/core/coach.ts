import type { Draft } from './draft.js';

/** What makes a ticket quick to answer (R29): the thing named, a link to it, evidence of what happened. */
export const CHECKS = ['specific', 'links', 'evidence'] as const;

/** One of the coach's checks. */
export type CoachCheck = (typeof CHECKS)[number];

/** A text of so many letters tells enough to go by; words are no measure where none are parted, as in Japanese. */
const ENOUGH = 60;
const ENOUGH_UNPARTED = 25;

/** So many different words, or signs, it takes to name a thing and what differs: "help help help" names nothing. */
const DIFFERENT = 8;

const ADDRESS = /https?:\/\/\S+|\bwww\.\S+/gi;

/** The checks a draft passes as it stands. A nudge, never a condition for sending. */
export function coached({ description, attachments }: Pick<Draft, 'description' | 'attachments'>): Readonly<Record<CoachCheck, boolean>> {
  // An address has many letters and names nothing to somebody who reads.
  const told = description.replace(ADDRESS, ' ');
  const letters = told.match(/\p{L}/gu) ?? [];
  const unparted = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(told);
  const different = new Set(unparted ? letters : told.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu));
  return {
    specific: letters.length >= (unparted ? ENOUGH_UNPARTED : ENOUGH) && different.size >= DIFFERENT,
    links: description.search(ADDRESS) >= 0,
    // A file, steps on lines of their own, or the words of a message in quotation marks. Asked at every letter, so nothing is read far ahead.
    evidence:
      attachments.length > 0 || /^[^\S\n]*(\d+[.)]|[-•*])[^\S\n]+\S/m.test(description) || /["“”„«»「『‘].{3,300}["“”„«»」』’]/su.test(description),
  };
}
