import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import { ProblemError, type Problem } from '../../src/core/problem.js';
import type { Attachment, Limits } from '../../src/core/attachment.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

/** An upload that goes on as the test says. */
interface Upload {
  readonly name: string;
  readonly file: Blob;
  readonly signal: AbortSignal | undefined;
  progress(sent: number): void;
  finish(): void;
  fail(problem: Problem['kind']): void;
}

interface Form {
  readonly help: HelpPage;
  readonly uploads: Upload[];
  readonly backend: ReturnType<typeof memoryBackend>;
}

/** The form for e-mail, with uploads in the test's hands. */
async function form(limits?: Limits): Promise<Form> {
  const backend = memoryBackend();
  const uploads: Upload[] = [];
  const attach = (file: Blob, asked: { name: string; type: string; key: string; signal?: AbortSignal; progress?: (sent: number) => void }): Promise<Attachment> =>
    new Promise((resolve, reject) => {
      const { name, type, key, signal } = asked;
      asked.signal?.addEventListener('abort', () => reject(signal!.reason as Error));
      const finish = (): void => void backend.tickets.attach(file, { name, type, key }).then(resolve, reject);
      const fail = (kind: Problem['kind']): void => reject(new ProblemError({ kind, message: 'Made to fail' }));
      uploads.push({ name, file, signal, progress: (sent) => asked.progress?.(sent), finish, fail });
    });
  const tickets = { ...backend.tickets, attach, ...(limits && { limits: () => Promise.resolve(limits) }) };
  const help = await openHelp({ plan: 'professional', person: ADA, backend: { ...backend, tickets } });
  await help.element.signOut();
  await help.element.contact('email');
  await help.until(() => help.has('Add files'), 'the button for files');
  return { help, uploads, backend };
}

/** Chooses files in the picker. */
async function pick(help: HelpPage, ...files: readonly File[]): Promise<void> {
  const input = help.all<HTMLInputElement>('input.any')[0]!;
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
  await help.until(() => files.every(({ name }) => help.text.includes(name)), 'the files');
}

const note = (name = 'note.txt', text = 'It stops at 40 per cent'): File => new File([text], name, { type: 'text/plain' });

async function picture(): Promise<File> {
  const canvas = new OffscreenCanvas(20, 10);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#f00';
  context.fillRect(0, 0, 20, 10);
  return new File([await canvas.convertToBlob()], 'red.png', { type: 'image/png' });
}

/** No file is read from here on, until the function it answers is called. */
function holdReading(): () => void {
  const { arrayBuffer } = Blob.prototype;
  let go = (): void => undefined;
  const may = new Promise<void>((resolve) => (go = resolve));
  Blob.prototype.arrayBuffer = async function (this: Blob) {
    await may;
    return arrayBuffer.call(this);
  };
  return () => {
    Blob.prototype.arrayBuffer = arrayBuffer;
    go();
  };
}

const HAR = {
  log: {
    version: '1.2',
    creator: { name: 'Firefox', version: '130' },
    entries: [
      {
        startedDateTime: '2026-11-23T12:00:00.000Z',
        time: 12,
        request: { method: 'POST', url: 'https://example.com/login', httpVersion: 'HTTP/1.1', cookies: [{ name: 'sid', value: 's3cr3tCookie' }], headers: [{ name: 'Authorization', value: 'Bearer s3cr3tToken' }], queryString: [], postData: { mimeType: 'application/json', text: '{"city":"Oslo"}' }, headersSize: 1, bodySize: 15 },
        response: { status: 500, statusText: 'Internal Server Error', httpVersion: 'HTTP/1.1', cookies: [], headers: [], content: { size: 2, mimeType: 'text/plain', text: 'no' }, redirectURL: '', headersSize: 1, bodySize: 2 },
        cache: {},
        timings: { send: 1, wait: 10, receive: 1 },
      },
    ],
  },
};
const har = (): File => new File([JSON.stringify(HAR)], 'activity.har');

describe('files with a ticket', () => {
  it('are told beforehand what may be', async () => {
    const { help } = await form({ files: 3, bytes: 2_500_000, types: ['image/png', 'text/plain'] });
    await help.sees('3 files of 2.5 MB at most: pictures and text.');
    expect(help.all<HTMLInputElement>('input.any')[0]!.accept).to.equal('image/png,text/plain');
    await expectAccessible(help);
  });

  it('upload while one writes on, say how far they are, and go with the ticket', async () => {
    const { help, uploads, backend } = await form();
    await pick(help, note());
    await help.until(() => uploads.length === 1, 'the upload');
    expect(help.text).to.contain('note.txt').and.to.contain('23 byte');
    uploads[0]!.progress(11.5);
    await help.sees('50%');
    expect(help.all<HTMLProgressElement>('progress')[0]!.value).to.equal(0.5);
    expect(help.said).to.contain('note.txt is added');
    await expectAccessible(help);
    uploads[0]!.finish();
    await help.sees('Uploaded');
    expect(help.all('.ticked')).to.have.length(1);
    await help.type('Issue summary', 'Import stalls');
    await help.type('Description', 'At 40 per cent');
    await help.press('Send message');
    await help.at('We have your message');
    expect((await backend.tickets.list())[0]?.attachments?.map(({ name }) => name)).to.deep.equal(['note.txt']);
  });

  it('can be stopped on their way, and the focus stays with those that are left', async () => {
    const { help, uploads } = await form();
    await pick(help, note('one.txt'), note('two.txt'));
    await help.until(() => uploads.length === 2, 'the uploads');
    help.control('Stop uploading one.txt').focus();
    await help.press('Stop uploading one.txt');
    expect(uploads[0]!.signal?.aborted).to.equal(true);
    await help.until(() => !help.has(/one\.txt/), 'the file to go');
    expect(help.focused?.getAttribute('aria-label')).to.equal('Stop uploading two.txt');
    expect(help.said).to.contain('one.txt is removed');
  });

  it('say when they could not be uploaded, and are tried again on a wish', async () => {
    const { help, uploads } = await form();
    await pick(help, note());
    await help.until(() => uploads.length === 1, 'the upload');
    uploads[0]!.fail('offline');
    await help.sees('Not uploaded yet. It goes with the message.');
    await expectAccessible(help);
    await help.press('Try again');
    await help.until(() => uploads.length === 2, 'another try');
    uploads[1]!.fail('invalid');
    await help.sees('We could not take this file. Remove it to send the message.');
  });

  it('are refused with the reason in words, and keep no other out', async () => {
    const { help } = await form({ files: 2, bytes: 1000, types: ['text/plain', 'image/png'] });
    await pick(help, note('good.txt'), new File([], 'empty.txt'), new File(['MZ\0\0'], 'tool.exe'), new File(['<svg/>'], 'image.png', { type: 'image/png' }), note('long.txt', 'x'.repeat(1001)), note('b.txt'), note('c.txt'));
    await help.sees('c.txt: No more than 2 files can go along.');
    for (const said of ['empty.txt: It is empty.', 'tool.exe: We do not take this kind of file.', 'image.png: What is in it is not what its name says.', 'long.txt: It is larger than 1 kB.']) expect(help.text).to.contain(said);
    expect(help.all('.file')).to.have.length(2);
    await expectAccessible(help);
  });

  it('show a small picture of a picture, painted and never put into the page', async () => {
    const { help } = await form();
    await pick(help, await picture());
    const red = (): boolean => {
      const [canvas] = help.all<HTMLCanvasElement>('canvas[data-file]');
      return canvas?.getContext('2d')?.getImageData(44, 44, 1, 1).data[0] === 255;
    };
    await help.until(red, 'the picture');
    expect(help.all('img, iframe, object, embed, video')).to.have.length(0);
  });

  it('show a name as a text, whatever is in it', async () => {
    const { help } = await form();
    await pick(help, note('<b onclick=alert(1)>x.txt'));
    expect(help.all('.file b')).to.have.length(0);
    expect(help.one('.file bdi').textContent).to.equal('<b onclick=alert(1)>x.txt');
  });

  it('can be dropped on the form and pasted into it; pasted words stay words', async () => {
    const { help } = await form();
    const given = new DataTransfer();
    given.items.add(note('dropped.txt'));
    const target = help.field('Description');
    const over = new DragEvent('dragover', { dataTransfer: given, bubbles: true, composed: true, cancelable: true });
    target.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, composed: true, cancelable: true }));
    await help.sees('dropped.txt');
    const cells = new DataTransfer();
    cells.setData('text/plain', 'a\tb');
    cells.items.add(await picture());
    const paste = new ClipboardEvent('paste', { clipboardData: cells, bubbles: true, composed: true, cancelable: true });
    target.dispatchEvent(paste);
    expect(paste.defaultPrevented).to.equal(false);
    const shot = new DataTransfer();
    shot.items.add(await picture());
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: shot, bubbles: true, composed: true, cancelable: true }));
    await help.sees('red.png');
  });

  it('that are dropped while the message is on its way are not taken, and do not take the place of the page', async () => {
    const { help, uploads } = await form();
    await help.type('Issue summary', 'Import stalls');
    await help.type('Description', 'At 40 per cent');
    await pick(help, note());
    await help.press('Send message');
    await help.sees('Sending');
    const given = new DataTransfer();
    given.items.add(note('late.txt'));
    const drop = new DragEvent('drop', { dataTransfer: given, bubbles: true, composed: true, cancelable: true });
    help.one('form').dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    await help.until(() => {
      uploads.forEach((upload) => upload.finish());
      return help.text.includes('We have your message');
    }, 'the receipt');
    expect(uploads.map(({ name }) => name)).not.to.include('late.txt');
  });

  it('of activity say what was taken out, and take an entry back on a wish', async () => {
    const { help, uploads } = await form();
    await pick(help, har());
    await help.until(() => help.has(/possible secrets were taken out/), 'what was taken out');
    await help.press(/possible secrets were taken out/);
    expect(help.text).to.contain('Cookies: 1').and.to.contain('What was sent and answered: 2');
    await expectAccessible(help);
    const sent = await uploads[0]!.file.text();
    expect(sent).not.to.match(/s3cr3t|Oslo/);
    const box = help.one<HTMLInputElement>('.entries input');
    box.focus();
    box.click();
    await help.until(() => uploads.length === 2, 'the file with the entry');
    const kept = await uploads[1]!.file.text();
    expect(kept).to.contain('Oslo').and.not.to.contain('s3cr3t');
    expect(help.all('.file')).to.have.length(1);
    expect(help.focused === help.one('.entries input')).to.equal(true);
  });

  it('of activity have none of two entries that are unticked right after each other', async () => {
    const { help, uploads } = await form();
    const [entry] = HAR.log.entries;
    const two = { log: { ...HAR.log, entries: [entry, { ...entry, request: { ...entry!.request, url: 'https://example.com/logout', postData: { mimeType: 'application/json', text: '{"city":"Bergen"}' } } }] } };
    await pick(help, new File([JSON.stringify(two)], 'activity.har'));
    await help.press(/possible secrets were taken out/);
    const boxes = (): HTMLInputElement[] => help.all<HTMLInputElement>('.entries input');
    const ticked = (): number => boxes().filter(({ checked }) => checked).length;
    await help.until(() => uploads.length === 1, 'the file');
    for (const box of boxes()) box.click();
    await help.until(() => uploads.length === 2, 'the file with both entries');
    expect(await uploads[1]!.file.text()).to.match(/Oslo/).and.to.match(/Bergen/);
    for (const box of boxes()) box.click();
    await help.settled();
    expect([boxes().length, ticked()]).to.deep.equal([2, 0]);
    await help.until(() => uploads.length === 3, 'the file without them');
    expect([boxes().length, ticked()]).to.deep.equal([2, 0]);
    expect(await uploads[2]!.file.text()).not.to.match(/Oslo|Bergen/);
    expect(uploads.filter(({ signal }) => !signal?.aborted)).to.have.length(1);
  });

  it('go with a message that is sent before they are read', async () => {
    const { help, uploads, backend } = await form();
    await help.type('Issue summary', 'Import stalls');
    await help.type('Description', 'At 40 per cent');
    const read = holdReading();
    const given = new DataTransfer();
    given.items.add(note());
    help.one('form').dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, composed: true, cancelable: true }));
    await help.press('Send message');
    await help.sees('Reading 1 file');
    expect(await backend.tickets.list()).to.have.length(0);
    read();
    await help.until(() => {
      uploads.forEach((upload) => upload.finish());
      return help.text.includes('We have your message');
    }, 'the receipt');
    expect((await backend.tickets.list())[0]?.attachments?.map(({ name }) => name)).to.deep.equal(['note.txt']);
  });

  it('are not asked for where the backend takes none', async () => {
    const { attach: _, limits: __, ...tickets } = memoryBackend().tickets;
    const help = await openHelp({ plan: 'professional', person: ADA, backend: { tickets } });
    await help.element.contact('email');
    await help.sees('Issue summary');
    expect(help.all('ask-attachments')).to.have.length(0);
  });
});
