import type { Problem } from '../core/problem.js';
import type { Words } from '../i18n/words.js';
import { PLACED } from '../views/places.js';

/**
 * Defines the views that the host has placed inside its `<ask-help>`, now and whenever it adds one.
 *
 * Answers the function that stops it.
 */
export function definePlaced(host: HTMLElement, words: Words, report: (problem: Problem) => void): () => void {
  const look = (): void => {
    for (const [tag, chunk] of Object.entries(PLACED)) {
      if (customElements.get(tag) || !host.querySelector(tag)) continue;
      // The words first: a view draws as soon as it is defined.
      void words
        .load(chunk.words)
        .then(() => chunk.load())
        .catch((error: unknown) => report({ kind: 'load', message: `<${tag}> could not be fetched (${String(error)})` }));
    }
  };
  const added = new MutationObserver(look);
  added.observe(host, { childList: true, subtree: true });
  look();
  return () => added.disconnect();
}
