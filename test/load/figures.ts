import type { Chat } from './chat.js';

/** What a run has come to. */
export interface Figures {
  readonly chats: number;
  readonly written: number;
  /** Messages that were sent more than once, since an answer was lost. */
  readonly resent: number;
  /** Written, and never heard. */
  readonly lost: number;
  /** Heard under two ids, or at two numbers, or a number heard twice. */
  readonly doubled: number;
  /** Heard before something with a lower number, or before what the same side had written earlier. */
  readonly disordered: number;
  /** Streams that were told to ask for all anew. */
  readonly gaps: number;
  /** From Enter at one end to being heard at the other, in ms. */
  readonly delivery: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
}

/** Counts what was written and what was heard of it. */
export function figuresOf(chats: readonly Chat[]): Figures {
  const written = chats.flatMap((chat) => chat.written);
  const delays = chats.flatMap((chat) => chat.written.flatMap((message) => (firstOf(chat, message.reference)?.at ?? Infinity) - message.at)).sort((one, other) => one - other);
  const at = (part: number): number => delays[Math.min(delays.length - 1, Math.floor(delays.length * part))] ?? 0;
  return {
    chats: chats.length,
    written: written.length,
    resent: written.filter(({ tries }) => tries > 1).length,
    lost: sum(chats, (chat) => chat.written.filter(({ reference }) => !firstOf(chat, reference)).length),
    doubled: sum(chats, doubledIn),
    disordered: sum(chats, disorderedIn),
    gaps: sum(chats, ({ gaps }) => gaps),
    delivery: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: delays.at(-1) ?? 0 },
  };
}

/** What keeps a run from being good enough; nothing where it is. */
export function shortcomings({ lost, doubled, disordered, gaps, delivery }: Figures): readonly string[] {
  return [
    lost > 0 && `${lost} lost`,
    doubled > 0 && `${doubled} doubled`,
    disordered > 0 && `${disordered} out of order`,
    gaps > 0 && `${gaps} gaps`,
    !(delivery.p95 < 1_000) && `p95 of ${Math.round(delivery.p95)} ms`,
  ].filter((one) => one !== false);
}

const firstOf = ({ heard }: Chat, reference: string) => heard.find((one) => one.reference === reference);

function doubledIn({ heard, numbers, written }: Chat): number {
  const known = heard.filter(({ reference }) => written.some((one) => one.reference === reference));
  return known.length - new Set(known.map(({ reference }) => reference)).size + (numbers.length - new Set(numbers).size);
}

function disorderedIn({ heard, numbers, written }: Chat): number {
  const falls = (values: readonly number[]): number => values.filter((value, index) => index > 0 && value <= values[index - 1]!).length;
  const turns = (side: string): readonly number[] => heard.filter(({ from, reference }) => from === side && written.some((one) => one.reference === reference)).map(({ reference }) => Number(reference.split(' ')[1]));
  return falls(numbers) + falls(turns('visitor')) + falls(turns('support'));
}

const sum = (chats: readonly Chat[], count: (chat: Chat) => number): number => chats.reduce((total, chat) => total + count(chat), 0);
