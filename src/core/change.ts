import type { Message, Ticket } from './ticket.js';

/** Something that happened to a ticket. */
export interface Change {
  /** Its place in the stream of all that happens to this person. */
  readonly number: number;
  /** The ticket as it stands now, with those messages alone that are new or have changed. */
  readonly ticket: Ticket;
}

/**
 * A ticket after something has happened to it. What is told twice, late or in another order comes to the same: messages are told
 * apart by their ids and stand by their numbers, and of two accounts of a ticket the later one counts.
 */
export function merged(before: Ticket, told: Ticket): Ticket {
  const newer = (told.version ?? 0) >= (before.version ?? 0) ? told : before;
  return { ...newer, messages: inOrder([...before.messages, ...told.messages]) };
}

/** Each message once, as far as it was read, the first one first. What has no number yet stands last, by time. */
export function inOrder(messages: readonly Message[]): readonly Message[] {
  const all = new Map<string, Message>();
  for (const message of messages) {
    const before = all.get(message.id);
    const [read] = [message.read, before?.read].filter((at) => at !== undefined).sort();
    all.set(message.id, { ...before, ...message, ...(read !== undefined && { read }) });
  }
  return [...all.values()].sort((one, other) => placeOf(one) - placeOf(other) || one.sent.localeCompare(other.sent));
}

const placeOf = ({ number }: Message): number => number ?? Number.MAX_SAFE_INTEGER;
