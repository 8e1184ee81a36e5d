import { createContext } from '@lit/context';
import type { Words } from '../i18n/words.js';
import type { Session } from '../session/session.js';

/** What every view needs: what the visitor is doing, and the words to say it in. */
export interface Visit {
  readonly session: Session;
  readonly words: Words;
}

/** Hands the visit of an `<ask-help>` to the views in it. */
export const visitContext = createContext<Visit>(Symbol.for('ask-help/visit'));
