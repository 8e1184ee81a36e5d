import type { Ticket } from '../core/ticket.js';
import { sideOf } from '../core/timeline.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import { textOf } from './timeline-text.js';

/** All that was said in a ticket, as a text to keep: a line or more a message, with its exact time, its sender and the names of its files. */
export function transcriptOf({ summary, number, messages }: Ticket, words: Words): string {
  const formats = formatsOf(words);
  const lines = messages.map((message) => {
    const side = sideOf(message);
    const who = side === 'visitor' ? words.t('inbox.ticket.you') : side === 'support' ? (message.name ?? words.t('inbox.ticket.support')) : '';
    const files = message.attachments?.map(({ name }) => `[${name}]`) ?? [];
    return [`${formats.moment(message.sent)}${who && ` · ${who}`}`, textOf(message, words), ...files].filter(Boolean).join('\n');
  });
  return [`${summary}\n${words.t('inbox.ticket.title', { number })}`, ...lines].join('\n\n') + '\n';
}
