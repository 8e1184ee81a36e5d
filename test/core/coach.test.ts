import { describe, expect, test } from 'vitest';
import { CHECKS, coached } from '../../src/core/coach.js';

const passed = (description: string): readonly string[] => CHECKS.filter((check) => coached({ description })[check]);

describe('the coach (R29)', () => {
  for (const { what, description, is } of [
    { what: 'nothing written', description: '', is: [] },
    { what: 'a sigh', description: 'It does not work!!!', is: [] },
    { what: '59 letters', description: 'x'.repeat(59), is: [] },
    { what: '60 letters', description: 'x'.repeat(60), is: ['specific'] },
    { what: '60 digits and dots', description: '1.'.repeat(60), is: [] },
    { what: '24 letters where words are not parted', description: '票'.repeat(24), is: [] },
    { what: '25 letters where words are not parted', description: '票'.repeat(25), is: ['specific'] },
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

  test('is quick with a long text', { timeout: 1_000 }, () => {
    for (const letter of ['x', '"', '「', '1. ', 'www.', ' \n', '\n']) coached({ description: letter.repeat(20_000) });
  });
});
