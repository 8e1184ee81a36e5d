import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPlace } from '../../src/core/photo.js';

const text = (words: string): number[] => [...words].map((letter) => letter.charCodeAt(0));
const short = (value: number): number[] => [value >> 8, value & 255];
const long = (value: number): number[] => [0, 0, ...short(value)];

/** An Exif block, big-endian, with these tags. */
const exif = (...tags: readonly (readonly [tag: number, value: number])[]): number[] => [
  ...text('MM\0*'), ...long(8), ...short(tags.length), ...tags.flatMap(([tag, value]) => [...short(tag), ...short(3), ...long(1), ...short(value), 0, 0]), ...long(0), ...text('SECRET PLACE'),
];
const segment = (marker: number, content: readonly number[]): number[] => [0xff, marker, ...short(content.length + 2), ...content];
const PICTURE = [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9];
const jpeg = (...blocks: readonly number[][]): Uint8Array<ArrayBuffer> => Uint8Array.from([0xff, 0xd8, ...blocks.flat(), ...PICTURE]);
const chunk = (name: string, content: readonly number[]): number[] => [...long(content.length), ...text(name), ...content, 1, 2, 3, 4];
const png = (...chunks: readonly number[][]): Uint8Array<ArrayBuffer> => Uint8Array.from([...text('\x89PNG\r\n\x1a\n'), ...chunks.flat(), ...chunk('IDAT', [1]), ...chunk('IEND', [])]);
const piece = (name: string, content: readonly number[]): number[] => [...text(name), content.length, 0, 0, 0, ...content, ...(content.length % 2 ? [0] : [])];
const webp = (...pieces: readonly number[][]): Uint8Array<ArrayBuffer> => {
  const all = [...text('WEBP'), ...pieces.flat(), ...piece('VP8 ', [1, 2])];
  return Uint8Array.from([...text('RIFF'), all.length & 255, all.length >> 8, 0, 0, ...all]);
};
const XMP = text('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="59,54N SECRET PLACE"/>');
const GPS = [0x8825, 1] as const;
const TURNED = [0x0112, 6] as const;
const exifSegment = (...tags: (readonly [number, number])[]): number[] => segment(0xe1, [...text('Exif\0\0'), ...exif(...tags)]);

describe('a photo that tells its place', () => {
  for (const [what, photo] of [
    ['a JPEG', jpeg(segment(0xe0, text('JFIF\0')), exifSegment(GPS))],
    ['a JPEG in XMP', jpeg(segment(0xe1, XMP))],
    ['a JPEG twice', jpeg(exifSegment(TURNED, GPS), segment(0xe1, XMP))],
    ['a PNG', png(chunk('IHDR', [1]), chunk('eXIf', exif(GPS)))],
    ['a PNG in text', png(chunk('iTXt', XMP))],
    ['a WebP', webp(piece('EXIF', exif(GPS)), piece('XMP ', XMP))],
  ] as const)
    test(`no longer does: ${what}`, () => {
      const { bytes, hadPlace } = withoutPlace(photo);
      expect(hadPlace).toBe(true);
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/SECRET PLACE|GPS/);
      expect([...bytes.slice(0, 2)]).toEqual([...photo.slice(0, 2)]);
      expect(withoutPlace(bytes)).toEqual({ bytes, hadPlace: false });
    });

  test('keeps its picture, and its way up', () => {
    const { bytes } = withoutPlace(jpeg(exifSegment(TURNED, GPS)));
    expect([...bytes.slice(-PICTURE.length)]).toEqual(PICTURE);
    const block = Buffer.from(bytes).toString('latin1').indexOf('Exif');
    expect([...bytes.slice(block + 6, block + 32)]).toEqual([...text('MM\0*'), ...long(8), ...short(1), ...short(0x0112), ...short(3), ...long(1), ...short(6), 0, 0, ...long(0)]);
  });

  test('says its new size where its format has one', () => {
    const { bytes } = withoutPlace(webp(piece('EXIF', exif(GPS))));
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
  });
});

describe('a file that tells no place', () => {
  for (const [what, file] of [
    ['a JPEG without metadata', jpeg()],
    ['a JPEG that is turned', jpeg(exifSegment(TURNED))],
    ['a PNG', png(chunk('tEXt', text('Title\0Chart')))],
    ['no picture', Uint8Array.from(text('GPSLatitude'))],
    ['nothing', new Uint8Array()],
  ] as const)
    test(`stays as it is: ${what}`, () => expect(withoutPlace(file)).toEqual({ bytes: file, hadPlace: false }));
});

test('Whatever bytes come, none make us throw or hang', () => {
  const begun = fc.constantFrom([0xff, 0xd8, 0xff, 0xe1], text('\x89PNG\r\n\x1a\n'), text('RIFF\x10\0\0\0WEBPEXIF'));
  fc.assert(fc.property(begun, fc.uint8Array({ maxLength: 200 }), (start, rest) => void withoutPlace(Uint8Array.from([...start, ...rest]))));
});
