import type { Message } from '../core/ticket.js';
import { isShown, sideOf } from '../core/timeline.js';
import type { Words } from '../i18n/words.js';
import type { Heard } from '../session/burst.js';

/** A message's words; those of the system in the reader's language where we know what happened. */
export function textOf(message: Message, words: Words): string {
  if (!isShown(message)) return words.t('inbox.message.unsupported');
  const key = `inbox.said.${message.code ?? ''}`;
  const isTold = sideOf(message) === 'system' && message.code !== undefined && words.has(key);
  return isTold ? words.t(key, { name: message.name ?? words.t('inbox.ticket.support') }) : message.text;
}

/** A burst of messages as it is read out: one with its words, more than one by their number, and by their sender where they have the same. */
export function heardWords(heard: readonly Heard[], words: Words): string {
  const [{ name, text } = { name: '', text: '' }] = heard;
  if (heard.length === 1) return name ? `${name}: ${text}` : text;
  const isOfOne = name && heard.every((one) => one.name === name);
  return words.t(isOfOne ? 'inbox.message.newFrom' : 'inbox.message.new', { count: heard.length, name });
}
