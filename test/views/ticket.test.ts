import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { memoryBackend, type MemoryBackend, type MemoryOptions } from '../../src/backends/memory.js';
import { ProblemError } from '../../src/core/problem.js';
import type { Ticket } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, putHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';
import { someChat, someMessage, someTicket } from '../support/tickets.js';

interface Reading {
  readonly help: HelpPage;
  readonly backend: MemoryBackend;
  readonly fail: NonNullable<MemoryOptions['fail']>;
}

/** Opens the first of these tickets. */
async function read(tickets: readonly Ticket[], options: object = {}): Promise<Reading> {
  const fail: NonNullable<MemoryOptions['fail']> = {};
  const backend = memoryBackend({ tickets, chat: true, fail });
  const help = await openHelp({ plan: 'enterprise', person: ADA, backend, ...options });
  await help.element.signOut();
  await help.element.show({ ticket: tickets[0]!.id });
  await help.at(tickets[0]!.summary);
  await help.until(() => help.all('.group').length > 0, 'the messages');
  return { help, backend, fail };
}

const answered = someTicket(7, {
  messages: [someMessage('visitor', 'It stalls.\nReally.'), someMessage('support', '<b>Try</b> again, see https://kestrel.example/import.'), someMessage('support', 'Did it work?'), someMessage('visitor', 'No')],
});

/** A ticket of many messages of both sides; the last ones of support have not been read. */
const long = (unread: number): Ticket => {
  const messages = Array.from({ length: 40 }, (_, index) => someMessage(index % 2 || index >= 40 - unread ? 'support' : 'visitor', `Message ${String(index)}`));
  return someTicket(7, { messages, unread });
};

/** What scrolls in the panel. */
const body = (help: HelpPage): HTMLElement => help.one('[part=body]');

/** Whether a message can be seen in the panel, from top to bottom. */
function isInView(help: HelpPage, text: string): boolean {
  const [bubble, frame] = [help.all('.bubble').find((one) => one.textContent.trim() === text)!.getBoundingClientRect(), body(help).getBoundingClientRect()];
  return bubble.top >= frame.top && bubble.bottom <= frame.bottom;
}

/** Waits until the browser has looked at what was drawn. */
const drawn = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Notes what the timeline says to people who listen to the page. */
function listenTo(help: HelpPage): string[] {
  const said: string[] = [];
  const regions = [...help.one('ask-timeline').shadowRoot!.querySelectorAll('[role=status], [role=alert]')];
  const watch = new MutationObserver((changes) => said.push(...changes.flatMap(({ target: { textContent } }) => textContent || [])));
  for (const region of regions) watch.observe(region, { childList: true, characterData: true, subtree: true });
  return said;
}

/** Presses by key what has that name. */
async function pressKey(help: HelpPage, name: string): Promise<void> {
  await help.until(() => help.has(name), `something to press named ${name}`);
  help.control(name).focus();
  await help.key('Enter');
}

const bubbles = (help: HelpPage): string[] => help.all('.bubble').map((one) => one.textContent.trim());
const side = (help: HelpPage, text: string): string => help.all('.bubble').find((one) => one.textContent.includes(text))!.closest('.group')!.className;

describe('a ticket', () => {
  it('shows its messages, ours and theirs told apart by side and by name, and as text alone', async () => {
    const { help } = await read([answered]);
    expect(help.text).to.contain('You').and.to.contain('Kim').and.to.contain('Ticket 7').and.to.contain('ada@example.com');
    expect(bubbles(help)[1]).to.equal('<b>Try</b> again, see https://kestrel.example/import.');
    expect(side(help, 'Really')).to.equal('group mine');
    expect(side(help, 'Did it work')).to.equal('group theirs');
    expect(help.all('.timeline > .group')).to.have.length(3);
    expect(help.focused?.textContent).to.equal('Ticket about 7');
    await expectAccessible(help);
    await help.key('Escape');
    await help.sees('Ask a question');
  });

  it('makes links of web addresses, which lead away safely', async () => {
    const { help } = await read([answered]);
    const link = help.one<HTMLAnchorElement>('.bubble a');
    expect(link.href).to.equal('https://kestrel.example/import');
    expect(link.rel).to.equal('noopener noreferrer');
    expect(help.all('.bubble b')).to.have.length(0);
  });

  it('says when, and exactly when on demand', async () => {
    const { help } = await read([answered]);
    const times = help.all('.when');
    expect(times[0]!.title).to.match(/Nov 20, 2026/);
    expect(times[0]!.getAttribute('aria-label')).to.contain(times[0]!.textContent.trim()).and.to.match(/Nov 20, 2026/);
    expect(times.filter((time) => time.tabIndex === 0)).to.have.length(1);
    times.at(-1)!.focus();
    await help.key('Enter');
    expect(help.all('.when time').map((time) => time.textContent).join()).to.match(/^Nov 20, 2026.*Nov 20, 2026/);
  });

  it('words what the system says, shows a code it does not know as it comes, and never breaks on a message of tomorrow', async () => {
    const { help } = await read([
      someTicket(1, {
        messages: [
          someMessage('system', 'in English', { code: 'closed' }),
          someMessage('system', 'Moved to another team', { code: 'moved' }),
          someMessage('robot' as 'system', 'beep'),
          someMessage('support', '', {}),
          someMessage('system', '', { code: 'joined', name: 'Robin' }),
        ],
      }),
    ]);
    expect(bubbles(help)).to.deep.equal(['The ticket was closed', 'Moved to another team', 'This message cannot be shown here.', 'This message cannot be shown here.', 'Robin has joined']);
    await expectAccessible(help);
  });

  it('stores a file that came with a message, and never opens it; one that cannot be fetched says so', async () => {
    const file = { id: 'a1', name: '<i>.html', type: 'text/html', size: 2048 };
    const { help, backend } = await read([someTicket(1, { messages: [someMessage('support', 'Here', { attachments: [file] })] })]);
    const stored: { name: string; type: string }[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      void fetch(this.href).then(async (response) => stored.push({ name: this.download, type: (await response.blob()).type }));
    };
    try {
      await help.press(/Download <i>\.html/);
      await help.sees('Could not be fetched. Press to try again.');
      Object.assign(backend.tickets, { file: () => Promise.resolve(new Blob(['<script>'], { type: 'text/html' })) });
      await help.press(/Download <i>\.html/);
      await help.until(() => stored.length === 1, 'the file');
      expect(stored[0]).to.deep.equal({ name: '<i>.html', type: 'application/octet-stream' });
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('takes an answer, which shows at once and says how far it has come', async () => {
    const { help, backend } = await read([answered]);
    await help.type('Your reply', 'Now it does');
    await help.key('Enter');
    expect(backend.support.ticket('t7').messages).to.have.length(4);
    await help.press('Send reply');
    await help.until(() => backend.support.ticket('t7').messages.length === 5, 'the answer');
    await help.sees('Sent');
    expect(help.field('Your reply').value).to.equal('');
    backend.support.read('t7');
    await help.sees('Read');
    await expectAccessible(help);
  });

  it('keeps an answer that cannot be sent, sends it again on a wish, or gives it back', async () => {
    const { help, backend, fail } = await read([answered]);
    fail.tickets = 'offline';
    await help.type('Your reply', 'Kept');
    await help.press('Send reply');
    await help.sees('Waits for a connection');
    expect(help.said).not.to.contain('Kept');
    await expectAccessible(help);
    fail.tickets = undefined;
    await help.press('Take back');
    await help.until(() => help.field('Your reply').value === 'Kept', 'the words');
    await help.press('Send reply');
    await help.until(() => backend.support.ticket('t7').messages.at(-1)?.text.trim() === 'Kept', 'the answer');
    expect(backend.support.ticket('t7').messages).to.have.length(5);
  });

  it('says once how an answer stands that does not get on', async () => {
    const { help, fail } = await read([answered]);
    const said = listenTo(help);
    fail.tickets = 'offline';
    await help.type('Your reply', 'One');
    await help.press('Send reply');
    await help.until(() => said.length > 0, 'it to be said');
    await help.type('Your reply', 'Two');
    await help.press('Send reply');
    await help.until(() => help.text.split('Waits for a connection').length > 2, 'both to wait');
    expect(said).to.deep.equal(['Waits for a connection']);
    fail.tickets = 'signed-out';
    await help.press('Send again');
    await help.until(() => said.length > 1, 'it to be said');
    fail.tickets = 'invalid';
    await help.press('Send again');
    await help.until(() => said.length > 2, 'it to be said');
    expect(said).to.deep.equal(['Waits for a connection', 'Goes when you have logged in', 'Not sent']);
  });

  it('says how an answer stands once the panel is open again', async () => {
    const { help, backend } = await read([answered]);
    const said = listenTo(help);
    let breakOff: (() => void) | undefined;
    Object.assign(backend.tickets, { reply: () => new Promise((_, reject) => (breakOff = () => reject(new ProblemError({ kind: 'offline', message: 'Cut' })))) });
    await help.type('Your reply', 'One');
    await help.press('Send reply');
    await help.until(() => breakOff !== undefined, 'it to be sent');
    await help.element.close();
    breakOff!();
    await help.until(() => help.all('.state').some(({ textContent }) => textContent === 'Waits for a connection'), 'it to have failed');
    expect(said).to.deep.equal([]);
    await help.element.show();
    await help.until(() => said.length > 0, 'it to be said');
    expect(said).to.deep.equal(['Waits for a connection']);
  });

  it('keeps the focus at an answer that is sent again, until it is there', async () => {
    const { help, backend, fail } = await read([answered]);
    const { reply } = backend.tickets;
    fail.tickets = 'offline';
    await help.type('Your reply', 'Kept');
    await help.press('Send reply');
    await help.sees('Waits for a connection');
    fail.tickets = undefined;
    let breakOff: (() => void) | undefined;
    Object.assign(backend.tickets, { reply: () => new Promise((_, reject) => (breakOff = () => reject(new ProblemError({ kind: 'offline', message: 'Cut' })))) });
    await pressKey(help, 'Send again');
    await help.until(() => breakOff !== undefined && help.focused?.textContent === 'Sending…', 'the focus at what is tried');
    breakOff!();
    await help.until(() => help.focused?.textContent === 'Waits for a connection', 'the focus at what has failed');
    Object.assign(backend.tickets, { reply });
    await pressKey(help, 'Send again');
    await help.until(() => help.focused?.textContent === 'Sent', 'the focus at what is sent');
    await help.key('Escape');
    await help.sees('Ask a question');
  });

  it('goes on in the field with an answer that is taken back', async () => {
    const { help, fail } = await read([answered]);
    fail.tickets = 'invalid';
    await help.type('Your reply', 'Hm');
    await help.press('Send reply');
    await pressKey(help, 'Take back');
    await help.until(() => help.field('Your reply').value === 'Hm' && help.focused === help.field('Your reply'), 'the words, with the focus');
  });

  it('says that an answer cannot be taken back while nobody can tell whether it has arrived', async () => {
    const { help, fail } = await read([answered]);
    fail.tickets = 'offline';
    await help.type('Your reply', 'Kept');
    await help.press('Send reply');
    await pressKey(help, 'Take back');
    await help.sees('It cannot be taken back now: it may have arrived already.');
    expect(help.said).to.contain('It cannot be taken back now');
    expect(help.focused).to.equal(help.control('Take back'));
    expect(help.field('Your reply').value).to.equal('');
    await expectAccessible(help);
    fail.tickets = undefined;
    await pressKey(help, 'Take back');
    await help.until(() => help.field('Your reply').value === 'Kept', 'the words');
  });

  it('says that this browser keeps nothing of what is written, as long as that may get lost', async () => {
    const { help, backend, fail } = await read([answered]);
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    try {
      const warning = 'This browser keeps nothing: leave the page open until it is sent.';
      await help.type('Your reply', 'Only here');
      await help.sees(warning);
      expect(help.said).to.contain(warning);
      await expectAccessible(help);
      fail.tickets = 'offline';
      await help.press('Send reply');
      await help.sees('Waits for a connection');
      expect(help.text).to.contain(warning);
      fail.tickets = undefined;
      await help.press('Send again');
      await help.until(() => backend.support.ticket('t7').messages.length === 5 && !help.text.includes(warning), 'it to be sent, and safe');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('begins at what has not been read, with the focus at its title', async () => {
    const { help } = await read([long(5)]);
    await help.until(() => isInView(help, 'Message 35'), 'the first that is new');
    expect(isInView(help, 'Message 36')).to.equal(true);
    expect(help.focused?.textContent).to.equal('Ticket about 7');
  });

  for (const { what, ticket } of [
    { what: 'that has been read', ticket: long(0) },
    { what: 'that is short', ticket: { ...answered, unread: 2 } },
  ])
    it(`${what} begins at its top`, async () => {
      const { help } = await read([ticket]);
      await help.until(() => help.focused?.textContent === 'Ticket about 7', 'the title to have the focus');
      await drawn();
      expect(body(help).scrollTop).to.equal(0);
    });

  it('that is long tells at its top of what has come at its end, and leads there', async () => {
    const { help, backend } = await read([long(0)]);
    await drawn();
    backend.support.say('t7', 'First');
    backend.support.say('t7', 'Second');
    await help.until(() => help.has('2 new messages'), 'the way to them');
    expect(backend.support.ticket('t7').unread).to.equal(2);
    await expectAccessible(help);
    await pressKey(help, '2 new messages');
    await help.until(() => isInView(help, 'Second') && !help.has('2 new messages'), 'the end');
    await help.until(() => backend.support.ticket('t7').unread === 0, 'them to be read');
    await help.key('Escape');
    await help.sees('Ask a question');
  });

  it('that cannot be fetched is fetched again by key, and begins at its title', async () => {
    const fail: NonNullable<MemoryOptions['fail']> = { tickets: 'server' };
    const backend = memoryBackend({ tickets: [answered], fail });
    const help = await openHelp({ plan: 'enterprise', person: ADA, backend });
    await help.element.signOut();
    await help.element.show({ ticket: 't7' });
    await pressKey(help, 'Try again');
    await help.until(() => help.has('Try again'), 'another failure');
    expect(help.focused?.className).to.equal('place');
    fail.tickets = undefined;
    await pressKey(help, 'Try again');
    await help.until(() => help.focused?.textContent === 'Ticket about 7', 'the title to have the focus');
  });

  it('keeps what is written to it, and to it alone', async () => {
    const { help } = await read([answered, someTicket(8)]);
    await help.type('Your reply', 'half a sen');
    await help.element.show({ ticket: 't8' });
    await help.at('Ticket about 8');
    await help.until(() => help.field('Your reply').value === '', 'an empty field');
    await help.element.show({ ticket: 't7' });
    await help.at('Ticket about 7');
    await help.until(() => help.field('Your reply').value === 'half a sen', 'the words');
  });

  it('takes files with an answer', async () => {
    const { help, backend } = await read([answered]);
    await help.press('Add files');
    await help.until(() => help.all('input.any').length === 1, 'where files are chosen');
    const input = help.all<HTMLInputElement>('input.any')[0]!;
    const chosen = new DataTransfer();
    chosen.items.add(new File(['It stops'], 'note.txt', { type: 'text/plain' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await help.sees('note.txt');
    await expectAccessible(help);
    await help.press('Send reply');
    await help.until(() => backend.support.ticket('t7').messages.at(-1)?.attachments?.[0]?.name === 'note.txt', 'the file');
  });

  it('says that an answer is too long, and does not send it', async () => {
    const { help, backend } = await read([answered]);
    const field = help.field('Your reply');
    field.value = 'x'.repeat(20_003);
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await help.sees('3 characters too many');
    await help.press('Send reply');
    expect(backend.support.ticket('t7').messages).to.have.length(4);
    await expectAccessible(help);
  });

  it('is made a favourite at its top (R57)', async () => {
    const { help, backend } = await read([answered]);
    expect(help.control('Favourite').getAttribute('aria-pressed')).to.equal('false');
    await help.press('Favourite');
    await help.until(() => help.control('Favourite').getAttribute('aria-pressed') === 'true', 'the star');
    expect(backend.support.ticket('t7').starred).to.equal(true);
  });

  it('is closed at the end of its timeline, then rated once, and opened again (R60 to R62, R64)', async () => {
    const { help, backend } = await read([answered]);
    expect(help.has('Reopen this ticket') || help.has('Create a new ticket')).to.equal(false);
    help.control('Close this ticket').focus();
    await help.press('Close this ticket');
    await help.sees('This ticket is closed.');
    expect(help.focused?.className).to.equal('stands');
    expect(help.has('Close this ticket') || help.has('Send reply')).to.equal(false);
    await expectAccessible(help);
    await help.press('Send rating');
    await help.sees('Choose one of the five.');
    const [worst] = help.all<HTMLInputElement>('input[type=radio]');
    worst!.focus();
    await help.key('ArrowRight');
    await help.key('ArrowRight');
    await help.key('ArrowRight');
    await help.type('Anything to add? (optional)', 'Quick');
    await help.press('Send rating');
    await help.sees('Thank you. Your rating: 4 of 5, Good.');
    expect(backend.support.ticket('t7').rating).to.deep.equal({ score: 4, text: 'Quick' });
    expect(help.has('Send rating')).to.equal(false);
    await expectAccessible(help);
    await help.press('Reopen this ticket');
    await help.until(() => help.has('Send reply'), 'the field to answer in');
    expect(backend.support.ticket('t7').state).to.equal('open');
  });

  it('says what could not be done, keeps the rating, and does it on another try', async () => {
    const { help, backend, fail } = await read([{ ...answered, state: 'closed' }]);
    help.all<HTMLInputElement>('input[type=radio]')[4]!.click();
    fail.tickets = 'server';
    await help.press('Send rating');
    await help.until(() => help.has('Try again'), 'a way to try again');
    expect(help.all<HTMLInputElement>('input[type=radio]')[4]!.checked).to.equal(true);
    await expectAccessible(help);
    fail.tickets = undefined;
    await help.press('Try again');
    await help.sees('5 of 5');
    expect(backend.support.ticket('t7').rating?.score).to.equal(5);
  });

  it('offers nothing that the house cannot do', async () => {
    const ticket = someTicket(9, { state: 'closed' });
    const { rate: _, ...tickets } = memoryBackend({ tickets: [ticket] }).tickets;
    const help = await openHelp({ plan: 'enterprise', person: ADA, backend: { tickets: { ...tickets, changeable: ['state'] } } });
    await help.element.show({ ticket: ticket.id });
    await help.sees('Reopen this ticket');
    expect([help.all('.head .square').length, help.all('[type=radio]').length]).to.deep.equal([0, 0]);
  });

  it('is followed by a new one about the same (R63)', async () => {
    const { help } = await read([{ ...answered, state: 'closed' }]);
    await help.press('Create a new ticket');
    await help.until(() => help.all('label').some((label) => label.textContent.includes('Issue summary')), 'the form');
    expect(help.field('Issue summary').value).to.equal('Ticket about 7');
  });

  it('of a chat is gone on with, if somebody may (R59)', async () => {
    const { help, backend } = await read([someChat({ standing: 'ended' })]);
    const change = backend.tickets.change.bind(backend.tickets);
    Object.assign(backend.tickets, { change: () => Promise.reject(new ProblemError({ kind: 'refused', code: 'hours', message: 'Closed' })) });
    await help.press('Continue this chat');
    await help.sees('The chat is not open to you now.');
    Object.assign(backend.tickets, { change });
    await help.press('Continue this chat');
    await help.at('Chat with the team');
    expect(backend.support.ticket('t7').standing).to.equal('waiting');
  });

  it('of a chat sends its transcript, where there is mail', async () => {
    const { help, backend } = await read([someChat({ standing: 'ended' })]);
    await help.press('Send the transcript by e-mail');
    await help.until(() => help.said.includes('The transcript goes to ada@example.com.'), 'that it is sent');
    expect(backend.support.transcripts).to.deep.equal([{ ticket: 't7', email: 'ada@example.com' }]);
    Object.assign(backend.chat!, { transcript: () => Promise.reject(new ProblemError({ kind: 'missing', code: 'mail', message: 'No mail' })) });
    await help.press('Send the transcript by e-mail');
    await help.sees('It cannot be sent by e-mail here. You can download it.');
  });

  it('tells what comes, and that it is read once it is seen', async () => {
    const { help, backend } = await read([answered]);
    backend.support.say('t7', 'And now?', { name: 'Kim' });
    await help.sees('And now?');
    await help.until(() => help.said.includes('Kim: And now?'), 'the message to be said');
    help.one('ask-composer').scrollIntoView();
    await help.until(() => backend.support.ticket('t7').unread === 0, 'it to be read');
  });

  it('is shown as it was last read where the backend cannot be asked, and says so', async () => {
    const { help, fail } = await read([answered]);
    fail.tickets = 'offline';
    await help.element.show({ ticket: 't8' });
    await help.element.show({ ticket: 't7' });
    await help.sees('You are offline. This is the last we know.');
    expect(bubbles(help)).to.have.length(4);
    await expectAccessible(help);
  });

  it('of a thousand messages shows the last hundred, and earlier ones on a wish', async () => {
    const messages = Array.from({ length: 1000 }, (_, index) => someMessage(index % 2 ? 'support' : 'visitor', `Message ${String(index)}`));
    const { help } = await read([someTicket(7, { messages })]);
    expect(bubbles(help)).to.have.length(100);
    expect(bubbles(help)[99]).to.equal('Message 999');
    await help.press('900 earlier messages');
    expect(bubbles(help)).to.have.length(200);
    expect(bubbles(help)[0]).to.equal('Message 800');
  });

  it('stands in a page of its own, and hears what happens there too', async () => {
    const backend = memoryBackend({ tickets: [answered], chat: true });
    const help = await putHelp({ plan: 'enterprise', person: ADA, backend, inside: '<ask-ticket ticket-id="t7"></ask-ticket>' });
    const bubblesThere = (): string => help.element.querySelector('ask-ticket')!.shadowRoot?.querySelector('ask-timeline')?.shadowRoot?.textContent ?? '';
    await help.until(() => bubblesThere().includes('Did it work?'), 'the messages');
    backend.support.say('t7', 'Are you there?');
    await help.until(() => bubblesThere().includes('Are you there?'), 'the new one');
  });

  it('keeps within a narrow, dark page that runs from right to left', async () => {
    await setViewport({ width: 360, height: 640 });
    await emulateMedia({ colorScheme: 'dark' });
    document.documentElement.dir = 'rtl';
    document.documentElement.style.colorScheme = 'light dark';
    try {
      const { help } = await read([someTicket(7, { messages: [someMessage('visitor', 'x'.repeat(400)), someMessage('support', 'مرحبا')] })]);
      for (const bubble of help.all('.bubble')) {
        const { left, right } = bubble.getBoundingClientRect();
        expect(left).to.be.at.least(0);
        expect(right).to.be.at.most(360);
      }
      const [mine, theirs] = help.all('.bubble').map((bubble) => bubble.getBoundingClientRect());
      expect(mine!.left).to.be.lessThan(theirs!.left);
      await expectAccessible(help);
    } finally {
      document.documentElement.removeAttribute('dir');
      document.documentElement.removeAttribute('style');
      await emulateMedia({ colorScheme: 'light' });
      await setViewport({ width: 800, height: 600 });
    }
  });
});
