/** What `adapters/browser/keep.ts` leaves here as long as something waits to be sent. */
const WAITING = 'ask-help:waiting';

/** Calls once the page has come to rest, where an earlier page has left something to be sent. */
export function whenWaiting(send: () => void): void {
  try {
    if (localStorage.getItem(WAITING)) (globalThis.requestIdleCallback ?? setTimeout)(send);
  } catch {
    // A page that may keep nothing has left nothing.
  }
}
