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
  const messages = [...before.messages, ...told.messages];
  return { ...newer, messages: isNext(told.messages, before.messages) ? messages : inOrder(messages) };
}

/** Whether messages simply follow on others, as most do: of a thousand, one more is one. */
function isNext(told: readonly Message[], before: readonly Message[]): boolean {
  const [next, ...more] = told;
  if (!next) return true;
  const last = before.at(-1);
  return more.length === 0 && (!last || compare(last, next) < 0) && !before.some(({ id }) => id === next.id);
}

/** Each message once, as far as it was read, the first one first. What has no number yet stands last, by time. */
export function inOrder(messages: readonly Message[]): readonly Message[] {
  const all = new Map<string, Message>();
  for (const message of messages) {
    const before = all.get(message.id);
    all.set(message.id, before ? { ...before, ...message, ...firstRead(before, message) } : message);
  }
  return [...all.values()].sort(compare);
}

function firstRead(...messages: readonly Message[]): Pick<Message, 'read'> {
  const [read] = messages.flatMap((message) => message.read ?? []).sort();
  return read === undefined ? {} : { read };
}

const compare = (one: Message, other: Message): number => placeOf(one) - placeOf(other) || one.sent.localeCompare(other.sent);

const placeOf = ({ number }: Message): number => number ?? Number.MAX_SAFE_INTEGER;
