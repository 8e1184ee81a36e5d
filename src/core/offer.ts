import type { Channel, Reply } from './plan.js';

/** Why a channel is not to be had. Worded in `locales/LANGUAGE/contact.json`. */
export interface Reason {
  readonly code: 'plan' | 'seat' | 'surface' | 'language-only' | 'hours' | 'not-included' | 'signed-out' | 'ended';
  readonly values?: Readonly<Record<string, string>>;
}

/** The time to expect, with the instant it ends at where that can be told. */
export interface ReplyPromise extends Reply {
  /** ISO instant. */
  readonly due?: string;
}

/** A channel as it stands for one visitor now. */
export interface Offer {
  readonly channel: Channel;
  readonly premium: boolean;
  readonly state: 'offered' | 'closed' | 'denied';
  readonly reason?: Reason;
  /** When a closed channel opens again: ISO instant; absent where it never does. */
  readonly opens?: string;
  readonly reply?: ReplyPromise;
  /** BCP 47 languages that are answered; empty: every one. */
  readonly languages: readonly string[];
  /** The language this visitor will be answered in. */
  readonly language: string;
  /** Key of the channel's name in `locales/`. */
  readonly label: string;
  readonly link?: string;
  readonly number?: string;
}

/**
 * Whether one may write by a channel now: by one that is offered, and for a call back also while nobody calls, as long as
 * somebody will again. One is called then, or at the time that one chooses (R33).
 */
export const isTaken = ({ channel, state, opens }: Offer): boolean => state === 'offered' || (state === 'closed' && channel === 'callback' && opens !== undefined);
