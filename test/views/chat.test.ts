import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { memoryBackend, type MemoryBackend, type MemoryOptions } from '../../src/backends/memory.js';
import { ProblemError } from '../../src/core/problem.js';
import type { Message, Ticket } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, putHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';
import { someChat, someMessage } from '../support/tickets.js';

interface Chat {
  readonly help: HelpPage;
  readonly backend: MemoryBackend;
  readonly fail: NonNullable<MemoryOptions['fail']>;
}

/** Comes to a chat from the inbox. */
async function chat(more: Partial<Ticket> = {}): Promise<Chat> {
  const fail: NonNullable<MemoryOptions['fail']> = {};
  const backend = memoryBackend({ tickets: [someChat(more)], chat: true, fail });
  const help = await openHelp({ plan: 'enterprise', person: ADA, backend });
  await help.element.signOut();
  await help.press('Support inbox');
  await help.press(/Chat about invoices/);
  await help.at('Chat with the team');
  await help.until(() => help.all('.group').length > 0, 'the messages');
  return { help, backend, fail };
}

const bubbles = (help: HelpPage): string[] => help.all('.bubble').map((one) => one.textContent.trim());
const scroller = (help: HelpPage): HTMLElement => help.one('[role=log]');
const isAtEnd = (help: HelpPage): boolean => scroller(help).scrollHeight - scroller(help).scrollTop - scroller(help).clientHeight < 3;
const many = (count: number): Partial<Ticket> => ({ messages: Array.from({ length: count }, (_, index) => someMessage(index % 2 ? 'support' : 'visitor', `Message ${String(index)}`)) });

/** Notes the tones that are played, and plays none. */
function listenForTones(): { readonly tones: number[]; stop(): void } {
  const tones: number[] = [];
  const { start, stop } = OscillatorNode.prototype;
  const noted = function (this: OscillatorNode): void {
    tones.push(this.frequency.value);
  };
  Object.assign(OscillatorNode.prototype, { start: noted, stop: () => undefined });
  return { tones, stop: () => void Object.assign(OscillatorNode.prototype, { start, stop }) };
}

describe('a chat', () => {
  it('begins with one’s details and goes on where one waits, with the place in the queue', async () => {
    const backend = memoryBackend({ chat: true });
    const help = await openHelp({ plan: 'enterprise', person: ADA, backend });
    await help.element.signOut();
    await help.element.contact('chat');
    await help.until(() => help.has('Add files'), 'the form');
    await help.type('Issue summary', 'Invoices');
    await help.type('Description', 'One is missing');
    await help.press('Send message');
    await help.at('Chat with the team');
    await help.sees('One is missing');
    const [{ id }] = (await backend.tickets.list()) as [Ticket];
    backend.support.queue(id, 2, 4);
    await help.sees('You are number 2 in the queue. Usually about 4 minutes.');
    expect(help.said).to.contain('number 2');
    await expectAccessible(help);
    backend.support.take(id, 'Kim');
    await help.sees('You are talking to Kim.');
    await help.sees('Kim has joined');
  });

  it('sends with Enter, makes a new line with Shift, and leaves the keys of Japanese alone', async () => {
    const { help, backend } = await chat();
    const field = help.field('Message');
    field.focus();
    await sendKeys({ type: 'one' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'two' });
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true }));
    expect(backend.support.ticket('t7').messages).to.have.length(1);
    await help.key('Enter');
    await help.until(() => backend.support.ticket('t7').messages.length === 2, 'the message');
    expect(backend.support.ticket('t7').messages[1]?.text).to.equal('one\ntwo');
    expect(help.field('Message').value).to.equal('');
    expect(help.focused).to.equal(field);
    await help.key('Enter');
    expect(backend.support.ticket('t7').messages).to.have.length(2);
  });

  it('says how far a message has come: sent, then read', async () => {
    const { help, backend } = await chat();
    await help.type('Message', 'Hello');
    await help.key('Enter');
    await help.until(() => backend.support.ticket('t7').messages.length === 2, 'the message');
    await help.sees('Sent');
    backend.support.read('t7');
    await help.sees('Read');
    await expectAccessible(help);
  });

  it('shows that somebody types, and tells the other side that one does', async () => {
    const { help, backend } = await chat();
    backend.support.typing('t7', 'Kim');
    await help.sees('Kim is typing');
    backend.support.say('t7', 'There');
    await help.until(() => !help.text.includes('Kim is typing'), 'that to end');
    await help.type('Message', 'abc');
    await help.until(() => backend.support.typed.length > 0, 'the other side to know');
    expect(backend.support.typed).to.deep.equal(['t7']);
  });

  it('is a log that says one sentence for a burst', async () => {
    const { help, backend } = await chat();
    expect(scroller(help).getAttribute('aria-live')).to.equal('off');
    for (const text of ['One', 'Two', 'Three']) backend.support.say('t7', text);
    await help.until(() => help.said.includes('3 new messages from Kim'), 'the burst to be said');
    expect(help.all('[role=status]').filter((region) => region.textContent === 'Kim: One')).to.have.length(0);
  });

  it('stays at its end as it grows', async () => {
    const { help, backend } = await chat(many(60));
    await help.until(() => isAtEnd(help), 'the end');
    backend.support.say('t7', 'x '.repeat(300));
    await help.until(() => bubbles(help).length === 61 && isAtEnd(help), 'the end again');
    expect(help.has(/new message/)).to.equal(false);
  });

  it('stays where one reads, and offers the way to what is new', async () => {
    const { help, backend } = await chat(many(60));
    await help.until(() => isAtEnd(help), 'the end');
    scroller(help).scrollTop = 100;
    await help.until(() => !isAtEnd(help), 'another place');
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const read = help.all('.bubble').find((bubble) => bubble.getBoundingClientRect().top > scroller(help).getBoundingClientRect().top)!;
    const before = read.getBoundingClientRect().top;
    backend.support.say('t7', 'First');
    backend.support.say('t7', 'Second');
    await help.until(() => help.has('2 new messages'), 'the way to them');
    expect(Math.abs(read.getBoundingClientRect().top - before)).to.be.lessThan(3);
    expect(backend.support.ticket('t7').unread).to.equal(2);
    await expectAccessible(help);
    await help.press('2 new messages');
    await help.until(() => isAtEnd(help) && !help.has('2 new messages'), 'the end');
    await help.until(() => backend.support.ticket('t7').unread === 0, 'them to be read');
  });

  it('keeps what cannot be sent, says that the connection is gone, and goes on by itself', async () => {
    const { help, backend, fail } = await chat();
    Object.assign(fail, { tickets: 'offline', live: 'offline' });
    backend.support.cut();
    await help.sees('No connection. We keep trying, and nothing you write is lost.');
    await help.type('Message', 'Still here');
    await help.key('Enter');
    await help.sees('Waits for a connection');
    await help.type('Message', 'And more');
    await help.key('Enter');
    await help.until(() => help.all('.state').filter(({ textContent }) => textContent === 'Waits for a connection').length === 2, 'both');
    await expectAccessible(help);
    Object.assign(fail, { tickets: undefined, live: undefined });
    await help.until(() => backend.support.ticket('t7').messages.length === 3, 'them to be sent');
    expect(backend.support.ticket('t7').messages.slice(1).map(({ text }) => text)).to.deep.equal(['Still here', 'And more']);
    await help.until(() => !help.text.includes('No connection'), 'the connection');
    expect(bubbles(help).slice(1)).to.deep.equal(['Still here', 'And more']);
  });

  it('says of a message that was refused that it was not sent, and gives it back', async () => {
    const { help, fail } = await chat();
    fail.tickets = 'invalid';
    await help.type('Message', 'Hm');
    await help.key('Enter');
    await help.sees('Not sent');
    await expectAccessible(help);
    fail.tickets = undefined;
    await help.press('Take back');
    await help.until(() => help.field('Message').value === 'Hm', 'the words');
  });

  it('says how a message stands that does not get on, and goes on in the field once it is taken back', async () => {
    const { help, fail } = await chat();
    fail.tickets = 'invalid';
    await help.type('Message', 'Hm');
    await help.key('Enter');
    await help.until(() => help.all('ask-timeline, [role=status]').some((region) => region.textContent === 'Not sent'), 'it to be said');
    help.control('Take back').focus();
    await help.key('Enter');
    await help.until(() => help.field('Message').value === 'Hm' && help.focused === help.field('Message'), 'the words, with the focus');
  });

  it('says that this browser keeps nothing, as long as something may get lost', async () => {
    const { help, backend } = await chat();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    try {
      await help.type('Message', 'Only here');
      await help.sees('This browser keeps nothing: leave the page open until it is sent.');
      await expectAccessible(help);
      await help.key('Enter');
      await help.until(() => backend.support.ticket('t7').messages.length === 2 && !help.text.includes('keeps nothing'), 'it to be sent, and safe');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('that cannot be fetched is fetched again by key, with the focus at its title', async () => {
    const fail: NonNullable<MemoryOptions['fail']> = {};
    const backend = memoryBackend({ tickets: [someChat()], chat: true, fail });
    const help = await openHelp({ plan: 'enterprise', person: ADA, backend });
    await help.element.signOut();
    const { read } = backend.tickets;
    Object.assign(backend.tickets, { read: () => Promise.reject(new ProblemError({ kind: 'server', message: 'Broken' })) });
    await help.press('Support inbox');
    await help.press(/Chat about invoices/);
    await help.until(() => help.has('Try again'), 'a way to try again');
    Object.assign(backend.tickets, { read });
    help.control('Try again').focus();
    await help.key('Enter');
    await help.until(() => help.all('.group').length > 0, 'the messages');
    expect(help.focused?.textContent).to.equal('Chat with the team');
    await help.key('Escape');
    await help.at('Support inbox');
  });

  for (const { code, says } of [
    { code: 'missed', says: 'Nobody was free. Your chat is a ticket now: we answer in your inbox and by e-mail to ada@example.com.' },
    { code: 'idle', says: 'It was quiet for a while, so the chat has ended.' },
    { code: 'hours', says: 'The team is closed for today.' },
  ] as const)
    it(`that ends since ${code} says what happens now, and is gone on with`, async () => {
      const { help, backend } = await chat();
      help.field('Message').focus();
      backend.support.end('t7', code);
      await help.sees(says);
      expect(help.focused?.className).to.equal('over');
      expect(help.all('textarea')).to.have.length(0);
      await expectAccessible(help);
      await help.press('Continue this chat');
      await help.until(() => backend.support.ticket('t7').standing === 'waiting', 'it to go on');
      await help.sees('You are in the queue.');
    });

  it('that was closed leads to its ticket', async () => {
    const { help, backend } = await chat();
    backend.support.close('t7');
    await help.sees('This chat is closed.');
    expect(help.has('Continue this chat')).to.equal(false);
    await help.press('See the ticket');
    await help.at('Chat about invoices');
    await help.sees('How did we do?');
  });

  it('is ended by the visitor, and keeps what was half written for its ticket', async () => {
    const { help, backend } = await chat();
    await help.type('Message', 'half a sen');
    await help.press('Options');
    await help.press('End the chat');
    await help.sees('The chat has ended.');
    expect(backend.support.ticket('t7').standing).to.equal('ended');
    await help.press('See the ticket');
    await help.until(() => help.all<HTMLTextAreaElement>('textarea')[0]?.value === 'half a sen', 'the words');
  });

  it('has a sound for new messages, off until it is wanted, and remembered', async () => {
    const { tones, stop } = listenForTones();
    try {
      const { help, backend } = await chat();
      await help.press('Options');
      backend.support.say('t7', 'Silent');
      await help.sees('Silent');
      expect(tones).to.have.length(0);
      expect(help.control('Sound for new messages').getAttribute('aria-pressed')).to.equal('false');
      await help.press('Sound for new messages');
      const tried = tones.length;
      expect(tried).to.be.greaterThan(0);
      backend.support.say('t7', 'Loud');
      await help.sees('Loud');
      expect(tones.length).to.be.greaterThan(tried);
      await help.press('Back');
      await help.press(/Chat about invoices/);
      await help.press('Options');
      await help.until(() => help.control('Sound for new messages').getAttribute('aria-pressed') === 'true', 'the choice');
    } finally {
      stop();
    }
  });

  it('sends its transcript by e-mail', async () => {
    const { help, backend } = await chat();
    await help.press('Options');
    await help.press('Send the transcript by e-mail');
    await help.until(() => backend.support.transcripts.length === 1, 'the transcript');
    expect(help.has('Download the transcript')).to.equal(true);
  });

  it('takes files, dropped too', async () => {
    const { help, backend } = await chat();
    const given = new DataTransfer();
    given.items.add(new File(['It stops'], 'note.txt', { type: 'text/plain' }));
    help.field('Message').dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, composed: true, cancelable: true }));
    await help.sees('note.txt');
    await expectAccessible(help);
    await help.press('Send message');
    await help.until(() => backend.support.ticket('t7').messages.at(-1)?.attachments?.length === 1, 'the file');
  });

  it('sends a file with the line that was sent as soon as it was pasted, and puts the files away', async () => {
    const { help, backend } = await chat();
    const given = new DataTransfer();
    given.items.add(new File(['It stops'], 'note.txt', { type: 'text/plain' }));
    const field = help.field('Message');
    await help.type('Message', 'See this');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, composed: true, cancelable: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
    await help.until(() => backend.support.ticket('t7').messages.length === 2, 'the message');
    const [, { text, attachments }] = backend.support.ticket('t7').messages as [Message, Message];
    expect([text, attachments?.map(({ name }) => name)]).to.deep.equal(['See this', ['note.txt']]);
    await help.until(() => help.all('ask-attachments').length === 0, 'the files to be put away');
    expect(help.field('Message').value).to.equal('');
  });

  it('says of a file that is pasted why it is not taken, and sends the line without it only once that was said', async () => {
    const { help, backend } = await chat();
    const given = new DataTransfer();
    given.items.add(new File(['MZ\0\0'], 'tool.exe'));
    const field = help.field('Message');
    await help.type('Message', 'See this');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, composed: true, cancelable: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
    await help.sees('tool.exe: We do not take this kind of file.');
    expect([backend.support.ticket('t7').messages.length, help.field('Message').value]).to.deep.equal([1, 'See this']);
    await expectAccessible(help);
    await help.key('Enter');
    await help.until(() => backend.support.ticket('t7').messages.length === 2, 'the message');
  });

  it('of a thousand messages is as quick as a short one', async () => {
    const { help, backend } = await chat(many(1000));
    const { shadowRoot } = help.one('ask-timeline');
    const shown = (): number => shadowRoot!.querySelectorAll('.bubble').length;
    await help.until(() => shown() === 100 && isAtEnd(help), 'the end');
    for (let page = 2; page <= 10; page++) {
      shadowRoot!.querySelector<HTMLElement>('.earlier button')!.click();
      await help.until(() => shown() === page * 100, 'earlier ones');
    }
    const begun = performance.now();
    await help.type('Message', 'quick');
    backend.support.say('t7', 'The last');
    await help.until(() => shadowRoot!.querySelector('.group:last-child')!.textContent.includes('The last'), 'it');
    expect(performance.now() - begun).to.be.lessThan(3000);
  }).timeout(60_000);

  const inThePage = (help: HelpPage): string => {
    const textIn = (root: ShadowRoot): string => [root.textContent, ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? textIn(one.shadowRoot) : []))].join(' ');
    const { shadowRoot } = help.element.querySelector('ask-chat')!;
    return shadowRoot ? textIn(shadowRoot).replace(/\s+/g, ' ') : '';
  };

  it('stands in a page of its own, where it shows the one that goes on, and hears what is said', async () => {
    const backend = memoryBackend({ tickets: [someChat({ id: 't6', standing: 'ended' }), someChat()], chat: true });
    const help = await putHelp({ plan: 'enterprise', person: ADA, backend, inside: '<ask-chat></ask-chat>' });
    await help.until(() => inThePage(help).includes('You are talking to Kim.'), 'how it stands');
    backend.support.say('t7', 'Are you there?');
    await help.until(() => inThePage(help).includes('Are you there?'), 'the message');
    const { height } = help.element.querySelector('ask-chat')!.getBoundingClientRect();
    expect(height).to.be.within(300, window.innerHeight);
  });

  it('in a page of its own begins in the panel, and goes on in both', async () => {
    const backend = memoryBackend({ chat: true });
    const help = await putHelp({ plan: 'enterprise', person: ADA, backend, inside: '<ask-chat></ask-chat>' });
    await help.until(() => inThePage(help).includes('Start a chat'), 'the button');
    help.element.querySelector('ask-chat')!.shadowRoot!.querySelector('button')!.click();
    await help.at('Chat with the team');
    await help.type('Issue summary', 'Invoices');
    await help.type('Description', 'One is missing');
    await help.press('Send message');
    await help.sees('You are in the queue.');
    await help.until(() => inThePage(help).includes('One is missing'), 'the same in the page');
  });

  it('in a page of its own leads to the other ways where nobody can be talked to', async () => {
    const help = await putHelp({ plan: 'starter', person: ADA, backend: memoryBackend(), inside: '<ask-chat></ask-chat>' });
    await help.until(() => inThePage(help).includes('not open right now'), 'the reason');
    help.element.querySelector('ask-chat')!.shadowRoot!.querySelector('button')!.click();
    await help.until(() => help.heading === 'Contact us', 'the channels');
  });

  it('in a page of its own says so where nobody can be written to', async () => {
    const help = await putHelp({ plan: 'starter', person: ADA, backend: {}, inside: '<ask-chat></ask-chat>' });
    await help.until(() => inThePage(help).includes('not open right now'), 'the reason');
  });

  it('in a page of its own sounds as it was chosen before', async () => {
    const { tones, stop } = listenForTones();
    const place = async (): Promise<{ help: HelpPage; sound: () => HTMLElement | undefined }> => {
      const help = await putHelp({ plan: 'enterprise', person: { ...ADA, id: 'eva' }, backend: memoryBackend({ tickets: [someChat()], chat: true }), inside: '<ask-chat></ask-chat>' });
      const sound = (): HTMLElement | undefined => [...(help.element.querySelector('ask-chat')!.shadowRoot?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === 'Sound for new messages');
      await help.until(() => sound() !== undefined, 'the choice');
      return { help, sound };
    };
    try {
      const first = await place();
      await first.help.until(() => first.sound()?.getAttribute('aria-pressed') === 'false', 'silence');
      first.sound()!.click();
      await first.help.until(() => tones.length > 0, 'a sound');
      const { help, sound } = await place();
      await help.until(() => sound()?.getAttribute('aria-pressed') === 'true', 'the choice to be remembered');
    } finally {
      stop();
    }
  });

  it('keeps within a narrow, dark page that runs from right to left', async () => {
    await setViewport({ width: 360, height: 640 });
    await emulateMedia({ colorScheme: 'dark' });
    document.documentElement.dir = 'rtl';
    document.documentElement.style.colorScheme = 'light dark';
    try {
      const { help } = await chat({ messages: [someMessage('visitor', 'x'.repeat(400)), someMessage('support', 'مرحبا')] });
      const field = help.field('Message').getBoundingClientRect();
      expect(field.bottom).to.be.at.most(640);
      expect(scroller(help).scrollWidth).to.equal(scroller(help).clientWidth);
      await expectAccessible(help);
    } finally {
      document.documentElement.removeAttribute('dir');
      document.documentElement.removeAttribute('style');
      await emulateMedia({ colorScheme: 'light' });
      await setViewport({ width: 800, height: 600 });
    }
  });
});
