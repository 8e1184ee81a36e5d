import { describe, expect, test } from 'vitest';
import type { Chosen } from '../../src/core/attachment.js';
import { CHECKS, coached } from '../../src/core/coach.js';

const passed = (description: string, attachments: readonly Chosen[] = []): readonly string[] => CHECKS.filter((check) => coached({ description, attachments })[check]);

/** Different words of five letters, and as many more as it takes. */
const letters = (count: number): string => 'abcdefghijkl'.replace(/./g, (letter) => `${letter.repeat(5)} `).trim().padEnd(72, 'x').slice(0, count + 11);
const signs = (count: number): string => '取込は四割で止まり全行は届きません画面に何も出ず困ります早い返事を'.slice(0, count);

describe('the coach (R29)', () => {
  for (const { what, description, is } of [
    { what: 'nothing written', description: '', is: [] },
    { what: 'a sigh', description: 'It does not work!!!', is: [] },
    { what: '59 letters', description: letters(59), is: [] },
    { what: '60 letters', description: letters(60), is: ['specific'] },
    { what: 'one word again and again', description: 'help '.repeat(30), is: [] },
    { what: 'an address of many letters', description: `See https://example.com/${'and/so/on/'.repeat(9)}`, is: ['links'] },
    { what: '60 digits and dots', description: '1.'.repeat(60), is: [] },
    { what: '24 letters where words are not parted', description: signs(24), is: [] },
    { what: '25 letters where words are not parted', description: signs(25), is: ['specific'] },
    { what: 'an address', description: 'See https://example.com/x', is: ['links'] },
    { what: 'an address without its scheme', description: 'See www.example.com', is: ['links'] },
    { what: 'the beginning of an address', description: 'See https://', is: [] },
    { what: 'steps', description: 'I did this:\n1. Open\n2. Import', is: ['evidence'] },
    { what: 'steps of another kind', description: '- Open\n- Import', is: ['evidence'] },
    { what: 'a price, which is no step', description: 'It costs 1.50', is: [] },
    { what: 'the words of a message', description: 'It says "No such column"', is: ['evidence'] },
    { what: 'the words of a message in German', description: 'Da steht „Keine Spalte“', is: ['evidence'] },
    { what: 'the words of a message in Japanese', description: '「列がありません」', is: ['evidence'] },
    { what: 'two letters in quotation marks', description: 'It says "OK"', is: [] },
    { what: 'all of it', description: 'The import of contacts.csv at https://example.com/import stops at 40 per cent, though I expected all rows. It says "No such column".', is: ['specific', 'links', 'evidence'] },
  ])
    test(`${what}: ${is.join(', ') || 'no check'}`, () => expect(passed(description)).toEqual(is));

  test('takes a file for evidence', () => expect(passed('', [{ id: 'a', name: 'log.har', type: 'application/json', size: 9 }])).toEqual(['evidence']));

  test('is quick with a long text', { timeout: 1_000 }, () => {
    for (const letter of ['x', '"', '「', '1. ', 'www.', ' \n', '\n']) coached({ description: letter.repeat(20_000), attachments: [] });
  });
});
