import type { Ticket } from '../core/ticket.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';

/** How a chat or a call-back stands, in a few words, such as "Waiting, place 2"; nothing for other tickets and for those that are over. */
export function standingOf({ channel, state, standing, queue, slot }: Ticket, words: Words, now: Date): string | undefined {
  if (state === 'closed' || standing === undefined || standing === 'ended') return undefined;
  if (channel === 'chat') return standing === 'waiting' && queue ? words.t('inbox.standing.chat.place', { place: queue.place }) : words.t(`inbox.standing.chat.${standing}`);
  if (channel !== 'callback') return undefined;
  return standing === 'waiting' && slot ? words.t('inbox.standing.callback.slot', { when: formatsOf(words).soon(slot.start, now) }) : words.t(`inbox.standing.callback.${standing}`);
}
