import type { Reply } from '../core/plan.js';
import type { Words } from '../i18n/words.js';

/** The time to expect in plain words, such as "usually within one business day"; nothing where nothing is said. */
export function replyWords(reply: Reply | undefined, words: Words): string | undefined {
  const [unit, count] = Object.entries(reply?.within ?? {})[0] ?? [];
  return unit && words.t(`contact.reply.${unit}`, { count });
}
