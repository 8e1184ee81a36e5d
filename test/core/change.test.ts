import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, merged } from '../../src/core/change.js';
import type { Message, Ticket } from '../../src/core/ticket.js';
import { message, ticket } from '../support/fake-backend.js';

/** A ticket's whole story: what was told at each number, each a ticket as it stood then with what was new. */
const told = fc.array(fc.record({ adds: fc.boolean(), reads: fc.boolean(), closed: fc.boolean() }), { minLength: 1, maxLength: 8 }).map((steps) => {
  const messages: Message[] = [];
  return steps.map(({ adds, reads, closed }, index): Ticket => {
    const number = index + 1;
    const before = reads ? messages.at(-1) : undefined;
    const changed = before ? [{ ...before, read: `2026-11-20T09:00:0${number}Z` }] : [];
    if (before) messages.splice(-1, 1, ...changed);
    const added = adds ? [message(`m${number}`, number)] : [];
    messages.push(...added);
    return ticket('t1', { version: number, state: closed ? 'closed' : 'open', unread: messages.length, messages: [...changed, ...added] });
  });
});

const all = (changes: readonly Ticket[]): Ticket => changes.reduce(merged);

describe('what is told of a ticket', () => {
  test('comes to the same in whatever order, and however often', () => {
    fc.assert(
      fc.property(told.chain((changes) => fc.tuple(fc.constant(changes), fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 }))), ([changes, shuffled]) => {
        expect(all(shuffled)).toEqual(all(changes));
      }),
    );
  });

  test('may be put together in parts', () => {
    fc.assert(
      fc.property(told, told, told, (one, two, three) => {
        const [a, b, c] = [all(one), all(two), all(three)];
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      }),
    );
  });

  test('has every message once, in the order of their numbers', () => {
    fc.assert(
      fc.property(told.chain((changes) => fc.shuffledSubarray(changes, { minLength: changes.length })), (changes) => {
        const ids = all(changes).messages.map(({ id }) => id);
        const numbers = all(changes).messages.map(({ number }) => number!);
        expect([new Set(ids).size, numbers]).toEqual([ids.length, [...numbers].sort((one, other) => one - other)]);
      }),
    );
  });
});

describe('messages', () => {
  const words = (messages: readonly Message[]): readonly string[] => inOrder(messages).map(({ id }) => id);

  test('that have no number yet stand last, by time', () => {
    const later = { ...message('late', 0, { sent: '2026-11-20T09:00:02Z' }), number: undefined as never };
    const soon = { ...message('soon', 0, { sent: '2026-11-20T09:00:01Z' }), number: undefined as never };
    expect(words([later, message('m2', 2), soon, message('m1', 1)])).toEqual(['m1', 'm2', 'soon', 'late']);
  });

  test('that were read stay so, whatever an older account says', () => {
    const [read, unread] = [message('m1', 1, { read: '2026-11-20T09:00:00Z' }), message('m1', 1)];
    expect([inOrder([read, unread])[0]?.read, inOrder([unread, read])[0]?.read]).toEqual([read.read, read.read]);
  });
});
