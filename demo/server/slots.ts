import { LONGEST } from '../../src/core/draft.js';
import { isPhone } from '../../src/core/addresses.js';
import type { Settings } from '../../src/core/settings.js';
import { isSlot, readSlot } from '../../src/core/slots.js';
import type { Slot, Ticket, TicketChange } from '../../src/core/ticket.js';
import { textTo, type Rule } from './body.js';
import { invalid } from './problem.js';

/** A time to be called at, as it is sent with a ticket: none, or two instants. Whether somebody calls then is for the rules of `core/` to say. */
export const slotRule: Rule = (value) => (value === undefined || readSlot(value) ? undefined : 'slot');

/** What changes about a call-back: facts of its ticket, where `null` is as soon as possible, and what its timeline says of it. */
export interface CallChange {
  readonly slot?: Slot | null;
  readonly phone?: string;
  /** English, for clients that do not know the code `slot`. */
  readonly text: string;
}

/**
 * What a change asks of a call-back; nothing where it asks nothing of the kind.
 *
 * Refuses with 422 what is no call-back, one that nobody waits for any more, a number that can be none, and a time at which
 * nobody calls in the ticket's language.
 */
export function callChangeOf({ slot, phone }: Pick<TicketChange, 'slot' | 'phone'>, ticket: Ticket, settings: Settings, now: Date): CallChange | undefined {
  if (slot === undefined && phone === undefined) return undefined;
  if (ticket.channel !== 'callback' || ticket.state !== 'open' || (ticket.standing ?? 'waiting') !== 'waiting')
    throw invalid({ [slot === undefined ? 'phone' : 'slot']: 'not-waiting' });
  const fault = phoneFault(phone);
  if (fault) throw invalid({ phone: fault });
  const when = readSlot(slot);
  if (slot && !(when && isSlot(settings, ticket.language, when, now))) throw invalid({ slot: 'slot' });
  return {
    ...(slot !== undefined && { slot: when ?? null }),
    ...(phone !== undefined && { phone: phone.trim() }),
    text: [slot !== undefined && whenText(when), phone !== undefined && 'The number to call was changed.'].filter(Boolean).join(' '),
  };
}

function phoneFault(phone: unknown): string | undefined {
  if (phone === undefined) return undefined;
  return textTo(LONGEST.phone)(phone) ?? (isPhone((phone as string).trim()) ? undefined : 'phone');
}

const whenText = (slot: Slot | undefined): string =>
  slot ? `The call is now to come on ${slot.start.slice(0, 10)} at ${slot.start.slice(11, 16)} UTC.` : 'The call is now to come as soon as possible.';
