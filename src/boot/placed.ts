import type { Problem } from '../core/problem.js';
import type { Words } from '../i18n/words.js';
import type { Session } from '../session/session.js';
import { PLACED } from '../views/places.js';

/** Defines the views that the host has placed inside its `<ask-help>`. */
export function definePlaced(host: HTMLElement, session: Session, words: Words, report: (problem: Problem) => void): void {
  for (const [tag, chunk] of Object.entries(PLACED)) {
    if (!host.querySelector(tag)) continue;
    // The words first: a view draws as soon as it is defined.
    void Promise.all([words.load(chunk.words), session.openDesk()])
      .then(() => chunk.load())
      .catch((error: unknown) => report({ kind: 'load', message: `<${tag}> could not be fetched (${String(error)})` }));
  }
}
