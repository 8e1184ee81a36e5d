import { isOpen, nextOpening, scheduleFor } from '../../src/core/hours.js';
import type { Settings } from '../../src/core/settings.js';
import type { Standing } from '../../src/core/ticket.js';

/** How long is waited for somebody in a chat, in ms. */
export interface ChatPatience {
  /** For support to take a chat that waits. Then nobody is sitting there any more, and it is answered as a ticket. */
  readonly missedAfter: number;
  /** For the other side to say something in a chat that goes on. */
  readonly idleAfter: number;
}

/** Five minutes in the queue, ten in a silence. */
export const CHAT_PATIENCE: ChatPatience = { missedAfter: 5 * 60_000, idleAfter: 10 * 60_000 };

/** A chat that is not over, as the rules look at it. */
export interface LiveChat {
  readonly standing: Exclude<Standing, 'ended'>;
  /** Since when it stands so. */
  readonly since: Date;
  /** Who had the last word, and when. */
  readonly last: { readonly from: 'visitor' | 'support'; readonly at: Date };
  readonly language: string;
  /** When it was said in the chat that the team has closed. */
  readonly told?: Date | null;
}

/**
 * What becomes of a chat by itself:
 * - `missed`: nobody took it. It ends, and is a ticket that is open.
 * - `idle`: the visitor has gone without a word. It ends likewise.
 * - `left`: whoever took it has gone without a word. It waits again, for somebody else.
 * - `hours`: the team closed while it waited. It ends likewise.
 * - `closing`: the team closed in the middle of it. That is said, once, and it goes on.
 */
export type Turn = 'missed' | 'idle' | 'left' | 'hours' | 'closing';

/** What is due in a chat now; nothing where it goes on as it is. */
export function turnOf(chat: LiveChat, house: Settings, patience: ChatPatience, now: Date): Turn | undefined {
  const open = isChatOpen(house, chat.language, now);
  if (chat.standing === 'waiting') {
    if (!open) return 'hours';
    return elapsed(chat.since, now) >= patience.missedAfter ? 'missed' : undefined;
  }
  // Who took it over had at least as long as anybody else to say the first word.
  const silence = elapsed(later(chat.since, chat.last.at), now);
  if (silence >= patience.idleAfter) return chat.last.from === 'support' ? 'idle' : 'left';
  return open || isTold(chat, house, now) ? undefined : 'closing';
}

/** Whether those who answer chats in a language are there. */
export const isChatOpen = (house: Settings, language: string, now: Date): boolean => isOpen(scheduleFor(house.hours?.chat, language), now, house.timeZone);

/** Whether it was said since the team opened last: then the next opening, seen from there, is still to come. */
function isTold({ told, language }: LiveChat, house: Settings, now: Date): boolean {
  if (!told) return false;
  const opened = nextOpening(scheduleFor(house.hours?.chat, language), told, house.timeZone);
  return !opened || opened > now;
}

/** How long it usually takes until somebody is there, in whole minutes, from how long the last ones waited, in ms; unknown where nobody did. */
export function usualWait(waits: readonly number[]): number | undefined {
  if (waits.length === 0) return undefined;
  const sorted = waits.toSorted((one, other) => one - other);
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  return Math.max(1, Math.ceil(middle / 60_000));
}

const elapsed = (since: Date, now: Date): number => now.getTime() - since.getTime();

const later = (one: Date, other: Date): Date => (one > other ? one : other);
