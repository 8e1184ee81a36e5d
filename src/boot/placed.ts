import type { LitElement } from 'lit';
import type { Problem } from '../core/problem.js';
import type { Words } from '../i18n/words.js';
import type { Session } from '../session/session.js';
import { CHUNKS, type Chunk } from '../views/places.js';

/** The views a host may place in its page, by element name. */
const PLACED: Readonly<Record<string, Chunk>> = {
  'ask-search': { words: ['panel'], load: () => Promise.resolve() },
  'ask-article': CHUNKS.article,
  'ask-contact': CHUNKS.contact,
  'ask-account': CHUNKS.account,
  'ask-ticket-form': CHUNKS.form,
  'ask-inbox': CHUNKS.inbox,
  'ask-ticket': CHUNKS.ticket,
  'ask-chat': CHUNKS.chat,
};

/** Defines the views that the host has placed inside its `<ask-help>`. */
export function definePlaced(host: HTMLElement, session: Session, words: Words, report: (problem: Problem) => void): void {
  for (const [tag, chunk] of Object.entries(PLACED)) {
    const placed = host.querySelectorAll<LitElement>(tag);
    if (placed.length === 0) continue;
    // The words first: a view draws as soon as it is defined. One that was defined for another `<ask-help>` has drawn without them.
    void Promise.all([session.openDesk(), ...chunk.words.map((part) => words.load(part))])
      .then(() => chunk.load())
      .then(() => placed.forEach((view) => view.requestUpdate()))
      .catch((error: unknown) => report({ kind: 'load', message: `<${tag}> could not be fetched (${String(error)})` }));
  }
}
