/** The least of the figures that a share of them, 0 to 1, does not exceed; `NaN` without any. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** The figure in the middle, the lower of two; `NaN` without any. */
export const median = (figures: readonly number[]): number => percentile(figures, 0.5);
