const HOUR = 3_600_000;

/**
 * Does some work now and every hour, in the background; what it fails at is logged, and left to the next time. Answers what
 * ends it, once the work under way is done.
 */
export function hourly(work: () => Promise<void>): () => Promise<void> {
  let working = Promise.resolve();
  const turn = (): void => void (working = work().catch((error: unknown) => console.error(error)));
  turn();
  const timer = setInterval(turn, HOUR).unref();
  return () => {
    clearInterval(timer);
    return working;
  };
}
