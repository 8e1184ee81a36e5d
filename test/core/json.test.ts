import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { writeJson } from '../../src/core/json.js';

const anything = fc.jsonValue({ stringUnit: 'binary' });

describe('plain data as JSON', () => {
  test('is read back as it was, whatever it is', () => {
    fc.assert(fc.property(anything, (value) => {
      expect(JSON.parse(writeJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  for (const text of ['\ud800', 'half \udc00 way', '\0', '\u2028', '"\\/', '🙈', 'الاستيراد', '</script>'])
    test(`keeps every unit of ${JSON.stringify(text)}`, () => expect(JSON.parse(writeJson(text))).toBe(text));

  test('leaves out what is not there, and writes as nothing what JSON has no word for', () => {
    expect(writeJson({ a: undefined, b: [undefined, NaN, Infinity], c: null })).toBe('{"b":[null,null,null],"c":null}');
  });
});

describe('on a page that has changed how JSON is written', () => {
  const { stringify } = JSON;
  const prototypes = [Object.prototype, Array.prototype, String.prototype] as { toJSON?: unknown }[];

  afterEach(() => {
    JSON.stringify = stringify;
    for (const prototype of prototypes) delete prototype.toJSON;
  });

  const value = { to: ['a@b.c'], n: 1, s: 'x', deep: { list: [{ on: true }] } };
  const expected = stringify(value);

  for (const [name, spoil] of Object.entries({
    'Array.prototype.toJSON': () => ((Array.prototype as { toJSON?: unknown }).toJSON = () => 'spoilt'),
    'Object.prototype.toJSON': () => ((Object.prototype as { toJSON?: unknown }).toJSON = () => 'spoilt'),
    'String.prototype.toJSON': () => ((String.prototype as { toJSON?: unknown }).toJSON = () => 'spoilt'),
    'JSON.stringify': () => (JSON.stringify = () => 'spoilt'),
  }))
    test(`by ${name}, data is written as ever`, () => {
      spoil();
      const written = writeJson(value);
      expect(written === expected).toBe(true);
    });
});
