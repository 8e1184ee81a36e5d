import type { Passage } from './passage.js';
import { shareOf, type Question } from './question.js';
import type { Ranked } from './rank.js';

/**
 * What each sign is worth, by logistic regression over human questions in four languages with half of their articles
 * taken away, so that half of them had no answer. Only signs that helped on a set left out of the fit are here.
 */
const WORTH = { aheadOfSecond: 2.3, aheadOfThird: 4.1, paired: 3.35, alone: 3.75, there: 4.5 };

/** Moves the scale so that 0.9, the confidence hosts begin with, is where nine answers in ten came from the right article. */
const BIAS = -5.76;

/** A word less surely there than this is not. */
const THERE = 0.25;

/**
 * How sure we may be, 0 to 1, that a passage of the first article answers the question.
 *
 * Every sign is a share, since scores say nothing from one help centre to the next.
 */
export function confidenceIn(question: Question, ranked: readonly Ranked[], passage: Passage): number {
  const [first, second, third] = ranked;
  const about = question.meanings.flatMap(({ asks }, place) => (asks ? [] : place));
  if (!first || !about.length) return 0;
  const ahead = (other: Ranked | undefined): number => 1 - (other?.score ?? 0) / first.score;
  const there = about.filter((place) => Math.max(passage.found[place]!, first.inTitle[place]!) > THERE);
  const alone = first.found.map((sure, place) => Math.max(0, sure - (second?.found[place] ?? 0)));
  const sum =
    BIAS +
    WORTH.aheadOfSecond * ahead(second) +
    WORTH.aheadOfThird * ahead(third) +
    WORTH.paired * first.paired +
    WORTH.alone * shareOf(question, alone) +
    // Counted, not weighed: that two rare words are there does not make up for four that are not.
    (WORTH.there * there.length) / about.length;
  return 1 / (1 + Math.exp(-sum));
}
