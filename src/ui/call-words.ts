import { callsFrom } from '../core/slots.js';
import type { Asked } from '../core/reply.js';
import type { Slot } from '../core/ticket.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import type { Session } from '../session/session.js';
import { replyWords } from './reply.js';

/** When a call asked for now comes as soon as possible: "usually within 5 minutes", or where nobody calls now, "from Thursday 09:00". */
export function soonestWords(asked: Asked & { readonly language: string }, session: Session, words: Words): string | undefined {
  const now = session.world.clock.now();
  const opens = callsFrom(session.setup.value.settings, asked.language, now);
  if (opens) return words.t('form.call.from', { when: formatsOf(words).soon(opens.toISOString(), now) });
  return replyWords(session.desk?.contact.promise({ ...asked, channel: 'callback' }), words);
}

/** When a call is to come, in the visitor's own zone: "Monday, August 3 10:00–10:30". */
export const slotWords = ({ start, end }: Slot, words: Words): string => formatsOf(words).span(start, end);
