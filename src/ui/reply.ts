import { formatsOf } from '../i18n/formats.js';
import type { ReplyPromise } from '../core/offer.js';
import type { Words } from '../i18n/words.js';

/** The time to expect in plain words, such as "usually within one business day"; nothing where nothing is said. */
export function replyWords(reply: ReplyPromise | undefined, words: Words): string | undefined {
  const [unit, count] = Object.entries(reply?.within ?? {})[0] ?? [];
  if (!reply || !unit || reply.kind === 'none') return undefined;
  // An hour reads better than sixty minutes.
  const hours = unit === 'clockMinutes' && count % 60 === 0;
  const time = words.t(`contact.time.${hours ? 'clockHours' : unit}`, { count: hours ? count / 60 : count });
  return words.t(`contact.promise.${reply.kind}`, { time });
}

/** When a promised time ends, in the reader's own zone: "by tomorrow 09:00". A usual time is no promise, and has no end. */
export const dueWords = (reply: ReplyPromise | undefined, words: Words, now: Date): string | undefined =>
  reply?.due && reply.kind === 'guaranteed' ? words.t('contact.due', { when: formatsOf(words).soon(reply.due, now) }) : undefined;
