import { describe, expect, test } from 'vitest';
import { message, ticket } from '../support/fake-backend.js';
import { note, takesFiles } from '../support/attaching.js';
import { anotherTab, FakeBrowser, fakeWorld, settled, type FakeWorld } from '../support/fake-world.js';
import { ADA, visit, type Visit } from '../support/visit.js';

const HOUR = 3_600_000;

/** A visitor who reads a ticket. */
async function reading(world: FakeWorld = fakeWorld(), id = 't1'): Promise<Visit> {
  const here = await visit(ADA, world);
  await goesTo(here, id);
  return here;
}

async function goesTo({ session }: Visit, id: string): Promise<void> {
  session.go({ name: 'ticket', id });
  await settled();
}

/** Writes a message and sends it, on a line that is down. */
async function sentOffline(here: Visit, text: string): Promise<string> {
  here.desk.composing.write({ text });
  void here.desk.composing.send();
  await settled();
  here.tickets.replies.at(-1)!.fail({ kind: 'offline', retryAfter: HOUR });
  await settled();
  return here.desk.replies.state.value.rows.at(-1)!.key;
}

/** The next look into a ticket finds these messages there. */
async function looked({ tickets }: Visit, ...references: readonly string[]): Promise<void> {
  await settled();
  tickets.reads.at(-1)!.answer(ticket('t1', { messages: references.map((reference, index) => message(`m${String(index)}`, index + 1, { reference })) }));
  await settled();
}

const text = ({ desk }: Visit): string => desk.composing.state.value.text;
const kept = ({ world }: Visit, id = 't1'): unknown => world.keep.kept.get(`ada composing/${id}`);

/** A store that answers what is read of it only when the test says so. */
function slowlyRead(world: FakeWorld): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const { of } = world.keep;
  world.keep.of = (person) => {
    const shelf = of(person);
    const read = (name: string): Promise<unknown> => {
      const found = shelf.read(name);
      return new Promise((resolve) => waiting.push(() => resolve(found)));
    };
    return { ...shelf, read };
  };
  return async () => {
    while (waiting.length > 0) {
      waiting.splice(0).forEach((answer) => answer());
      await settled();
    }
  };
}

describe('a message that is taken back', () => {
  test('stands where it was written, whatever ticket is shown by then', async () => {
    const here = await reading();
    const key = await sentOffline(here, 'To the first');
    const back = here.desk.composing.takeBack(key);
    await goesTo(here, 't2');
    here.desk.composing.write({ text: 'To the second' });
    const read = here.tickets.reads.find(({ asked }, index) => asked === 't1' && index > 0);
    read!.answer(ticket('t1'));
    expect(await back).toBe(true);
    expect(here.desk.composing.state.value).toMatchObject({ ticket: 't2', text: 'To the second' });
    here.desk.composing.write({ text: 'To the second!' });
    await here.world.clock.pass(300);
    await goesTo(here, 't1');
    expect([text(here), kept(here, 't2')]).toEqual(['To the first', { text: 'To the second!', attachments: [] }]);
  });

  test('stands before what was begun there since', async () => {
    const here = await reading();
    const key = await sentOffline(here, 'One');
    here.desk.composing.write({ text: 'Two' });
    const back = here.desk.composing.takeBack(key);
    await goesTo(here, 't2');
    here.tickets.reads.filter(({ asked }) => asked === 't1').at(-1)!.answer(ticket('t1'));
    await back;
    expect(kept(here)).toEqual({ text: 'One\nTwo', attachments: [] });
  });

  test('is never both gone from what waits and not yet kept as what is written', async () => {
    const here = await reading();
    const key = await sentOffline(here, 'One');
    const changes: (readonly string[])[] = [];
    const { of } = here.world.keep;
    here.world.keep.of = (person) => {
      const shelf = of(person);
      const change = (changed: Readonly<Record<string, unknown>>): Promise<void> => {
        changes.push(Object.keys(changed));
        return shelf.change(changed);
      };
      return { ...shelf, change };
    };
    const back = here.desk.composing.takeBack(key);
    await looked(here);
    await back;
    expect(changes.find((names) => names.includes(`reply/${key}`))).toContain('composing/t1');
    expect(kept(here)).toEqual({ text: 'One', attachments: [] });
  });

  test('has its files', async () => {
    const here = await reading();
    const uploads = takesFiles(here);
    await here.desk.enclosing.add([note()]);
    uploads[0]!.answer({ id: 'a1' });
    await settled();
    const key = await sentOffline(here, 'One');
    const back = here.desk.composing.takeBack(key);
    await looked(here);
    await back;
    const [file] = here.desk.composing.attachments;
    expect([file, await here.desk.enclosing.file(file!.id)]).toMatchObject([{ name: 'note.txt', sent: 'a1' }, expect.any(Blob)]);
  });

  test('is not lost in a browser that keeps nothing, where another ticket is shown', async () => {
    const here = await reading();
    here.world.keep.refuses = true;
    const key = await sentOffline(here, 'One');
    const back = here.desk.composing.takeBack(key);
    await goesTo(here, 't2');
    here.tickets.reads.filter(({ asked }) => asked === 't1').at(-1)!.answer(ticket('t1'));
    expect([await back, here.world.isHeldBack]).toEqual([true, true]);
    await goesTo(here, 't1');
    expect(text(here)).toBe('One');
  });

  test('waits on, and it is answered so, where nobody can say whether it has arrived', async () => {
    const here = await reading();
    const key = await sentOffline(here, 'One');
    const back = here.desk.composing.takeBack(key);
    await settled();
    here.tickets.reads.at(-1)!.fail('offline');
    expect([await back, here.desk.replies.of('t1').length, text(here)]).toEqual([false, 1, '']);
  });

  /** Two messages, of which the first one keeps the second from being tried. */
  async function twoWait(world?: FakeWorld): Promise<Visit> {
    const here = await reading(world);
    await sentOffline(here, 'One');
    here.desk.composing.write({ text: 'Two' });
    void here.desk.composing.send();
    await settled();
    return here;
  }

  test('needs nobody to be asked where it was never tried, after a reload too', async () => {
    const before = await twoWait();
    before.session.dispose();
    const here = await visit(ADA, before.world);
    await here.session.resume();
    await settled();
    here.tickets.replies[0]!.fail({ kind: 'offline', retryAfter: HOUR });
    await settled();
    expect(await here.desk.composing.takeBack(here.desk.replies.of('t1')[1]!.key)).toBe(true);
    await goesTo(here, 't1');
    expect([text(here), here.tickets.reads.length, here.desk.replies.of('t1').length]).toEqual(['Two', 1, 1]);
  });

  test('is looked for first where another tab has tried it', async () => {
    const browser = new FakeBrowser();
    const world = fakeWorld({ tabs: browser.tab() });
    const here = await twoWait(world);
    const there = await reading(anotherTab(world, browser.tab()));
    await there.session.resume();
    await settled();
    there.tickets.replies[0]!.answer(message('m1', 1));
    await settled();
    there.tickets.replies[1]!.fail({ kind: 'timeout', retryAfter: HOUR });
    await settled();
    const { key } = here.desk.replies.of('t1')[0]!;
    const back = here.desk.composing.takeBack(key);
    await looked(here, key);
    expect([await back, text(here), here.desk.replies.of('t1')]).toEqual([false, '', []]);
  });
});

describe('words that were kept', () => {
  async function left(words: string): Promise<FakeWorld> {
    const before = await reading();
    before.desk.composing.write({ text: words });
    await before.world.clock.pass(300);
    before.session.dispose();
    return before.world;
  }

  /** Somebody who comes back to a ticket, and types while a slow browser looks for the words of before; `answer` lets it find them. */
  async function typedBeforeTheyAreThere(): Promise<{ readonly here: Visit; readonly answer: () => Promise<void> }> {
    const world = await left('Before');
    const here = await visit(ADA, world);
    const answer = slowlyRead(world);
    await goesTo(here, 't1');
    here.desk.composing.write({ text: 'now' });
    return { here, answer };
  }

  test('stand before what is typed until they are there, and both are kept', async () => {
    const { here, answer } = await typedBeforeTheyAreThere();
    await here.world.clock.pass(300);
    expect(kept(here)).toEqual({ text: 'Before', attachments: [] });
    await answer();
    expect([text(here), kept(here)]).toEqual(['Before\nnow', { text: 'Before\nnow', attachments: [] }]);
  });

  test('stay, with what was typed, where another ticket is opened before they are there', async () => {
    const { here, answer } = await typedBeforeTheyAreThere();
    await goesTo(here, 't2');
    await answer();
    await goesTo(here, 't1');
    await answer();
    expect([text(here), kept(here, 't2')]).toEqual(['Before\nnow', undefined]);
  });

  test('stay where something else is sent before they are there', async () => {
    const { here, answer } = await typedBeforeTheyAreThere();
    await here.world.clock.pass(300);
    void here.desk.composing.send();
    await settled();
    await answer();
    expect([here.tickets.replies.map(({ asked }) => asked.message.text), text(here), kept(here)]).toEqual([['now'], 'Before', { text: 'Before', attachments: [] }]);
  });

  test('are not written down after their writer has signed out', async () => {
    const { here, answer } = await typedBeforeTheyAreThere();
    await goesTo(here, 't2');
    await here.session.signOut();
    await answer();
    expect(here.world.keep.kept.size).toBe(0);
  });

  test('are there for each ticket in a browser that keeps nothing, as long as the page is, which is held back', async () => {
    const here = await reading();
    here.world.keep.refuses = true;
    here.desk.composing.write({ text: 'To the first' });
    await goesTo(here, 't2');
    expect([text(here), here.world.isHeldBack]).toEqual(['', true]);
    await goesTo(here, 't1');
    expect(text(here)).toBe('To the first');
    void here.desk.composing.send();
    await goesTo(here, 't2');
    await goesTo(here, 't1');
    expect(text(here)).toBe('');
  });

  test('are at risk no longer once they are sent, however long this browser took to refuse them', async () => {
    const here = await reading();
    const refusals: (() => void)[] = [];
    const refuse = async (): Promise<void> => {
      while (refusals.length > 0) {
        refusals.splice(0).forEach((refusal) => refusal());
        await settled();
      }
    };
    const { of } = here.world.keep;
    here.world.keep.of = (person) => ({ ...of(person), change: () => new Promise((_, reject) => refusals.push(() => reject(new Error('Full')))) });
    here.desk.composing.write({ text: 'Once' });
    await here.world.clock.pass(300);
    void here.desk.composing.send();
    await refuse();
    expect(here.world.isHeldBack).toBe(true);
    const { asked } = here.tickets.replies.at(-1)!;
    here.tickets.replies.at(-1)!.answer(message('m1', 1, { reference: asked.message.reference }));
    await settled();
    await refuse();
    expect([here.world.isHeldBack, here.desk.composing.isAtRisk]).toEqual([false, false]);
  });
});
