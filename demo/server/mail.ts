import type { SendMailOptions } from 'nodemailer';
import type { Attachment } from '../../src/core/attachment.js';
import type { Ticket } from '../../src/core/ticket.js';

/** Where tickets go by e-mail. */
export interface MailOptions {
  /** The server that sends, as `smtp://user:password@host:587` or `smtps://…`. */
  readonly server: string;
  /** The support team's address; mails come from it, too. */
  readonly to: string;
}

/** An attachment with its bytes, or, where it does not go along, without. */
export interface Enclosure extends Attachment {
  readonly content?: Uint8Array;
}

/**
 * A ticket as a mail: plain text, answered to the visitor. Made twice it is the same mail to whoever compares Message-IDs.
 *
 * What the visitor wrote stands last in it, behind what the server knows, and never in more than one line of a header.
 */
export function mailOf(ticket: Ticket, to: string, enclosures: readonly Enclosure[]): SendMailOptions {
  const name = ticket.messages[0]?.name;
  return {
    from: { name: 'Ask-Help', address: to },
    to,
    replyTo: { name: headerText(name ?? ''), address: ticket.email },
    subject: `[#${ticket.number}] ${headerText(ticket.summary)}`,
    messageId: `<ticket-${ticket.id}@${to.split('@').at(-1)!}>`,
    date: ticket.created,
    headers: { 'Content-Language': headerText(ticket.language), 'Auto-Submitted': 'auto-generated' },
    text: textOf(ticket, name, enclosures),
    attachments: enclosures.flatMap(({ name: file, type: contentType, content }) =>
      content ? [{ filename: headerText(file), contentType, content: Buffer.from(content), contentDisposition: 'attachment' as const }] : [],
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function textOf(ticket: Ticket, name: string | undefined, enclosures: readonly Enclosure[]): string {
  const { number, channel, premium, severity, language, email, phone, custom, context, summary, description } = ticket;
  const facts: readonly (readonly [what: string, value: string])[] = [
    ['Ticket', `${number}, by ${premium ? 'premium ' : ''}${channel}, ${severity}`],
    ['Language', language],
    ['From', name === undefined ? email : `${name} <${email}>`],
    ...(phone === undefined ? [] : [['Telephone', phone] as const]),
    ...enclosures.map(({ name: file, size, content }) => ['File', `${file}, ${size} bytes${content ? '' : ', only on the server'}`] as const),
    ...Object.entries(custom),
    ...Object.entries(context),
    ['Summary', summary],
  ];
  return `${facts.map(([what, value]) => `${lineOf(what)}: ${lineOf(value)}`).join('\n')}\n\n${description}\n`;
}

/** A text in one line: without control characters and without those that turn the direction of writing. */
export const lineOf = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();

/** A text for a header, where what looks like an encoded word (RFC 2047) would be shown as something else than was written. */
export const headerText = (text: string): string => lineOf(text).replaceAll('=?', '= ?');
