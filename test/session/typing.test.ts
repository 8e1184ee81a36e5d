import { describe, expect, test } from 'vitest';
import { message, ticket } from '../support/fake-backend.js';
import { settled } from '../support/fake-world.js';
import { visit, type Visit } from '../support/visit.js';

/** A visitor in a chat, whose typing is told to a list. */
async function chatting(): Promise<Visit & { readonly told: readonly string[] }> {
  const here = await visit();
  const told: string[] = [];
  here.update({ backend: { tickets: here.tickets, live: here.live, chat: { typing: (id) => (told.push(id), Promise.resolve()) } } });
  here.session.go({ name: 'chat', id: 't1' });
  here.tickets.reads[0]!.answer(ticket('t1', { channel: 'chat' }));
  await settled();
  here.live.line.tell({ kind: 'ready', number: 1 });
  return { ...here, told };
}

const who = ({ desk }: Visit) => desk.typing.state.value.who;

describe('somebody of support who types', () => {
  test('is seen for 6 s, and longer while they go on', async () => {
    const here = await chatting();
    here.live.line.tell({ kind: 'typing', ticket: 't1', name: 'Kim' });
    expect(who(here)).toEqual({ t1: 'Kim' });
    await here.world.clock.pass(5000);
    here.live.line.tell({ kind: 'typing', ticket: 't1', name: 'Kim' });
    await here.world.clock.pass(5000);
    expect(who(here)).toEqual({ t1: 'Kim' });
    await here.world.clock.pass(1000);
    expect(who(here)).toEqual({});
  });

  test('no longer types once their words are here', async () => {
    const here = await chatting();
    here.live.line.tell({ kind: 'typing', ticket: 't1' }, { kind: 'change', number: 2, ticket: ticket('t1', { messages: [message('m2', 2)] }) });
    expect(who(here)).toEqual({});
  });
});

describe('a visitor who types', () => {
  test('is told of every 3 s at most', async () => {
    const here = await chatting();
    for (let letter = 0; letter < 10; letter++) void here.desk.typing.tell('t1');
    expect(here.told).toEqual(['t1']);
    await here.world.clock.pass(3000);
    void here.desk.typing.tell('t1');
    expect(here.told).toEqual(['t1', 't1']);
  });
});
