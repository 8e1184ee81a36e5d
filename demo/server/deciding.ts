import { offersFor } from '../../src/core/channel.js';
import { checkDraft } from '../../src/core/draft.js';
import { isTaken, type Offer } from '../../src/core/offer.js';
import type { Settings } from '../../src/core/settings.js';
import { isSlot } from '../../src/core/slots.js';
import type { NewTicket, Slot, Ticket } from '../../src/core/ticket.js';
import { invalid, Refusal } from './problem.js';

/**
 * Refuses a ticket that this person may not send. Decided by the browser's own rules, but from what the token says: the plan a page
 * shows is a courtesy, not a permission.
 */
export function mustBeOffered(ticket: NewTicket, settings: Settings, now: Date): void {
  const offer = offerOf(ticket, settings, now);
  if (!offer || !isTaken(offer)) throw refused(ticket, offer);
  const takes = (slot: Slot): boolean => isSlot(settings, ticket.language, slot, now);
  const faults = checkDraft({ phone: '', ...ticket }, { languages: offer.languages, fields: settings.fields ?? [], takes });
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

/** Refuses to let a chat go on where this person could not begin it now: on another plan, or after hours. */
export function mustBeOpen(chat: Ticket, settings: Settings, now: Date): void {
  const offer = offerOf(chat, settings, now);
  if (offer?.state !== 'offered') throw refused(chat, offer);
}

type Asked = Pick<NewTicket, 'channel' | 'premium' | 'language'>;

/** What is offered of the ticket's channel, by the hours of those who answer its language. */
const offerOf = ({ channel, premium, language }: Asked, settings: Settings, now: Date): Offer | undefined =>
  offersFor({ ...settings, locale: language }, { now, backend: { tickets: true, chat: true } }).find((one) => one.channel === channel && one.premium === premium);

const refused = ({ channel, premium }: Asked, offer: Offer | undefined): Refusal =>
  new Refusal(403, offer?.reason?.code ?? 'not-included', `This person may not write by ${premium ? 'premium ' : ''}${channel}.`);
