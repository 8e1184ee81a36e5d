import type { Message } from '../core/ticket.js';
import { isShown, sideOf } from '../core/timeline.js';
import type { Words } from '../i18n/words.js';

/** A message's words; those of the system in the reader's language where we know what happened. */
export function textOf(message: Message, words: Words): string {
  if (!isShown(message)) return words.t('inbox.message.unsupported');
  const key = `inbox.said.${message.code ?? ''}`;
  const isTold = sideOf(message) === 'system' && message.code !== undefined && words.has(key);
  return isTold ? words.t(key, { name: message.name ?? words.t('inbox.ticket.support') }) : message.text;
}
