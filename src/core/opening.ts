import type { Span } from './week.js';
import { runsOf } from './zone.js';

/** Milliseconds. */
export const MINUTE = 60_000;

/** Milliseconds of a day on which the clock is not set. */
export const DAY = 1_440 * MINUTE;

/** The hours of a team, made ready for counting; days are numbered from 1 January 1970 on. */
export interface Week {
  readonly timeZone: string;
  /** The spans that begin on a day, in order; none of them touch. */
  spansOn(day: number): readonly Span[];
}

/** A stretch of time that is open, as instants, and the day its span began on. */
export interface Opening {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/**
 * All that is open between two instants, the earliest beginning first.
 *
 * One opening may come in pieces that touch, and the late hours of one day may overlap the next day's.
 */
export function* openings({ timeZone, spansOn }: Week, start: number, end: number): Generator<Opening> {
  for (const { from, to, offset } of runsOf(timeZone, start, end)) {
    const today = Math.floor((from + offset) / DAY);
    for (const day of [today - 1, today, today + 1])
      for (const span of spansOn(day)) {
        const midnight = day * DAY - offset;
        const opening = { day, from: Math.max(from, midnight + span.from * MINUTE), to: Math.min(to, midnight + span.to * MINUTE) };
        if (opening.from < opening.to) yield opening;
      }
  }
}
