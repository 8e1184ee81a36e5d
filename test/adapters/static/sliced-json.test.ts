import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SlicedJson } from '../../../src/adapters/static/sliced-json.js';

/** What a way to read makes of a text; `undefined`, which no JSON is, where it says that it is none. */
function orNothing(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return undefined;
  }
}

const whole = (text: string): unknown => orNothing(() => JSON.parse(text));

const inParts = (text: string, length: number): unknown =>
  orNothing(() => {
    const json = new SlicedJson();
    for (let at = 0; at < text.length; at += length) json.push(text.slice(at, at + length));
    return json.end();
  });

const laidOut = fc.tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t')).map(([value, indent]) => JSON.stringify(value, undefined, indent));
const length = fc.integer({ min: 1, max: 20 });

describe('JSON that comes in parts', () => {
  test('is what it is when read at once, however it is laid out and cut', () =>
    fc.assert(fc.property(laidOut, length, (text, length) => { expect(inParts(text, length)).toEqual(whole(text)); })));

  test('is wrong where it is wrong when read at once, whatever letters got lost', () =>
    fc.assert(
      fc.property(laidOut, fc.nat(), fc.nat({ max: 3 }), length, (text, from, count, length) => {
        const at = from % text.length;
        const damaged = text.slice(0, at) + text.slice(at + count);
        expect(inParts(damaged, length)).toEqual(whole(damaged));
      }),
    ));

  for (const text of ['[]', ' [ ] ', '{}', '[[]]', '{"a":[],"b":[1,{"c":[2]}]}', '["],[", "\\"],", "\\\\"]', '{"__proto__":[1],"a":{"b":[1]}}', '7', '"["'])
    test(`is read: ${text}`, () => expect(inParts(text, 1)).toStrictEqual(whole(text)));

  for (const text of ['', '[', '[1', '[1,]', '[,1]', '[,]', '[1 2]', '[1}', '{"a":[1,]}', '{"a":[1}', '[1]]', '[1],[2]', '["a', '["a\\', '{"a" [1]}'])
    test(`is not read: ${text}`, () => expect(inParts(text, 1)).toBeUndefined());
});
