import type { Questions } from './corpus.js';
import type { Ask } from './engines/engine.js';

/** A slow engine is measured on what it answers meanwhile, in ms; how many letters that were stands in the table. */
const PATIENCE = 5000;

/** Types questions letter by letter, waiting for each answer; `each` does the asking that counts. */
export async function type({ warmUp, counted }: Questions, ask: Ask, each: (ask: () => Promise<unknown>) => Promise<void>): Promise<void> {
  for (const text of warmUp) await ask(text);
  const until = performance.now() + PATIENCE;
  for (const text of counted) {
    if (performance.now() > until) return;
    await each(() => ask(text));
  }
}
