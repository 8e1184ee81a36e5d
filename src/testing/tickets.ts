import type { Tickets } from '../ports/tickets.js';
import { must, mustEqual, mustHeed, mustReject } from './expect.js';
import { isInstant, newTicket, unique } from './made.js';

/** What every tickets port must do, sentence by sentence, for somebody who may write e-mail and has no ticket yet. */
export const TICKET_CHECKS: Readonly<Record<string, (tickets: Tickets) => Promise<void>>> = {
  'opens a ticket with a number': async (tickets) => {
    const sent = newTicket();
    const ticket = await tickets.create(sent, { key: unique() });
    mustEqual({ ...ticket, ...sent }, ticket, 'A ticket has the words that were sent');
    must(ticket.id !== '' && ticket.number !== '', 'A ticket has an id, and a number to call it by');
    mustEqual([ticket.state, ticket.starred, ticket.unread], ['open', false, 0], 'A new ticket is open, not starred, with nothing to read');
    must([ticket.created, ticket.updated].every(isInstant), 'A ticket says when it was created and updated, as ISO instants');
  },
  'begins the timeline with the description': async (tickets) => {
    const { id } = await tickets.create(newTicket(), { key: unique() });
    const [first, ...others] = (await tickets.read(id)).messages;
    mustEqual([first?.from, first?.text, others.length], ['visitor', newTicket().description, 0], 'The description is the first message, from the visitor');
    must(isInstant(first?.sent), 'A message says when it was sent, as an ISO instant');
  },
  'keeps every character': async (tickets) => {
    for (const text of ODD_TEXTS) {
      const sent = { ...newTicket(), summary: `S ${text}`, description: `D ${text}`, custom: { field: text }, context: { page: text } };
      const { id } = await tickets.create(sent, { key: unique() });
      const { summary, description, custom, context, messages } = await tickets.read(id);
      const wanted = [sent.summary, sent.description, sent.custom, sent.context, sent.description];
      mustEqual([summary, description, custom, context, messages[0]?.text], wanted, 'A ticket comes back as it was written');
    }
  },
  'lists tickets, the newest first': async (tickets) => {
    mustEqual(await tickets.list(), [], 'Who has written nothing has no tickets');
    const first = await tickets.create(newTicket(), { key: unique() });
    const second = await tickets.create(newTicket(), { key: unique() });
    mustEqual((await tickets.list()).map(({ id }) => id), [second.id, first.id], 'The newest ticket stands first');
    must(first.number !== second.number, 'No two tickets have one number');
  },
  'filters tickets': async (tickets) => {
    const { id } = await tickets.create(newTicket(), { key: unique() });
    const listed = async (filter: 'all' | 'open' | 'closed' | 'favourites'): Promise<string[]> => (await tickets.list({ filter })).map((one) => one.id);
    mustEqual([await listed('all'), await listed('open')], [[id], [id]], 'A new ticket stands among all and among the open ones');
    mustEqual([await listed('closed'), await listed('favourites')], [[], []], 'A new ticket is neither closed nor a favourite');
  },
  'finds a ticket by the reference it was sent under': async (tickets) => {
    const sent = newTicket();
    await tickets.create(newTicket(), { key: unique() });
    const { id } = await tickets.create(sent, { key: unique() });
    mustEqual((await tickets.list({ reference: sent.reference })).map((one) => one.id), [id], 'A reference finds its ticket alone');
    mustEqual(await tickets.list({ reference: unique() }), [], 'A reference that was never sent finds nothing');
  },
  'opens one ticket, however often it is sent': async (tickets) => {
    const [sent, key] = [newTicket(), unique()];
    const first = await tickets.create(sent, { key });
    mustEqual(await tickets.create(sent, { key }), first, 'The same ticket under the same key is answered the same');
    mustEqual((await tickets.list()).length, 1, 'It was opened once');
  },
  'opens one ticket, where it is sent several times at once': async (tickets) => {
    const [sent, key] = [newTicket(), unique()];
    const all = await Promise.all([1, 2, 3, 4].map(() => tickets.create(sent, { key })));
    mustEqual(new Set(all.map(({ id }) => id)).size, 1, 'All are answered with one ticket');
    mustEqual((await tickets.list()).length, 1, 'It was opened once');
  },
  'refuses a key that was used for another ticket': async (tickets) => {
    const [sent, key] = [newTicket(), unique()];
    await tickets.create(sent, { key });
    const problem = await mustReject(tickets.create({ ...sent, summary: 'Something else' }, { key }), 'invalid', 'Another ticket under a used key is');
    mustEqual(problem.code, 'key-reused', 'The problem has the code "key-reused"');
    mustEqual((await tickets.list()).length, 1, 'Nothing was opened');
  },
  'names the fields that are wrong': async (tickets) => {
    const wrong = { ...newTicket(), summary: ' ', email: 'nowhere' };
    const { fields } = await mustReject(tickets.create(wrong, { key: unique() }), 'invalid', 'A ticket without a summary is');
    mustEqual(fields, { summary: 'required', email: 'email' }, 'The problem names the fields');
    mustEqual(await tickets.list(), [], 'Nothing was opened');
  },
  'says that a ticket is missing': async (tickets) => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'no-such-ticket', '%', "' or true --"])
      await mustReject(tickets.read(id), 'missing', `Reading ${JSON.stringify(id)} is`);
  },
  'says which files it takes': async (tickets) => {
    if (!tickets.limits) return;
    const { files, bytes, types } = await tickets.limits();
    must(files >= 1 && bytes >= 1 && types.length >= 1, 'A backend that has limits takes something');
  },
  'takes a file once for each key': async (tickets) => {
    if (!tickets.attach) return;
    const [asked, heard] = [{ name: 'log.txt', type: 'text/plain', key: unique() }, [] as number[]];
    const attachment = await tickets.attach(textFile(), { ...asked, progress: (sent) => heard.push(sent) });
    const { id, ...facts } = attachment;
    mustEqual(facts, { name: 'log.txt', type: 'text/plain', size: textFile().size }, 'A file keeps its name, type and size');
    must(id !== '', 'A file has an id');
    must(heard.at(-1) === facts.size, 'Progress ends with all bytes of the file');
    mustEqual(await tickets.attach(textFile(), asked), attachment, 'The same file under the same key is answered the same');
  },
  'opens a ticket with files': async (tickets) => {
    if (!tickets.attach) return;
    const first = await tickets.attach(textFile(), { name: 'a.txt', type: 'text/plain', key: unique() });
    const second = await tickets.attach(textFile(), { name: 'b.txt', type: 'text/plain', key: unique() });
    const { id } = await tickets.create({ ...newTicket(), attachments: [second.id, first.id] }, { key: unique() });
    const { attachments, messages } = await tickets.read(id);
    mustEqual([attachments, messages[0]?.attachments], [[second, first], [second, first]], 'A ticket and its first message have the files, in order');
    const again = tickets.create({ ...newTicket(), attachments: [first.id] }, { key: unique() });
    const { fields } = await mustReject(again, 'invalid', 'A file that goes with another ticket is');
    mustEqual(fields, { attachments: 'unknown' }, 'The problem names the files');
  },
  'refuses files that it does not have': async (tickets) => {
    if (!tickets.attach) return;
    for (const id of ['00000000-0000-4000-8000-000000000000', 'no-such-file', "' or true --"]) {
      const { fields } = await mustReject(tickets.create({ ...newTicket(), attachments: [id] }, { key: unique() }), 'invalid', `The file ${JSON.stringify(id)} is`);
      mustEqual(fields, { attachments: 'unknown' }, 'The problem names the files');
    }
    mustEqual(await tickets.list(), [], 'Nothing was opened');
  },
  'stops when it is told to': async (tickets) => {
    await mustHeed((signal) => tickets.create(newTicket(), { key: unique(), signal }), 'Sending rejects with the reason of its signal');
    await mustHeed((signal) => tickets.list({ signal }), 'Listing rejects with the reason of its signal');
    mustEqual(await tickets.list(), [], 'Nothing was opened');
    if (!tickets.attach) return;
    await mustHeed((signal) => tickets.attach!(textFile(), { name: 'a.txt', type: 'text/plain', key: unique(), signal }), 'Attaching rejects with the reason of its signal');
  },
};

/** What must hold between two people, for a backend that serves several. */
export const STRANGER_CHECKS: Readonly<Record<string, (mine: Tickets, theirs: Tickets) => Promise<void>>> = {
  'shows a ticket to nobody else': async (mine, theirs) => {
    const [sent, key] = [newTicket(), unique()];
    const { id } = await mine.create(sent, { key });
    await mustReject(theirs.read(id), 'missing', "Reading another person's ticket is");
    mustEqual(await theirs.list(), [], "Another person's tickets are not listed");
    mustEqual(await theirs.list({ reference: sent.reference }), [], "Another person's reference finds nothing");
  },
  'lets nobody send the files of somebody else': async (mine, theirs) => {
    if (!mine.attach) return;
    const { id } = await mine.attach(textFile(), { name: 'a.txt', type: 'text/plain', key: unique() });
    await mustReject(theirs.create({ ...newTicket(), attachments: [id] }, { key: unique() }), 'invalid', "A ticket with another person's file is");
    mustEqual((await mine.create({ ...newTicket(), attachments: [id] }, { key: unique() })).attachments?.length, 1, 'Its owner still may send it');
  },
  'lets two people use one key': async (mine, theirs) => {
    const [sent, key] = [newTicket(), unique()];
    const first = await mine.create(sent, { key });
    const second = await theirs.create({ ...sent, summary: 'Mine is another' }, { key });
    must(first.id !== second.id, 'Each has a ticket of their own');
  },
};

const ODD_TEXTS = ['🙂 👩‍👩‍👧', 'مرحبا ‮abc', 'a\r\n\tb\n', '\u0000\u0001', '\ud800 alone', '<img src=x onerror=alert(1)>', "'; drop table tickets; --", '{"__proto__":1}'];

const textFile = (): Blob => new Blob(['12:00 import stalls\n'], { type: 'text/plain' });
