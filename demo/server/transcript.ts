import type { SendMailOptions } from 'nodemailer';
import type { Message, Ticket } from '../../src/core/ticket.js';
import type { Queries } from './database.js';
import { headerText, lineOf, type MailOptions } from './mail.js';
import { noticeOf } from './notices.js';
import { HOUR, mustRest } from './pace.js';
import type { Post } from './post.js';
import { changeTicket } from './stream-store.js';

/** So many copies of one ticket are sent within a day: more serve nobody, and might go to people who never asked for one. */
const MOST = 5;
const DAY = 24 * HOUR;

/** Has all that was said in a ticket sent to an address, and says so in the ticket; its owner may have `most` sent within an hour. */
export async function orderTranscript(queries: Queries, post: Post, ticket: string, email: string, most: number, now: Date): Promise<void> {
  const asked = (whose: string, within: number, count: number) =>
    queries.query<{ at: Date }>(
      `select asked as at from mails where ticket in (select id from tickets where ${whose}) and recipient is not null and asked > $2 order by asked desc limit $3`,
      ticket, new Date(now.getTime() - within), count,
    );
  mustRest(await asked('id = $1', DAY, MOST), MOST, DAY, now);
  mustRest(await asked('owner = (select owner from tickets where id = $1)', HOUR, most), most, HOUR, now);
  await post.queue(queries, ticket, now, email);
  await changeTicket(queries, ticket, {}, now, noticeOf('transcript-sent'));
}

/** All that was said in a ticket, as a mail: plain text, the words of each in their own lines. `id` is the mail's, and stays its id. */
export function transcriptOf(ticket: Ticket, recipient: string, id: string, { to: team }: MailOptions): SendMailOptions {
  return {
    from: { name: 'Ask-Help', address: team },
    to: { name: '', address: recipient },
    subject: `[#${ticket.number}] ${headerText(ticket.summary)}`,
    messageId: `<transcript-${id}@${team.split('@').at(-1)!}>`,
    headers: { 'Content-Language': headerText(ticket.language), 'Auto-Submitted': 'auto-generated' },
    text: ticket.messages.map(said).join('\n'),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function said({ from, name, text, sent, attachments = [] }: Message): string {
  const at = `${sent.slice(0, 10)} ${sent.slice(11, 16)} UTC`;
  if (from === 'system') return `(${at}: ${lineOf(text)})\n`;
  const files = attachments.map((file) => `  [${lineOf(file.name)}]\n`).join('');
  return `${lineOf(name ?? (from === 'visitor' ? 'You' : 'Support'))}, ${at}\n${text.replace(/^/gm, '  ')}\n${files}`;
}
