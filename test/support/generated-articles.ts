import type { Article } from '../../src/index.js';

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru sta spe tri plo cru'.split(' ');

/** As many words as a help centre of some size has; the first are the commonest, as in any language. */
const WORDS = 12_000;

/**
 * A help centre of any size in a language of its own, the same at every run.
 *
 * Some 450 words to an article, about as many as help centres have.
 */
export function generatedArticles(count: number): readonly Article[] {
  const random = randomNumbers(7);
  const words = Array.from({ length: WORDS }, () => Array.from({ length: 2 + (random() % 3) }, () => SYLLABLES[random() % SYLLABLES.length]!).join(''));
  // Squared, so that small numbers are common and large ones rare.
  const word = (): string => words[Math.floor(((random() % 10_000) / 10_000) ** 3 * WORDS)]!;
  const sentence = (length: number): string => `${Array.from({ length }, word).join(' ')}.`;
  return Array.from({ length: count }, (_, index) => ({
    id: `article-${index}`,
    lang: 'en',
    title: sentence(5),
    body: Array.from({ length: 10 }, () => `${sentence(15)} ${sentence(10)} ${sentence(20)}`).join('\n\n'),
  }));
}

/** Numbers that look like chance, by the constants of Numerical Recipes. */
function randomNumbers(seed: number): () => number {
  let last = seed;
  return () => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0;
    return last >>> 8;
  };
}
