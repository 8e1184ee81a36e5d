/** How many small steps are one task: asking the clock after each would cost as much as they do. */
const LONG = 500;

/** A number of small steps, taken together. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** All steps up to an end, stretch by stretch. */
export function* stretches(end: number): Generator<Stretch> {
  for (let from = 0; from < end; from += LONG) yield { from, to: Math.min(from + LONG, end) };
}
