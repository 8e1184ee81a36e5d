import { describe, expect, test } from 'vitest';
import { message } from '../support/fake-backend.js';
import { settled, type FakeWorld } from '../support/fake-world.js';
import { note, slowly, takesFiles, type Upload } from '../support/attaching.js';
import { harFile } from '../support/har.js';
import { ADA, visit, writing, type Visit } from '../support/visit.js';

const BEN = { ...ADA, person: { id: 'ben', email: 'ben@example.com' } };

interface Reading extends Visit {
  readonly uploads: readonly Upload[];
}

/** A visitor who reads a ticket, in a house that takes files. */
async function reading(): Promise<Reading> {
  const here = await visit();
  const uploads = takesFiles(here);
  await goesTo(here, 't1');
  return { ...here, uploads };
}

async function goesTo({ session }: Visit, id: string): Promise<void> {
  session.go({ name: 'ticket', id });
  await settled();
}

/** A visitor who writes a ticket, in a house that takes files. */
async function drafting(): Promise<Reading> {
  const here = await writing();
  return { ...here, uploads: takesFiles(here) };
}

/** From here on the store takes its time to keep files, or to find them, until the function it answers is called. */
function slowStore(world: FakeWorld, slow: 'change' | 'read'): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const { of } = world.keep;
  const isFile = (asked: unknown): boolean => (typeof asked === 'string' ? asked.startsWith('file/') : Object.values(asked as object).some((value) => value instanceof Blob));
  world.keep.of = (person) => {
    const shelf = of(person);
    const slowed = <Asked, T>(work: (asked: Asked) => Promise<T>) => async (asked: Asked): Promise<T> => {
      if (isFile(asked)) await new Promise<void>((resolve) => waiting.push(resolve));
      return work(asked);
    };
    return { ...shelf, [slow]: slowed<never, unknown>(shelf[slow]) };
  };
  return async () => {
    waiting.forEach((go) => go());
    await settled();
  };
}

const names = (files: readonly { readonly name: string }[]): readonly string[] => files.map(({ name }) => name);
const filesKept = ({ world }: Visit, person = 'ada'): number => world.keep.under(person, 'file/').length;
const tried = ({ tickets }: Visit): readonly unknown[] => tickets.replies.map(({ asked }) => [asked.message.text, asked.message.attachments]);

describe('a file that is still being read', () => {
  /** A file on its way into a draft, which gets on once `go` is called. */
  const STAGES: Readonly<Record<string, (here: Reading) => { readonly file: File; go(): Promise<void> }>> = {
    read: () => slowly(note()),
    'read, and then refused': () => slowly(new File(['MZ\0\0'], 'tool.exe')),
    kept: ({ world }) => ({ file: note(), go: slowStore(world, 'change') }),
  };

  for (const [stage, slow] of Object.entries(STAGES)) {
    test(`while somebody else signs in is not theirs, is not uploaded for them, and does not stay: ${stage}`, async () => {
      const here = await drafting();
      const { file, go } = slow(here);
      const added = here.desk.attachments.add([file, note('more.txt')]);
      await settled();
      here.update({ settings: BEN });
      here.session.go({ name: 'form', channel: 'email' });
      await go();
      await added;
      await settled();
      expect([names(here.desk.drafting.attachments), here.uploads.length, filesKept(here), filesKept(here, 'ben')]).toEqual([[], 0, 0, 0]);
      expect(here.desk.attachments.state.value).toMatchObject({ reading: [], declined: [], standing: {} });
    });

    test(`while its visitor signs out is nowhere: ${stage}`, async () => {
      const here = await drafting();
      const { file, go } = slow(here);
      const added = here.desk.attachments.add([file]);
      await settled();
      await here.session.signOut();
      await go();
      await added;
      await settled();
      expect([here.uploads.length, here.world.keep.kept.size]).toEqual([0, 0]);
    });
  }

  test('is not uploaded for somebody else who signs in before it is looked up', async () => {
    const here = await drafting();
    const go = slowStore(here.world, 'read');
    await here.desk.attachments.add([note()]);
    here.update({ settings: BEN });
    await go();
    expect(here.uploads.length).toBe(0);
  });

  test('goes with the ticket it was given to, though another one was opened meanwhile', async () => {
    const here = await reading();
    const { file, go } = slowly(note());
    const added = here.desk.enclosing.add([file]);
    await goesTo(here, 't2');
    expect(here.desk.enclosing.reading).toBe(0);
    await go();
    await added;
    expect([names(here.desk.composing.attachments), names(here.uploads)]).toEqual([[], ['note.txt']]);
    here.uploads[0]!.answer({ id: 'a1' });
    await settled();
    await goesTo(here, 't1');
    expect(here.desk.composing.attachments).toMatchObject([{ name: 'note.txt', sent: 'a1' }]);
  });

  test('is waited for by a message that is sent at once', async () => {
    const here = await reading();
    const { file, go } = slowly(note());
    void here.desk.enclosing.add([file]);
    here.desk.composing.write({ text: 'See this' });
    void here.desk.composing.send();
    void here.desk.composing.send();
    await settled();
    expect([tried(here), here.desk.enclosing.reading]).toEqual([[], 1]);
    await go();
    here.uploads.forEach((upload) => upload.answer({ id: 'a1' }));
    await settled();
    expect([tried(here), here.desk.composing.state.value]).toMatchObject([[['See this', ['a1']]], { text: '', attachments: [] }]);
  });

  test('is a message by itself', async () => {
    const here = await reading();
    const { file, go } = slowly(note());
    void here.desk.enclosing.add([file]);
    void here.desk.composing.send();
    await go();
    here.uploads.forEach((upload) => upload.answer({ id: 'a1' }));
    await settled();
    expect(tried(here)).toEqual([['', ['a1']]]);
  });

  test('and then is not taken keeps the message from being sent without it, until that is wanted', async () => {
    const here = await reading();
    const { file, go } = slowly(new File(['MZ\0\0'], 'tool.exe'));
    void here.desk.enclosing.add([file]);
    here.desk.composing.write({ text: 'See this' });
    void here.desk.composing.send();
    await go();
    expect([tried(here), here.desk.composing.state.value.text, here.desk.enclosing.declined]).toMatchObject([[], 'See this', [{ name: 'tool.exe', why: 'type' }]]);
    void here.desk.composing.send();
    await settled();
    expect(tried(here)).toEqual([['See this', undefined]]);
  });

  test('keeps nothing from being sent to another ticket', async () => {
    const here = await reading();
    void here.desk.enclosing.add([slowly(note()).file]);
    await goesTo(here, 't2');
    here.desk.composing.write({ text: 'To the second' });
    void here.desk.composing.send();
    await settled();
    expect(here.tickets.replies.map(({ asked }) => [asked.id, asked.message.text])).toEqual([['t2', 'To the second']]);
  });

  test('and its message stay where they were written, where another ticket is opened before they could be sent', async () => {
    const here = await reading();
    const { file, go } = slowly(note());
    void here.desk.enclosing.add([file]);
    here.desk.composing.write({ text: 'To the first' });
    void here.desk.composing.send();
    await goesTo(here, 't2');
    here.desk.composing.write({ text: 'To the second' });
    await go();
    await goesTo(here, 't1');
    expect([here.desk.composing.state.value, tried(here)]).toMatchObject([{ text: 'To the first', attachments: [{ name: 'note.txt' }] }, []]);
  });

  test('is waited for by a ticket that is sent at once', async () => {
    const here = await drafting();
    const { file, go } = slowly(note());
    void here.desk.attachments.add([file]);
    void here.desk.drafting.send();
    void here.desk.drafting.send();
    await settled();
    expect([here.tickets.created.length, here.desk.drafting.state.value.placed]).toEqual([0, undefined]);
    await go();
    here.uploads.forEach((upload) => upload.answer({ id: 'a1' }));
    await settled();
    expect(here.tickets.created.map(({ asked }) => asked.ticket.attachments)).toEqual([['a1']]);
  });

  test('goes with the draft that is put aside for another', async () => {
    const before = await drafting();
    await before.world.clock.pass(300);
    before.session.dispose();
    const here = await writing(ADA, before.world);
    takesFiles(here);
    const { file, go } = slowly(note());
    void here.desk.attachments.add([file]);
    const [offered] = here.desk.drafting.state.value.offered;
    const taken = here.desk.drafting.take(offered!.id);
    await go();
    await taken;
    expect([names(here.desk.drafting.attachments), here.desk.drafting.state.value.offered.map(({ draft }) => names(draft.attachments))]).toEqual([[], [['note.txt']]]);
  });

  test('goes with what is written next, where nothing else was written yet', async () => {
    const here = await visit();
    takesFiles(here);
    here.session.go({ name: 'form', channel: 'email' });
    await settled();
    const { file, go } = slowly(note());
    void here.desk.attachments.add([file]);
    here.session.go({ name: 'form', channel: 'callback' });
    await go();
    expect([here.desk.drafting.state.value.draft?.channel, names(here.desk.drafting.attachments)]).toEqual(['callback', ['note.txt']]);
  });

  test('is thrown away with its draft', async () => {
    const here = await drafting();
    const { file, go } = slowly(note());
    const added = here.desk.attachments.add([file]);
    await here.desk.drafting.startOver();
    await go();
    await added;
    expect([names(here.desk.drafting.attachments), here.uploads.length, filesKept(here)]).toEqual([[], 0, 0]);
  });
});

describe('a HAR file', () => {
  const CITIES = ['Bergen', 'Oslo'];

  /** One that is in the draft, with these entries kept whole. */
  async function kept(entries: readonly number[]): Promise<Reading & { readonly id: () => string; readonly bytes: () => Promise<string> }> {
    const here = await drafting();
    const har = harFile();
    har.log.entries.forEach((entry, number) => {
      entry.response.content['mimeType'] = 'application/json';
      entry.response.content['text'] = `{"city":"${CITIES[number]!}"}`;
    });
    await here.desk.attachments.add([new File([JSON.stringify(har)], 'page.har')]);
    const id = (): string => here.desk.drafting.attachments[0]!.id;
    await here.desk.attachments.keep(id(), entries);
    await settled();
    return { ...here, id, bytes: async () => (await here.desk.attachments.file(id()))!.text() };
  }

  const standing = (here: Reading & { id(): string }) => here.desk.attachments.state.value.standing[here.id()]!;

  test('has the entries whole that are wanted', async () => {
    const here = await kept([0, 1]);
    expect([await here.bytes(), here.desk.drafting.attachments.length, standing(here)]).toMatchObject([expect.stringMatching(/Bergen.*Oslo/s), 1, { keep: [0, 1], kept: [0, 1] }]);
  });

  test('has none of two entries that are taken out one right after the other', async () => {
    const here = await kept([0, 1]);
    const { attachments } = here.desk;
    const first = attachments.keep(here.id(), [1]);
    expect([standing(here), here.uploads.at(-1)!.signal?.aborted]).toMatchObject([{ keep: [1], kept: [0, 1] }, true]);
    await Promise.all([first, attachments.keep(here.id(), [])]);
    await settled();
    expect([await here.bytes(), standing(here), filesKept(here), here.desk.drafting.attachments.length]).toMatchObject([expect.not.stringMatching(/Bergen|Oslo/), { keep: [], kept: [] }, 1, 1]);
    expect(here.uploads.filter(({ signal }) => !signal?.aborted).length).toBe(1);
  });

  test('is not sent with what was just taken out of it', async () => {
    const here = await kept([0, 1]);
    here.uploads.at(-1)!.answer({ id: 'with all' });
    await settled();
    void here.desk.attachments.keep(here.id(), []);
    void here.desk.drafting.send();
    await here.world.clock.pass(0);
    await settled();
    here.uploads.slice(-1).forEach((upload) => upload.answer({ id: 'with none' }));
    here.uploads.slice(-2).forEach((upload) => upload.answer({ id: 'with none' }));
    await settled();
    expect(here.tickets.created.map(({ asked }) => asked.ticket.attachments)).toEqual([['with none']]);
  });

  test('that is taken out while it is cleaned anew does not come back, nor is it uploaded', async () => {
    const here = await kept([0]);
    const before = here.uploads.length;
    const cleaned = here.desk.attachments.keep(here.id(), [0, 1]);
    await here.desk.attachments.remove(here.id());
    await cleaned;
    await settled();
    expect([here.desk.drafting.attachments, here.uploads.length - before, filesKept(here), here.desk.attachments.reading]).toEqual([[], 0, 0, 0]);
    expect(here.desk.attachments.state.value.standing).toEqual({});
  });
});

describe('a file that the backend has forgotten', () => {
  const unknown = { kind: 'invalid', status: 422, fields: { attachments: 'unknown' } } as const;
  const there = (uploads: readonly Upload[], id: string): void => uploads.at(-1)!.answer({ id });

  test('is uploaded again with a ticket, once, and under another key', async () => {
    const here = await drafting();
    await here.desk.attachments.add([note()]);
    there(here.uploads, 'old');
    await settled();
    void here.desk.drafting.send();
    await settled();
    here.tickets.created[0]!.fail(unknown);
    await settled();
    there(here.uploads, 'new');
    await settled();
    expect(here.tickets.created.map(({ asked }) => [asked.key, asked.ticket.attachments])).toEqual(['old', 'new'].map((id) => [here.tickets.created[0]!.asked.key, [id]]));
    expect(new Set(here.uploads.map(({ key }) => key)).size).toBe(2);
    here.tickets.created[1]!.fail(unknown);
    await settled();
    expect([here.uploads.length, here.desk.drafting.state.value.problem?.fields, here.desk.drafting.attachments.length]).toEqual([2, { attachments: 'unknown' }, 1]);
  });

  test('is uploaded again with a message, and a later try knows it is there', async () => {
    const here = await reading();
    await here.desk.enclosing.add([note()]);
    there(here.uploads, 'old');
    await settled();
    void here.desk.composing.send();
    await settled();
    here.tickets.replies[0]!.fail(unknown);
    await settled();
    there(here.uploads, 'new');
    await settled();
    here.tickets.replies[1]!.fail('offline');
    await settled();
    await here.world.clock.pass(2000);
    expect([tried(here), here.uploads.length]).toEqual([[['', ['old']], ['', ['new']], ['', ['new']]], 2]);
    here.tickets.replies[2]!.answer(message('m2', 2));
    await settled();
    expect([here.desk.replies.of('t1'), filesKept(here)]).toEqual([[], 0]);
  });

  test('is not uploaded again for another fault of it', async () => {
    const here = await drafting();
    await here.desk.attachments.add([note()]);
    there(here.uploads, 'a1');
    await settled();
    void here.desk.drafting.send();
    await settled();
    here.tickets.created[0]!.fail({ kind: 'invalid', fields: { attachments: 'too-many' } });
    await settled();
    expect([here.uploads.length, here.desk.drafting.state.value.problem?.fields]).toEqual([1, { attachments: 'too-many' }]);
  });
});
