import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { mailOf, type Enclosure } from '../../demo/server/mail.js';
import type { Ticket } from '../../src/core/ticket.js';
import { dataOf } from '../support/data.js';
import { newTicket } from './serving.js';

const SUPPORT = 'support@example.com';

/** A ticket as the server keeps it, by somebody of that name. */
const ticketOf = (more: Partial<Ticket> = {}, name?: string): Ticket => {
  const { attachments: _, ...words } = newTicket();
  const at = '2026-11-22T10:00:00.000Z';
  const ticket = { ...words, id: 'b7c9', number: '1042', state: 'open', starred: false, unread: 0, created: at, updated: at, ...more } as const;
  return { ...ticket, messages: [{ id: 'm', from: 'visitor', text: ticket.description, sent: at, ...(name !== undefined && { name }) }] };
};

/** What a mail program makes of the mail of a ticket. */
async function read(ticket: Ticket, enclosures: readonly Enclosure[] = []): Promise<{ readonly mail: Email; readonly to: readonly string[] }> {
  const { message, envelope } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mailOf(ticket, SUPPORT, enclosures));
  return { mail: await PostalMime.parse(message as Buffer), to: envelope.to };
}

const HEADERS = ['from', 'to', 'reply-to', 'subject', 'message-id', 'date', 'content-language', 'auto-submitted', 'mime-version', 'content-type', 'content-transfer-encoding'];

/** Nothing that somebody wrote has become a header, a recipient, or a page. */
function expectNothingElse({ mail, to }: Awaited<ReturnType<typeof read>>): void {
  expect(mail.headers.map(({ key }) => key).filter((key) => !HEADERS.includes(key))).toEqual([]);
  expect(new Set(mail.headers.map(({ key }) => key)).size).toBe(mail.headers.length);
  expect(to).toEqual([SUPPORT]);
  expect(mail.to).toEqual([{ name: '', address: SUPPORT }]);
  expect([mail.cc, mail.bcc, mail.html]).toEqual([undefined, undefined, undefined]);
}

test('a ticket is a mail in plain text that is answered to whoever wrote it', async () => {
  const ticket = ticketOf({ summary: 'Import står stille 🙂', language: 'nb', description: 'Ved 40 %,\nhver gang.', custom: { product: 'Sales' }, context: { page: '/contacts' } }, 'Ada Løve');
  const { mail } = await read(ticket);
  expect(mail).toMatchObject({
    subject: '[#1042] Import står stille 🙂',
    from: { name: 'Ask-Help', address: SUPPORT },
    replyTo: [{ name: 'Ada Løve', address: 'ada@example.com' }],
    messageId: '<ticket-b7c9@example.com>',
    date: ticket.created,
    attachments: [],
  });
  expect(mail.headers.find(({ key }) => key === 'content-language')?.value).toBe('nb');
  expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(
    `Ticket: 1042, by email, standard
Language: nb
From: Ada Løve <ada@example.com>
product: Sales
page: /contacts
Summary: Import står stille 🙂

Ved 40 %,
hver gang.`,
  );
});

test('files go along; of one that stays behind the mail says so', async () => {
  const { mail } = await read(ticketOf(), [
    { id: '1', name: 'Bild «1».png', type: 'image/png', size: 3, content: Buffer.from([1, 2, 3]) },
    { id: '2', name: 'film.mp4', type: 'video/mp4', size: 25_000_000 },
  ]);
  expect(mail.attachments).toMatchObject([{ filename: 'Bild «1».png', mimeType: 'image/png', disposition: 'attachment' }]);
  expect([...new Uint8Array(mail.attachments[0]!.content as ArrayBuffer)]).toEqual([1, 2, 3]);
  expect(mail.text).toContain('File: film.mp4, 25000000 bytes, only on the server');
});

describe('what somebody writes never becomes a header, a recipient or a page', () => {
  const hostile = [
    'Hello\r\nBcc: eve@example.com',
    'Hello\nContent-Type: text/html\n\n<h1>Paid</h1>',
    '\r\n\r\n.\r\nRCPT TO:<eve@example.com>',
    '=?utf-8?q?Hello=0d=0aBcc:_eve@example.com?=',
    '"><eve@example.com>, eve@example.com',
    'x\u2028Bcc: eve@example.com\u0085Cc: eve@example.com',
    'invoice\u202egnp.exe',
    `${'long '.repeat(400)}\r\nBcc: eve@example.com`,
    '\u0000\ud800',
  ];
  const naughty = ((dataOf('input/naughty.json') ?? []) as readonly { readonly text: string }[]).map(({ text }) => text);
  for (const [what, texts] of [['hostile texts', hostile], ['all naughty strings', naughty]] as const)
    test(what, async () => {
      for (const text of texts) {
        const found = await read(
          ticketOf({ summary: text, description: text, language: text, phone: text, custom: { [text]: text }, context: { page: text } }, text),
          [{ id: '1', name: text, type: 'text/plain', size: 1, content: Buffer.from('a') }],
        );
        expectNothingElse(found);
        expect(found.mail.subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(found.mail.replyTo).toHaveLength(1);
        expect(found.mail.replyTo![0]!.address).toBe('ada@example.com');
        expect(found.mail.attachments).toHaveLength(1);
      }
    }, 60_000);

  test('an address as hostile as the form lets through', async () => {
    const found = await read(ticketOf({ email: "o'brien+help!#$%&*/=?^_`{|}~@xn--bcher-kva.example" }));
    expectNothingElse(found);
    expect(found.mail.replyTo).toEqual([{ name: '', address: "o'brien+help!#$%&*/=?^_`{|}~@xn--bcher-kva.example" }]);
  });

  test('a description comes through as it was written', async () => {
    const description = 'From: x\n.\n..\n> quoted\n\ttab   \n<img src=x onerror=alert(1)>\n👩‍👩‍👧 مرحبا';
    expect((await read(ticketOf({ description }))).mail.text?.replaceAll('\r\n', '\n')).toContain(description);
  });
});
