import type { Entry } from './stream-store.js';

/** What happens to tickets, in English for whoever does not know the code. */
const NOTICES = {
  closed: 'This ticket was closed.',
  reopened: 'This ticket was opened again.',
  joined: 'Somebody of our team has joined the chat.',
  left: 'Whoever answered has left the chat. Somebody else will be here soon.',
  missed: 'Nobody was free to chat. This is a ticket now, and is answered as soon as possible.',
  idle: 'The chat has ended, since nothing was said for a while. It stays open as a ticket.',
  hours: 'We have closed for today. This is answered when we are open again.',
  'waiting-again': 'The chat goes on as soon as somebody is free.',
  ended: 'The chat was ended. It stays open as a ticket.',
  slot: 'The call-back was changed.',
  called: 'The call was made.',
  cancelled: 'The call-back was cancelled.',
  'transcript-sent': 'A copy of this conversation was sent by e-mail.',
} as const;

/** Something that happens to a ticket and is said in its timeline. */
export type Notice = keyof typeof NOTICES;

/** The message that says what has happened, with the name of whoever did it where that matters. */
export const noticeOf = (code: Notice, name?: string): Entry => ({ from: 'system', code, text: NOTICES[code], ...(name !== undefined && { name }) });
