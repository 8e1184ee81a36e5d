import type { LitElement } from 'lit';
import type { Session } from '../session/session.js';
import type { SendingMoves } from './timeline-sending.js';

/** What a visitor can do about their messages on the way. One that is taken back is gone on with: the focus is in the view's composer. */
export const replyMoves = (view: LitElement, session: () => Session): SendingMoves => ({
  retry: (key) => void session().desk?.replies.retry(key),
  async takeBack(key) {
    const isTaken = await session().desk?.composing.takeBack(key);
    if (isTaken) view.renderRoot.querySelector('ask-composer')?.focus();
    return isTaken;
  },
});
