import type { Message } from './ticket.js';

/** Messages that one side sent one after the other, on one day and without a long pause between them. */
export interface Group {
  readonly from: Message['from'];
  readonly name?: string | undefined;
  /** Whether a new day begins with it. */
  readonly beginsDay: boolean;
  readonly messages: readonly Message[];
}

/** After so long a pause, in ms, the time is worth saying again. */
const PAUSE = 10 * 60_000;

/**
 * A timeline as it is read: messages that belong together, in their order. Each notice of the system stands alone.
 *
 * @param dayOf - The day of an ISO instant, where the reader is.
 */
export function grouped(messages: readonly Message[], dayOf = localDay): readonly Group[] {
  const groups: (Group & { readonly messages: Message[] })[] = [];
  for (const message of messages) {
    const group = groups.at(-1);
    const before = group?.messages.at(-1);
    const beginsDay = before === undefined || dayOf(before.sent) !== dayOf(message.sent);
    if (group && before && !beginsDay && belongs(message, before)) group.messages.push(message);
    else groups.push({ from: sideOf(message), name: message.name, beginsDay, messages: [message] });
  }
  return groups;
}

/** Whose a message is; one of a side that this version does not know is a notice. */
export const sideOf = ({ from }: Message): Message['from'] => (from === 'visitor' || from === 'support' ? from : 'system');

/** Whether there is something in a message that we know how to show. */
export const isShown = (message: Message): boolean =>
  message.code !== 'unsupported' && (message.from as string) in SIDES && Boolean(message.text || message.code || message.attachments?.length);

const SIDES: Readonly<Record<Message['from'], true>> = { visitor: true, support: true, system: true };

const belongs = (message: Message, before: Message): boolean =>
  sideOf(message) !== 'system' && message.from === before.from && message.name === before.name && !(Date.parse(message.sent) - Date.parse(before.sent) > PAUSE);

const localDay = (iso: string): string => new Date(iso).toDateString();
