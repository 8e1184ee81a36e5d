import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/core/draft.js';
import { ticket } from '../support/fake-backend.js';
import { settled } from '../support/fake-world.js';
import { ADA, visit, writing, type Visit } from '../support/visit.js';

const words = ({ desk }: Visit): unknown => desk.drafting.state.value.draft?.description;
/** Presses Send and waits for the request to leave. */
const send = async ({ desk }: Visit): Promise<void> => {
  void desk.drafting.send();
  await settled();
};
const keys = ({ tickets }: Visit): readonly string[] => tickets.created.map(({ asked }) => asked.key);

describe('sending', () => {
  test('opens a ticket, shows the receipt, tells the host and forgets the draft', async () => {
    const here = await writing();
    await here.world.clock.pass(300);
    await send(here);
    expect(here.desk.drafting.state.value.placed).toBe('key-2');
    expect(here.tickets.created[0]!.asked).toMatchObject({ key: 'key-2', ticket: { reference: 'key-2', channel: 'email', summary: 'Import stalls', email: 'ada@example.com', language: 'en' } });
    here.tickets.created[0]!.answer(ticket('t1042'));
    await settled();
    expect([here.way(), here.world.tell.told]).toEqual([['home', 'receipt'], [['submit', 'Import stalls'], ['submitted', '1042']]]);
    expect(here.desk.drafting.state.value).toMatchObject({ draft: undefined, sent: { ticket: { number: '1042' }, reply: { kind: 'usual', within: { businessDays: 1 } } } });
    expect([...here.world.keep.kept.keys()]).toEqual(['ada open']);
  });

  test('twice at once opens one ticket', async () => {
    const here = await writing();
    void here.desk.drafting.send();
    await send(here);
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    await send(here);
    expect([here.tickets.created.length, here.world.tell.all('submitted')]).toEqual([1, ['1']]);
  });

  test('is not begun anew by who leaves the form and comes back', async () => {
    const here = await writing();
    await send(here);
    here.session.go({ name: 'contact' });
    here.session.go({ name: 'form', channel: 'email' });
    await send(here);
    expect(here.tickets.created).toHaveLength(1);
  });

  test('takes no more letters: what is on its way is what was read', async () => {
    const here = await writing();
    await send(here);
    here.desk.drafting.write({ description: 'Too late' });
    expect(words(here)).toBe('At 40 per cent');
  });

  test('of a second ticket with the very same words is another ticket', async () => {
    const here = await writing();
    await send(here);
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    here.session.go({ name: 'form', channel: 'email' });
    await settled();
    here.desk.drafting.write({ summary: 'Import stalls', description: 'At 40 per cent', email: 'ada@example.com' });
    await send(here);
    expect(new Set(keys(here)).size).toBe(2);
  });

  test('is not tried while something is missing, and the host hears nothing of it', async () => {
    const here = await writing();
    here.desk.drafting.write({ summary: ' ', email: 'ada' });
    await here.desk.drafting.send();
    expect([here.tickets.created, here.world.tell.told, here.desk.drafting.state.value.faults]).toEqual([[], [], { summary: 'required', email: 'email' }]);
  });

  test('is not tried without a draft, nor without a place for tickets', async () => {
    const empty = await visit();
    await empty.desk.drafting.send();
    const here = await writing();
    here.update({ backend: {} });
    await here.desk.drafting.send();
    expect([empty.tickets.created, here.tickets.created, words(here)]).toEqual([[], [], 'At 40 per cent']);
  });

  test('shows the receipt though the browser keeps nothing', async () => {
    const here = await writing();
    here.world.keep.refuses = true;
    await send(here);
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect(here.way()).toEqual(['home', 'receipt']);
  });

  test('tells the host and leaves who has gone elsewhere where they are', async () => {
    const here = await writing();
    await send(here);
    here.session.go({ name: 'contact' });
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect([here.way().at(-1), here.world.tell.all('submitted')]).toEqual(['contact', ['1']]);
  });

  describe('of a fifty-first ticket is refused aloud, and its words stay', () => {
    /** Sends the next, and begins another. */
    const sendNext = async (here: Visit, summary: string): Promise<void> => {
      here.desk.drafting.write({ summary });
      await send(here);
      if (summary === 'Import 1') here.tickets.created[0]!.fail('offline');
      await settled();
      await here.desk.drafting.another();
      here.desk.drafting.write({ description: 'At 40 per cent' });
    };
    const withWaiting = async (waiting: number): Promise<Visit> => {
      const here = await writing();
      here.world.tell.edit = (draft) => draft;
      for (let one = 1; one <= waiting; one++) await sendNext(here, `Import ${one}`);
      return here;
    };
    const isRefused = async (here: Visit): Promise<void> => {
      here.desk.drafting.write({ summary: 'One too many' });
      await send(here);
      expect(here.desk.drafting.state.value).toMatchObject({ full: true, placed: undefined, draft: { summary: 'One too many' } });
    };

    test('while fifty wait', async () => {
      const here = await withWaiting(50);
      await isRefused(here);
      expect(here.world.keep.under('ada', 'outbox/')).toHaveLength(50);
    });

    test('while the fiftieth is still being written down by a slow browser', async () => {
      const here = await withWaiting(49);
      const { of } = here.world.keep;
      here.world.keep.of = (person) => ({ ...of(person), change: () => new Promise(() => undefined) });
      await sendNext(here, 'Import 50');
      await isRefused(here);
    });
  });
});

describe('a ticket that the server refuses', () => {
  for (const problem of ['refused', 'missing', 'invalid'] as const)
    test(`is a draft again, with every word, here and in the store: ${problem}`, async () => {
      const here = await writing();
      await send(here);
      here.tickets.created[0]!.fail(problem);
      await settled();
      expect([words(here), here.desk.drafting.state.value.problem]).toMatchObject(['At 40 per cent', { kind: problem }]);
      expect([here.world.keep.under('ada', 'draft/'), here.world.keep.under('ada', 'outbox/')]).toMatchObject([[{ draft: { description: 'At 40 per cent' } }], []]);
      expect([here.way(), here.world.tell.all('problem'), here.world.tell.all('submitted')]).toEqual([['home', 'form'], [problem], []]);
    });

  test('says which fields the server does not take', async () => {
    const here = await writing();
    await send(here);
    here.tickets.created[0]!.fail({ kind: 'invalid', status: 422, fields: { email: 'email', summary: 'rude', colour: 'blue' } });
    await settled();
    expect(here.desk.drafting.state.value.faults).toEqual({ summary: 'invalid', email: 'email' });
  });

  test('says why the server refuses it', async () => {
    const here = await writing();
    await send(here);
    here.tickets.created[0]!.fail({ kind: 'refused', status: 403, code: 'seat' });
    await settled();
    expect(here.desk.drafting.state.value.problem).toMatchObject({ code: 'seat' });
  });
});

describe('the host, before a ticket is sent', () => {
  test('may take it over: nothing is sent, and the words stay', async () => {
    const here = await writing();
    here.world.tell.declined.add('submit');
    await here.desk.drafting.send();
    expect([here.tickets.created, words(here), here.desk.drafting.state.value.placed, here.way()]).toEqual([[], 'At 40 per cent', undefined, ['home', 'form']]);
  });

  test('may add to it', async () => {
    const here = await writing();
    here.world.tell.edit = (draft) => ({ ...draft, summary: `[CRM] ${draft.summary}`, custom: { version: '7' } });
    await send(here);
    expect(here.tickets.created[0]!.asked.ticket).toMatchObject({ summary: '[CRM] Import stalls', custom: { version: '7' } });
  });

  test('may not spoil it: it is told, and the visitor’s own words are sent', async () => {
    const here = await writing();
    here.world.tell.edit = (draft) => ({ ...draft, email: 'nobody', language: 'xx', custom: { version: '7' } });
    await send(here);
    expect(here.tickets.created[0]!.asked.ticket).toMatchObject({ email: 'ada@example.com', language: 'en', custom: { version: '7' } });
    expect([here.world.tell.all('problem'), here.desk.drafting.state.value.faults]).toEqual([['setting'], {}]);
  });

  for (const garbage of [7, 'draft', [], {}, { summary: 7, email: null, custom: 'x', channel: 'phone', premium: true, severity: 'worst' }])
    test(`may hand back ${JSON.stringify(garbage)}: the visitor's own words are sent`, async () => {
      const here = await writing();
      here.world.tell.edit = () => garbage;
      await send(here);
      expect(here.tickets.created[0]!.asked.ticket).toMatchObject({ channel: 'email', premium: false, severity: 'standard', summary: 'Import stalls', email: 'ada@example.com', custom: {} });
    });

  test('has its say once: what comes back is what the visitor wrote', async () => {
    const here = await writing();
    here.world.tell.edit = (draft) => ({ ...draft, summary: `[CRM] ${draft.summary}` });
    await send(here);
    here.tickets.created[0]!.fail('invalid');
    await settled();
    expect(here.desk.drafting.state.value.draft!.summary).toBe('Import stalls');
    await send(here);
    expect(here.tickets.created[1]!.asked.ticket.summary).toBe('[CRM] Import stalls');
    expect(new Set(keys(here)).size).toBe(1);
  });
});

describe('a call', () => {
  test('is a ticket with a number', async () => {
    const here = await visit(ADA);
    here.session.go({ name: 'form', channel: 'callback' });
    await settled();
    here.desk.drafting.write({ summary: 'Call me', description: 'About the import' });
    await send(here);
    expect(here.tickets.created[0]!.asked.ticket).toMatchObject({ channel: 'callback', phone: '+4722000000' } satisfies Partial<Draft>);
  });
});
