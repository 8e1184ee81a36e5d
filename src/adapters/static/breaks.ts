import type { Index } from './index-articles.js';
import { countOf } from './meaning.js';
import { isUnspaced } from './tokens.js';

/** Words with those put together that only together are a word to the index: "pass word" → "password". */
export function joined(words: readonly string[], { vocabulary }: Index): readonly string[] {
  const known = (word: string): boolean => vocabulary.term(word) !== undefined;
  const whole: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [one = '', next = ''] = words.slice(at, at + 2);
    const parted = next && !isUnspaced(one + next) && !(known(one) && known(next)) && known(one + next);
    whole.push(parted ? words[at++]! + next : one);
  }
  return whole;
}

/** The two words that a word was run together from, "resetpassword" → "reset", "password"; none where it was not. */
export function partsOf(word: string, index: Index): readonly string[] {
  let parts: readonly string[] = [];
  let most = 0;
  for (let at = 2; at < word.length - 1 && word.length > 4; at++) {
    const halves = [word.slice(0, at), word.slice(at)];
    const having = Math.min(...halves.map((half) => havingIt(half, index)));
    if (having > most) [most, parts] = [having, halves];
  }
  return parts;
}

function havingIt(word: string, index: Index): number {
  const term = index.vocabulary.term(word);
  return term === undefined ? 0 : countOf([term], index);
}
