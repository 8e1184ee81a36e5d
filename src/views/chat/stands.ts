import { listed, type Ticket } from '../../core/ticket.js';
import type { Words } from '../../i18n/words.js';

/** Whether the chat goes on: it waits for somebody, or somebody is there. */
export const goesOn = ({ state, standing }: Ticket): boolean => state === 'open' && standing !== 'ended';

/** The chat that goes on, among some tickets: the one in which something was said last. */
export const ongoing = (tickets: readonly Ticket[]): Ticket | undefined => listed(tickets, 'open').find((one) => one.channel === 'chat' && goesOn(one));

/** How the chat stands and what comes next, in a sentence or two. */
export function standsAs(ticket: Ticket, words: Words): string {
  const { agent, email, queue, standing } = ticket;
  if (!goesOn(ticket)) return words.t(`chat.over.${endOf(ticket)}`, { email });
  if (standing === 'active') return agent ? words.t('chat.with', { agent }) : words.t('chat.active');
  if (!queue) return words.t('chat.waiting');
  const place = words.t('chat.place', { place: queue.place });
  return queue.minutes === undefined ? place : `${place} ${words.t('chat.minutes', { count: queue.minutes })}`;
}

/** Why it is over, by the last notice that says so. */
function endOf({ state, messages }: Ticket): string {
  if (state === 'closed') return 'closed';
  return messages.findLast(({ code }) => code !== undefined && ENDS.includes(code))?.code ?? 'ended';
}

const ENDS: readonly string[] = ['missed', 'idle', 'hours'];
