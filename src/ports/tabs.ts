import type { Happening } from './live.js';

/** What one tab tells the others of the same site. */
export type News =
  /** What is kept for a person has changed. */
  | { readonly kind: 'kept'; readonly person: string }
  /** A person has left: gave way to somebody else, or signed out, and then nothing of theirs is kept. */
  | { readonly kind: 'left'; readonly person: string; readonly kept: boolean }
  /** Something has happened to this person's tickets: the tab that follows, all that came after `since`, tells it to the others. */
  | { readonly kind: 'heard'; readonly person: string; readonly happening: Happening; readonly since?: number }
  /** The tab that follows hears nothing for now: its connection is gone. */
  | { readonly kind: 'cut'; readonly person: string };

/** The other tabs of this browser that show the same site. */
export interface Tabs {
  /** Does some work while no other tab does work of that name; waits for its turn. Rejects with the signal's reason where that comes first. */
  alone(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void>;
  tell(news: News): void;
  /** Hears what the other tabs tell, until the signal is aborted. */
  hear(listener: (news: News) => void, signal: AbortSignal): void;
}
