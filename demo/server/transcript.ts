import type { SendMailOptions } from 'nodemailer';
import type { Message, Ticket } from '../../src/core/ticket.js';
import type { Queries } from './database.js';
import { headerText, lineOf, type MailOptions } from './mail.js';
import { noticeOf } from './notices.js';
import type { Post } from './post.js';
import { busy } from './problem.js';
import { changeTicket } from './stream-store.js';

/** So many copies of one ticket are sent within a day: more serve nobody, and might go to people who never asked for one. */
const MOST = 5;
const DAY = 24 * 3_600_000;

/** Has all that was said in a ticket sent to an address, and says so in the ticket. */
export async function orderTranscript(queries: Queries, post: Post, ticket: string, email: string, now: Date): Promise<void> {
  const asked = await queries.query<{ asked: Date }>(
    'select asked from mails where ticket = $1 and recipient is not null and asked > $2 order by asked desc limit $3', ticket, new Date(now.getTime() - DAY), MOST,
  );
  const oldest = asked[MOST - 1];
  if (oldest) throw busy((oldest.asked.getTime() + DAY - now.getTime()) / 1000);
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
