import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/core/draft.js';
import { ticket } from '../support/fake-backend.js';
import { settled } from '../support/fake-world.js';
import { ADA, visit, writing, type Visit } from '../support/visit.js';

const words = ({ desk }: Visit): unknown => desk.drafting.state.value.draft?.description;
const keys = ({ tickets }: Visit): readonly string[] => tickets.created.map(({ asked }) => asked.key);

describe('sending', () => {
  test('opens a ticket, shows the receipt, tells the host and forgets the draft', async () => {
    const here = await writing();
    await here.world.clock.pass(300);
    void here.session.send();
    expect(here.desk.drafting.state.value.sending).toEqual({ status: 'loading' });
    expect(here.tickets.created[0]!.asked).toMatchObject({ key: 'key-1', ticket: { reference: 'key-1', channel: 'email', summary: 'Import stalls', email: 'ada@example.com', language: 'en' } });
    here.tickets.created[0]!.answer(ticket('t1042'));
    await settled();
    expect([here.way(), here.world.tell.told]).toEqual([['home', 'receipt'], [['submit', 'Import stalls'], ['submitted', '1042']]]);
    expect(here.desk.drafting.state.value).toMatchObject({ draft: undefined, sent: { ticket: { number: '1042' }, reply: { kind: 'usual', within: { businessDays: 1 } } } });
    expect(here.world.keep.kept.size).toBe(0);
  });

  test('twice at once opens one ticket', async () => {
    const here = await writing();
    void here.session.send();
    void here.session.send();
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    void here.session.send();
    await settled();
    expect([here.tickets.created.length, here.world.tell.all('submitted')]).toEqual([1, ['1']]);
  });

  test('is not begun anew by who leaves the form and comes back', async () => {
    const here = await writing();
    void here.session.send();
    here.session.go({ name: 'contact' });
    here.session.go({ name: 'form', channel: 'email' });
    void here.session.send();
    expect(here.tickets.created).toHaveLength(1);
  });

  test('again with the same words has the same key, so that there is one ticket', async () => {
    const here = await writing();
    for (const problem of ['offline', 'timeout', 'server'] as const) {
      void here.session.send();
      here.tickets.created.at(-1)!.fail(problem);
      await settled();
    }
    expect(keys(here)).toEqual(['key-1', 'key-1', 'key-1']);
  });

  test('again with other words has another key', async () => {
    const here = await writing();
    void here.session.send();
    here.tickets.created[0]!.fail('timeout');
    await settled();
    here.desk.drafting.write({ description: 'At 41 per cent' });
    void here.session.send();
    expect(keys(here)).toEqual(['key-1', 'key-2']);
  });

  test('of a second ticket with the very same words is another ticket', async () => {
    const here = await writing();
    void here.session.send();
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    here.session.go({ name: 'form', channel: 'email' });
    await settled();
    here.desk.drafting.write({ summary: 'Import stalls', description: 'At 40 per cent', email: 'ada@example.com' });
    void here.session.send();
    expect(keys(here)).toEqual(['key-1', 'key-2']);
  });

  test('is not tried while something is missing, and the host hears nothing of it', async () => {
    const here = await writing();
    here.desk.drafting.write({ summary: ' ', email: 'ada' });
    await here.session.send();
    expect([here.tickets.created, here.world.tell.told, here.desk.drafting.state.value.faults]).toEqual([[], [], { summary: 'required', email: 'email' }]);
  });

  test('is not tried without a draft, nor without a place for tickets', async () => {
    const empty = await visit();
    await empty.session.send();
    const here = await writing();
    here.update({ backend: {} });
    await here.session.send();
    expect([empty.tickets.created, here.tickets.created, words(here)]).toEqual([[], [], 'At 40 per cent']);
  });

  test('shows the receipt though the browser refuses to forget the draft', async () => {
    const here = await writing();
    here.world.keep.refuses = true;
    void here.session.send();
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect(here.way()).toEqual(['home', 'receipt']);
  });

  test('shows the receipt though the browser never comes to forgetting the draft', async () => {
    const here = await writing();
    here.world.keep.remove = () => new Promise(() => undefined);
    void here.session.send();
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    expect(here.way()).toEqual(['home', 'receipt']);
  });
});

describe('a ticket that could not be sent', () => {
  for (const problem of ['offline', 'timeout', 'server', 'busy', 'signed-out', 'refused', 'missing', 'invalid'] as const)
    test(`keeps every word, here and in the store: ${problem}`, async () => {
      const here = await writing();
      await here.world.clock.pass(300);
      void here.session.send();
      here.tickets.created[0]!.fail(problem);
      await settled();
      expect([words(here), here.desk.drafting.state.value.sending]).toMatchObject(['At 40 per cent', { status: 'failed', problem: { kind: problem } }]);
      expect(here.world.keep.kept.get('draft/ada')).toMatchObject({ description: 'At 40 per cent' });
      expect([here.way(), here.world.tell.all('problem'), here.world.tell.all('submitted')]).toEqual([['home', 'form'], [problem], []]);
    });

  test('says which fields the server does not take', async () => {
    const here = await writing();
    void here.session.send();
    here.tickets.created[0]!.fail({ kind: 'invalid', status: 422, fields: { email: 'email', summary: 'rude', colour: 'blue' } });
    await settled();
    expect(here.desk.drafting.state.value.faults).toEqual({ summary: 'invalid', email: 'email' });
  });

  test('says why the server refuses it', async () => {
    const here = await writing();
    void here.session.send();
    here.tickets.created[0]!.fail({ kind: 'refused', status: 403, code: 'seat' });
    await settled();
    expect(here.desk.drafting.state.value.sending).toMatchObject({ problem: { code: 'seat' } });
  });
});

describe('the host, before a ticket is sent', () => {
  test('may take it over: nothing is sent, and the words stay', async () => {
    const here = await writing();
    here.world.tell.declined.add('submit');
    await here.session.send();
    expect([here.tickets.created, words(here), here.desk.drafting.state.value.sending, here.way()]).toEqual([[], 'At 40 per cent', { status: 'idle' }, ['home', 'form']]);
  });

  test('may add to it', async () => {
    const here = await writing();
    here.world.tell.edit = (draft) => ({ ...draft, summary: `[CRM] ${draft.summary}`, custom: { version: '7' } });
    void here.session.send();
    expect(here.tickets.created[0]!.asked.ticket).toMatchObject({ summary: '[CRM] Import stalls', custom: { version: '7' } });
  });

  test('may not spoil it: what it makes of the draft is checked again', async () => {
    const here = await writing();
    here.world.tell.edit = (draft) => ({ ...draft, email: 'nobody', language: 'xx' });
    await here.session.send();
    expect([here.tickets.created, here.desk.drafting.state.value.faults, words(here)]).toEqual([[], { email: 'email', language: 'language' }, 'At 40 per cent']);
  });

  for (const garbage of [7, 'draft', [], {}, { summary: 7, email: null, custom: 'x', channel: 'phone', premium: true, severity: 'worst' }])
    test(`may hand back ${JSON.stringify(garbage)}: the visitor's own words are sent`, async () => {
      const here = await writing();
      here.world.tell.edit = () => garbage;
      void here.session.send();
      expect(here.tickets.created[0]!.asked.ticket).toMatchObject({ channel: 'email', premium: false, severity: 'standard', summary: 'Import stalls', email: 'ada@example.com', custom: {} });
    });

  test('that changes the draft in the same way each time is no reason for a second ticket', async () => {
    const here = await writing();
    here.world.tell.edit = (draft) => ({ ...draft, custom: { version: '7' } });
    for (let tried = 0; tried < 2; tried++) {
      void here.session.send();
      here.tickets.created.at(-1)!.fail('timeout');
      await settled();
    }
    expect(keys(here)).toEqual(['key-1', 'key-1']);
  });
});

describe('a call', () => {
  test('is a ticket with a number', async () => {
    const here = await visit(ADA);
    here.session.go({ name: 'form', channel: 'callback' });
    await settled();
    here.desk.drafting.write({ summary: 'Call me', description: 'About the import' });
    void here.session.send();
    expect(here.tickets.created[0]!.asked.ticket).toMatchObject({ channel: 'callback', phone: '+4722000000' } satisfies Partial<Draft>);
  });
});
