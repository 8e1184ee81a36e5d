import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/core/ticket.js';
import { grouped, isShown } from '../../src/core/timeline.js';

let count = 0;
const message = (from: string, sent: string, more: Partial<Message> = {}): Message => ({ id: `m${++count}`, from: from as Message['from'], text: 'Hello', sent, ...more });
/** Sender and number of messages of each group; a new day begins with a `|`. */
const shape = (...messages: Message[]): string => grouped(messages, (iso) => iso.slice(0, 10)).map(({ from, beginsDay, messages: own }) => `${beginsDay ? '|' : ''}${from} ${own.length}`).join(', ');

describe('messages stand together', () => {
  for (const { what, messages, as } of [
    { what: 'that one person sent in a row', messages: [message('visitor', '2026-11-20T08:00:00Z'), message('visitor', '2026-11-20T08:01:00Z'), message('support', '2026-11-20T08:02:00Z')], as: '|visitor 2, support 1' },
    { what: 'but not those of two people of one side', messages: [message('support', '2026-11-20T08:00:00Z', { name: 'Kim' }), message('support', '2026-11-20T08:00:01Z', { name: 'Robin' })], as: '|support 1, support 1' },
    { what: 'but not after a long pause', messages: [message('visitor', '2026-11-20T08:00:00Z'), message('visitor', '2026-11-20T08:10:01Z')], as: '|visitor 1, visitor 1' },
    { what: 'but not over midnight', messages: [message('visitor', '2026-11-20T23:59:59Z'), message('visitor', '2026-11-21T00:00:00Z')], as: '|visitor 1, |visitor 1' },
    { what: 'but each notice alone', messages: [message('system', '2026-11-20T08:00:00Z'), message('system', '2026-11-20T08:00:00Z')], as: '|system 1, system 1' },
    { what: 'and one of a side nobody knows is a notice', messages: [message('robot', '2026-11-20T08:00:00Z')], as: '|system 1' },
    { what: 'whatever their clocks say', messages: [message('visitor', 'soon'), message('visitor', 'later')], as: '|visitor 1, |visitor 1' },
    { what: 'and none are none', messages: [], as: '' },
  ])
    test(what, () => expect(shape(...messages)).toBe(as));
});

describe('a message is shown', () => {
  for (const { what, shown, one } of [
    { what: 'with words', shown: true, one: message('visitor', '') },
    { what: 'with files alone', shown: true, one: message('support', '', { text: '', attachments: [{ id: 'a', name: 'a.txt', type: 'text/plain', size: 1 }] }) },
    { what: 'with a code alone', shown: true, one: message('system', '', { text: '', code: 'joined' }) },
    { what: 'but not with nothing in it', shown: false, one: message('support', '', { text: '' }) },
    { what: 'but not from a side nobody knows', shown: false, one: message('robot', '') },
    { what: 'but not where the adapter did not understand it', shown: false, one: message('support', '', { code: 'unsupported' }) },
  ])
    test(what, () => expect(isShown(one)).toBe(shown));
});
