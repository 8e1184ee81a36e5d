/**
 * How many slips of the finger lie between two words: a letter wrong, missing, added, or two swapped; `most + 1` where
 * there are more than `most`.
 *
 * The optimal string alignment distance, row by row, given up as soon as a row is all too far.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, above, row]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at), []];
  for (let i = 1; i <= one.length; i++) {
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(above![j]! + 1, row[j - 1]! + 1, above![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, before![j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return Math.min(above![other.length]!, most + 1);
}

/** Which letters a word has, one bit for each letter (or for a few that share it). */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** Whether the letters alone show that two words are more slips apart; a slip changes two of them at most. */
export function farApart(one: number, other: number, most: number): boolean {
  let left = 2 * most;
  for (let differing = one ^ other; differing; differing &= differing - 1) if (left-- === 0) return true;
  return false;
}
