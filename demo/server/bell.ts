/** Wakes whoever waits for something to happen, or will: a ring is heard once, however often it was rung. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves with whether it was rung within so many ms. */
  readonly rung: (within: number) => Promise<boolean>;
}

/** A bell for one who waits. */
export function openBell(): Bell {
  let rang = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rang = true;
      wake?.();
    },
    rung: (within) =>
      new Promise((resolve) => {
        const answer = (): void => {
          clearTimeout(timer);
          wake = undefined;
          resolve(rang);
          rang = false;
        };
        const timer = setTimeout(answer, within);
        wake = answer;
        if (rang) answer();
      }),
  };
}
