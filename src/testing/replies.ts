import type { Message, NewMessage, Rating } from '../core/ticket.js';
import type { Asking } from '../ports/knowledge.js';
import type { Tickets } from '../ports/tickets.js';
import { must, mustEqual, mustHeed, mustReject } from './expect.js';
import { isInstant, newTicket, unique } from './made.js';

type Reply = (id: string, message: NewMessage, asked: Asking & { readonly key: string }) => Promise<Message>;

/** What a tickets port that takes replies must do, sentence by sentence. What it cannot at all, such as ratings, goes unchecked. */
export const REPLY_CHECKS: Readonly<Record<string, (tickets: Tickets) => Promise<void>>> = {
  'adds a reply at the end of the timeline': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply) return;
    const id = await opened(tickets);
    const [sent, key] = [newMessage(), unique()];
    const message = await reply(id, sent, { key });
    mustEqual([message.from, message.text, message.reference], ['visitor', sent.text, sent.reference], 'A reply comes back as it was written, from the visitor');
    must(message.id !== '' && isInstant(message.sent), 'A reply has an id, and says when it was sent, as an ISO instant');
    const { messages } = await tickets.read(id);
    mustEqual([messages.length, messages.at(-1)], [2, message], 'The reply is the last message of its ticket');
  },
  'adds a reply once, however often it is sent': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply) return;
    const id = await opened(tickets);
    const [sent, key] = [newMessage(), unique()];
    const first = await reply(id, sent, { key });
    mustEqual((await reply(id, sent, { key })).id, first.id, 'The same reply under the same key is answered with the same message');
    mustEqual((await textsOf(tickets, id)).filter((text) => text === sent.text).length, 1, 'It was added once');
  },
  'adds a reply once, where it is sent several times at once': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply) return;
    const id = await opened(tickets);
    const [sent, key] = [newMessage(), unique()];
    const all = await Promise.all([1, 2, 3, 4].map(() => reply(id, sent, { key })));
    mustEqual(new Set(all.map((message) => message.id)).size, 1, 'All are answered with one message');
    mustEqual((await textsOf(tickets, id)).filter((text) => text === sent.text).length, 1, 'It was added once');
  },
  'keeps replies in the order in which they came': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply) return;
    const id = await opened(tickets);
    const sent = [1, 2, 3, 4, 5].map((number) => newMessage(`Line ${number}`));
    for (const message of sent) await reply(id, message, { key: unique() });
    mustEqual((await textsOf(tickets, id)).slice(1), sent.map(({ text }) => text), 'The timeline has them in that order');
    const numbers = (await tickets.read(id)).messages.flatMap(({ number }) => number ?? []);
    mustEqual(numbers, [...numbers].sort((one, other) => one - other), 'What comes later has a higher number');
  },
  'keeps every character of a reply': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply) return;
    const id = await opened(tickets);
    for (const text of ['🙂 👩‍👩‍👧', 'مرحبا ‮abc', 'a\r\n\tb\nc', '<img src=x onerror=alert(1)>', "'; drop table messages; --"]) {
      await reply(id, newMessage(text), { key: unique() });
      mustEqual((await textsOf(tickets, id)).at(-1), text, 'A reply comes back as it was written');
    }
  },
  'refuses an empty reply, and one to a ticket that is not there': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply) return;
    const id = await opened(tickets);
    await mustReject(reply(id, newMessage(' \n'), { key: unique() }), 'invalid', 'An empty reply is');
    await mustReject(reply('00000000-0000-4000-8000-000000000000', newMessage(), { key: unique() }), 'missing', 'Replying to a ticket that is not there is');
    mustEqual((await textsOf(tickets, id)).length, 1, 'Nothing was added');
  },
  'adds a reply with files, which can be fetched': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply || !tickets.attach) return;
    const id = await opened(tickets);
    const file = new Blob(['12:00 import stalls\n'], { type: 'text/plain' });
    const attachment = await tickets.attach(file, { name: 'log.txt', type: 'text/plain', key: unique() });
    await reply(id, { ...newMessage(), attachments: [attachment.id] }, { key: unique() });
    const [found] = (await tickets.read(id)).messages.at(-1)?.attachments ?? [];
    mustEqual([found?.name, found?.size], ['log.txt', file.size], 'The message has the file');
    if (tickets.file && found) mustEqual(await (await tickets.file(found.id)).text(), await file.text(), 'Its bytes come back as they were sent');
  },
  'lists each ticket with its last message alone': async (tickets) => {
    const reply = replyOf(tickets);
    if (!reply) return;
    const id = await opened(tickets);
    const sent = newMessage();
    await reply(id, sent, { key: unique() });
    const [ticket] = await tickets.list();
    mustEqual(ticket?.messages.map(({ text }) => text), [sent.text], 'The last message stands in the list, and no other');
  },
  'closes a ticket, takes no reply to it, and opens it again': async (tickets) => {
    const [reply, change] = [replyOf(tickets), changeOf(tickets)];
    if (!change) return;
    const id = await opened(tickets);
    await change(id, { state: 'closed' }, { key: unique() });
    const closed = await tickets.read(id);
    mustEqual([closed.state, closed.messages.at(-1)?.from, closed.messages.at(-1)?.code], ['closed', 'system', 'closed'], 'It is closed, and the timeline says so');
    mustEqual((await tickets.list({ filter: 'closed' })).map((one) => one.id), [id], 'It stands among the closed ones');
    if (reply) mustEqual((await mustReject(reply(id, newMessage(), { key: unique() }), 'invalid', 'A reply to a closed ticket is')).code, 'closed', 'The problem has the code "closed"');
    mustEqual((await change(id, { state: 'open' }, { key: unique() })).state, 'open', 'It can be opened again');
    if (reply) await reply(id, newMessage(), { key: unique() });
  },
  'closes a ticket once, however often it is told to': async (tickets) => {
    const change = changeOf(tickets);
    if (!change) return;
    const [id, key] = [await opened(tickets), unique()];
    await change(id, { state: 'closed' }, { key });
    await change(id, { state: 'closed' }, { key });
    await change(id, { state: 'closed' }, { key: unique() });
    mustEqual((await tickets.read(id)).messages.filter(({ code }) => code === 'closed').length, 1, 'The timeline says so once');
  },
  'makes a ticket a favourite, and no longer': async (tickets) => {
    const change = changeOf(tickets);
    if (!change) return;
    const id = await opened(tickets);
    await change(id, { starred: true }, { key: unique() });
    mustEqual((await tickets.list({ filter: 'favourites' })).map((one) => one.id), [id], 'It stands among the favourites');
    await change(id, { starred: false }, { key: unique() });
    mustEqual(await tickets.list({ filter: 'favourites' }), [], 'It no longer does');
  },
  'takes a rating of a closed ticket, once': async (tickets) => {
    const [change, rate] = [changeOf(tickets), rateOf(tickets)];
    if (!change || !rate) return;
    const id = await opened(tickets);
    const [rating, key] = [{ score: 4, text: 'Quick, and to the point' }, unique()];
    await mustReject(rate(id, rating, { key: unique() }), 'invalid', 'Rating a ticket that is open is');
    await change(id, { state: 'closed' }, { key: unique() });
    mustEqual((await rate(id, rating, { key })).rating, rating, 'The rating comes back as it was given');
    mustEqual((await rate(id, rating, { key })).rating, rating, 'The same rating under the same key is answered the same');
    const { code } = await mustReject(rate(id, { score: 1, text: '' }, { key: unique() }), 'invalid', 'Another rating is');
    mustEqual([code, (await tickets.read(id)).rating], ['rated', rating], 'The problem has the code "rated", and the first rating stands');
  },
  'stops replies and changes when it is told to': async (tickets) => {
    const [reply, change] = [replyOf(tickets), changeOf(tickets)];
    const id = await opened(tickets);
    if (reply) await mustHeed((signal) => reply(id, newMessage(), { key: unique(), signal }), 'Replying rejects with the reason of its signal');
    if (change) await mustHeed((signal) => change(id, { starred: true }, { key: unique(), signal }), 'Changing rejects with the reason of its signal');
    mustEqual((await textsOf(tickets, id)).length, 1, 'Nothing was added');
  },
};

/** What must hold between two people. */
export const STRANGER_REPLY_CHECKS: Readonly<Record<string, (mine: Tickets, theirs: Tickets) => Promise<void>>> = {
  'lets nobody else reply to a ticket, change it, or rate it': async (mine, theirs) => {
    const id = await opened(mine);
    const before = await mine.read(id);
    const rating: Rating = { score: 1, text: '' };
    // One after the other: of several at once, one that is refused before its turn would be refused unheard.
    const tries: readonly (() => Promise<unknown> | undefined)[] = [
      () => replyOf(theirs)?.(id, newMessage(), { key: unique() }),
      () => changeOf(theirs)?.(id, { state: 'closed' }, { key: unique() }),
      () => rateOf(theirs)?.(id, rating, { key: unique() }),
    ];
    for (const begin of tries) {
      const tried = begin();
      if (tried) await mustReject(tried, 'missing', "Another person's ticket is");
    }
    mustEqual(await mine.read(id), before, 'The ticket is as it was');
  },
  'shows the files of a reply to nobody else': async (mine, theirs) => {
    const reply = replyOf(mine);
    if (!reply || !mine.attach || !theirs.file) return;
    const id = await opened(mine);
    const { id: file } = await mine.attach(new Blob(['mine\n'], { type: 'text/plain' }), { name: 'a.txt', type: 'text/plain', key: unique() });
    await reply(id, { ...newMessage(), attachments: [file] }, { key: unique() });
    await mustReject(theirs.file(file), 'missing', "Another person's file is");
  },
};

const replyOf = (tickets: Tickets): Reply | undefined => tickets.reply && ((id, message, asked) => tickets.reply!(id, message, asked));
const changeOf = (tickets: Tickets): Tickets['change'] => tickets.change && ((id, change, asked) => tickets.change!(id, change, asked));
const rateOf = (tickets: Tickets): Tickets['rate'] => tickets.rate && ((id, rating, asked) => tickets.rate!(id, rating, asked));

const opened = async (tickets: Tickets): Promise<string> => (await tickets.create(newTicket(), { key: unique() })).id;
const textsOf = async (tickets: Tickets, id: string): Promise<readonly string[]> => (await tickets.read(id)).messages.map(({ text }) => text);
const newMessage = (text = `In Firefox, ${unique()}`): NewMessage => ({ reference: unique(), text });
