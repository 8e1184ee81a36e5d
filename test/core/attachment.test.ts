import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, cleanName, LIMITS } from '../../src/core/attachment.js';
import { dataOf } from '../support/data.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const file = (name: string, type: string, content: string): Parameters<typeof accepted>[0] => ({ name, type, size: content.length, head: bytes(content) });

describe('a file', () => {
  for (const [name, said, content, verdict] of [
    ['shot.png', 'image/png', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['shot.PNG', '', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['photo.jpeg', 'image/jpeg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['move.gif', 'image/gif', 'GIF89a', 'image/gif'],
    ['shot.webp', 'image/webp', 'RIFF\0\0\0\0WEBP', 'image/webp'],
    ['photo.heic', 'image/heic', '\0\0\0\x18ftypheic', 'image/heic'],
    ['photo.heic', '', '\0\0\0\x18ftypmif1', 'image/heic'],
    ['film.mp4', 'video/mp4', '\0\0\0\x18ftypisom', 'video/mp4'],
    ['film.mov', 'video/quicktime', '\0\0\0\x14ftypqt  ', 'video/quicktime'],
    ['film.webm', 'video/webm', '\x1aE\xdf\xa3', 'video/webm'],
    ['doc.pdf', 'application/pdf', '%PDF-1.7', 'application/pdf'],
    ['net.har', '', '{"log":{}}', 'application/json'],
    ['net.har', 'application/octet-stream', '\n {"log":{}}', 'application/json'],
    ['app.log', 'text/plain', 'GET /\n\x1b[31mred', 'text/plain'],
    ['rows.csv', 'application/vnd.ms-excel', 'a;b', 'mismatch'],
    ['rows.csv', 'text/csv', 'a;b', 'text/plain'],
    ['data.json', 'application/json', '[1]', 'text/plain'],
    ['noext', '', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['noext', 'text/plain', 'words', 'text/plain'],
    ['noext', '', 'words', 'type'],
    ['a.js', 'text/plain', 'alert(1)', 'type'],
    ['a.svg', 'image/svg+xml', '<svg/>', 'type'],
    ['a.html', 'text/html', '<p>', 'type'],
    ['a.zip', 'application/zip', 'PK\x03\x04', 'type'],
    ['a.png', 'image/png', 'words', 'mismatch'],
    ['a.png', 'image/png', '\xff\xd8\xff', 'mismatch'],
    ['a.txt', 'text/plain', 'a\0b', 'type'],
    ['a.txt', 'text/plain', '\xff\xfe', 'type'],
    ['a.txt', 'image/png', 'words', 'mismatch'],
    ['a.har', '', 'not json', 'mismatch'],
    ['a.png', 'image/png', '', 'empty'],
    ['constructor', '', '\x7fELF', 'type'],
    ['a.constructor', '', 'x', 'type'],
  ] as const)
    test(`${JSON.stringify(name)} said to be ${said || 'nothing'} that begins ${JSON.stringify(content.slice(0, 8))}: ${verdict}`, () => {
      const answer = accepted(file(name, said, content), LIMITS, 0);
      expect('refused' in answer ? answer.refused : answer.type).toBe(verdict);
    });

  test('is too large by one byte, and not by none', () => {
    const png = file('a.png', 'image/png', '\x89PNG\r\n\x1a\n');
    expect(accepted({ ...png, size: LIMITS.bytes }, LIMITS, 0)).toEqual({ name: 'a.png', type: 'image/png' });
    expect(accepted({ ...png, size: LIMITS.bytes + 1 }, LIMITS, 0)).toEqual({ refused: 'too-large' });
  });

  test('is one too many after the last that may go along', () => {
    const png = file('a.png', 'image/png', '\x89PNG\r\n\x1a\n');
    expect(accepted(png, LIMITS, LIMITS.files - 1)).not.toHaveProperty('refused');
    expect(accepted(png, LIMITS, LIMITS.files)).toEqual({ refused: 'too-many' });
  });

  test('is refused where the backend does not take its kind', () => {
    expect(accepted(file('a.pdf', '', '%PDF-1'), { ...LIMITS, types: ['image/png'] }, 0)).toEqual({ refused: 'type' });
  });

  test('never makes us throw, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.uint8Array(), (name, type, head) => void accepted({ name, type, size: head.length, head }, LIMITS, 0)));
  });
});

describe('a name', () => {
  for (const [given, name] of [
    ['', 'file'],
    ['...', 'file'],
    ['.htaccess', 'htaccess'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\a.png', 'a.png'],
    ['x.txt\0.png', 'x.txt'],
    ['a\u202egnp.exe', 'agnp.exe'],
    ['  a.png ', 'a.png'],
    ['"><img src=x>.png', '"><img src=x>.png'],
    ['日本語.png', '日本語.png'],
  ] as const)
    test(`${JSON.stringify(given)} becomes ${JSON.stringify(name)}`, () => expect(cleanName(given)).toBe(name));

  test('that is long keeps its ending', () => {
    const name = cleanName(`${'é'.repeat(500)}.png`);
    expect([[...name].length, name.endsWith('é.png')]).toEqual([200, true]);
  });
});

interface Case {
  readonly name: string;
  readonly base64?: string;
  readonly declaredType: string;
  readonly expect: string;
}

const CASES = dataOf('input/files.json') as readonly Case[] | undefined;

describe.skipIf(!CASES)('files that attack', () => {
  for (const { name, base64, declaredType, expect: wanted } of CASES ?? [])
    test.skipIf(base64 === undefined)(`${JSON.stringify(name)}: ${wanted}`, () => {
      const head = Uint8Array.from(Buffer.from(base64 ?? '', 'base64'));
      const answer = accepted({ name, type: declaredType, size: head.length, head }, LIMITS, 0);
      if (/^refused|^cut\/refused/.test(wanted)) expect(answer).toHaveProperty('refused');
      else if (!/or refused/.test(wanted)) expect(answer).toHaveProperty('name');
    });
});
