import type { ChatwootMessage } from './shapes.js';

/** What a message is to a visitor: their own, support's, or something we do not know how to show. */
export type Reading = 'visitor' | 'support' | 'unsupported';

/** Whether it says what happened inside Chatwoot, such as an assignment; visitors do not see that. */
export const isActivity = ({ message_type }: ChatwootMessage): boolean => ['2', 'activity'].includes(String(message_type));

/** Whether the visitor wrote it. */
export const isVisitors = ({ message_type }: ChatwootMessage): boolean => ['0', 'incoming'].includes(String(message_type));

/** Whether nobody wrote it: a greeting, or words for when nobody is there. */
export const isTemplate = ({ message_type }: ChatwootMessage): boolean => ['3', 'template'].includes(String(message_type));

/** How to read a message. Cards, forms and questions of a survey are no words: their text is shown as a message that is not supported. */
export function readsAs(message: ChatwootMessage): Reading {
  if (isVisitors(message)) return 'visitor';
  const isSupports = isTemplate(message) || ['1', 'outgoing'].includes(String(message.message_type));
  return isSupports && WORDS.includes(message.content_type ?? 'text') ? 'support' : 'unsupported';
}

const WORDS = ['text', 'incoming_email'];
