/**
 * How many slips of the finger lie between two words: a letter wrong, missing, added, or two swapped; `most + 1` where
 * there are more than `most`.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  return Math.min(lastRow(one, other, most)?.at(-1) ?? Infinity, most + 1);
}

/** How many slips lie between what is typed so far and the nearest beginning of a word; `most + 1` where there are more. */
export function distanceToBeginning(typed: string, word: string, most: number): number {
  const beginning = word.slice(0, typed.length + most);
  return Math.min(...(lastRow(typed, beginning, most) ?? []), most + 1);
}

/**
 * The distances of a word to every beginning of another, or `undefined` where all are more than `most`.
 *
 * The optimal string alignment distance, row by row, given up as soon as a row is all too far.
 */
function lastRow(one: string, other: string, most: number): readonly number[] | undefined {
  let [before, above, row]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at), []];
  for (let i = 1; i <= one.length; i++) {
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(above![j]! + 1, row[j - 1]! + 1, above![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, before![j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return undefined;
    [before, above] = [above, row];
  }
  return above;
}

/** Which letters a word has, one bit for each letter (or for a few that share it). */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** Whether the letters alone show that two words are more slips apart; a slip changes two of them at most. */
export const farApart = (one: number, other: number, most: number): boolean => moreThan(2 * most, one ^ other);

/** Whether the letters alone show that a word does not begin so; a slip brings in one letter at most. */
export const farFromBeginning = (typed: number, word: number, most: number): boolean => moreThan(most, typed & ~word);

function moreThan(most: number, bits: number): boolean {
  for (let left = most; bits; bits &= bits - 1) if (left-- === 0) return true;
  return false;
}
