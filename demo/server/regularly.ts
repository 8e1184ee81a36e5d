/**
 * Does some work now and every so many ms, in the background, and never twice at once; what it fails at is logged, and left to the
 * next time. Answers what ends it, once the work under way is done.
 */
export function regularly(every: number, work: () => Promise<void>): () => Promise<void> {
  let working: Promise<void> | undefined;
  const turn = (): void => {
    working ??= work()
      .catch((error: unknown) => console.error(error))
      .finally(() => (working = undefined));
  };
  turn();
  const timer = setInterval(turn, every).unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
