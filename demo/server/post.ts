import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Attachment } from '../../src/core/attachment.js';
import type { Database, Queries } from './database.js';
import type { Files } from './files.js';
import { mailOf, type Enclosure, type MailOptions } from './mail.js';
import { selectTicket } from './ticket-store.js';
import { transcriptOf } from './transcript.js';

export type { MailOptions } from './mail.js';

/** Brings tickets to the support team by e-mail. A mail stands in the database until a mail server has taken it. */
export interface Post {
  /**
   * Puts a ticket's mail into the queue: to the support team, in the transaction that opens the ticket, so that there are both or
   * neither; or, to a `recipient`, all that was said in it.
   */
  queue(queries: Queries, ticket: string, now: Date, recipient?: string): Promise<void>;
  /** There may be something to bring. */
  wake(): void;
  /** Ends with the mail under way, or without it after a few seconds: then it is sent again under the same Message-ID. */
  stop(): Promise<void>;
}

/** Files of a ticket go along up to so many bytes together, since most mail servers take 25 MB as they are sent, a third more. */
const ENCLOSED = 15_000_000;
/** A mail under way is nobody else's for so long, in ms. */
const UNDER_WAY = 10 * 60_000;
/** The first try again comes after so long, each further one after twice as long as the one before, and none after longer than that. */
const [FIRST_WAIT, LONGEST_WAIT] = [30_000, 3_600_000];
/** The queue is looked at so often, though nobody woke us. */
const ROUND = 60_000;
const PATIENCE = 5_000;

/** The post office of a database. */
export function openPost({ database, files, mail, now }: { readonly database: Database; readonly files: Files; readonly mail: MailOptions; readonly now: () => Date }): Post {
  const transport = createTransport({ url: mail.server, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 });
  let stopped = false;
  let working: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const post: Post = {
    async queue(queries, ticket, due, recipient) {
      await queries.query('insert into mails (id, ticket, recipient, asked, due) values ($1, $2, $3, $4, $4)', randomUUID(), ticket, recipient ?? null, due);
    },
    wake() {
      again = true;
      if (!stopped) working ??= work();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.race([working, after(PATIENCE, undefined, { ref: false })]);
      transport.close();
    },
  };

  const work = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      while (again && !stopped) {
        again = false;
        while (!stopped && (await bringOne()));
      }
    } catch (error) {
      if (!stopped) console.error(error);
    }
    working = undefined;
    if (!stopped) timer = setTimeout(() => post.wake(), ROUND).unref();
  };

  /** Brings the mail that waits longest, if any is due. */
  const bringOne = async (): Promise<boolean> => {
    const [due] = await database.query<Due>(
      `update mails set tries = tries + 1, due = $2
       where id = (select id from mails where sent is null and due <= $1 order by due limit 1 for update skip locked) returning id, ticket, recipient, tries`,
      now(), new Date(now().getTime() + UNDER_WAY),
    );
    if (!due) return false;
    try {
      await transport.sendMail(await written(due));
      await database.query('update mails set sent = $2, failure = null where id = $1', due.id, now());
    } catch (error) {
      if (stopped) return false;
      // Somebody's own address that takes nothing will not be mended by trying.
      if (due.recipient !== null && isRefusal(error)) {
        await database.query('update mails set sent = $2, failure = $3 where id = $1', due.id, now(), plain(String(error)));
        return true;
      }
      const wait = waitAfter(error, due.tries);
      console.error(`The mail of ticket ${due.ticket} was not taken, and is sent again in ${wait / 1000} seconds: ${String(error)}`);
      await database.query('update mails set due = $2, failure = $3 where id = $1', due.id, new Date(now().getTime() + wait), plain(String(error)));
    }
    return true;
  };

  const written = async ({ id, ticket: of, recipient }: Due): Promise<SendMailOptions> => {
    const ticket = (await selectTicket(database, of))!;
    return recipient === null ? mailOf(ticket, mail.to, await enclose(files, ticket.attachments ?? [])) : transcriptOf(ticket, recipient, id, mail);
  };

  return post;
}

interface Due {
  readonly id: string;
  readonly ticket: string;
  /** To whom all that was said goes; `null`: the ticket goes to the support team. */
  readonly recipient: string | null;
  readonly tries: number;
}

const isRefusal = (error: unknown): boolean => (error as { readonly responseCode?: number }).responseCode! >= 500;

/** A server that says no for good (5…) is asked again all the same, seldom: somebody may mend it, and no ticket may be lost. */
const waitAfter = (error: unknown, tries: number): number =>
  isRefusal(error) ? LONGEST_WAIT : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));

/** Files with their bytes, as far as a mail carries them. */
async function enclose(files: Files, attachments: readonly Attachment[]): Promise<readonly Enclosure[]> {
  let room = ENCLOSED;
  const enclosures: Enclosure[] = [];
  for (const attachment of attachments) {
    const content = attachment.size <= room ? await bytesOf(files, attachment.id).catch(() => undefined) : undefined;
    room -= content?.length ?? 0;
    enclosures.push({ ...attachment, ...(content && { content }) });
  }
  return enclosures;
}

const bytesOf = async (files: Files, id: string): Promise<Uint8Array> => Buffer.concat(await (await files.read(id)).toArray());

const plain = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '').slice(0, 1000);
