/** A photo without the place it was taken at, and whether it told it. */
export interface Unplaced {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hadPlace: boolean;
}

/**
 * Takes the place a photo was taken at out of it: of JPEG, PNG and WebP, whose metadata stand in blocks of their own.
 *
 * Blocks that tell a place go as a whole, since the same place stands in several of them in several ways; the way up is kept.
 * (Exif 2.32; PNG 3rd edition, 11.3; RFC 9649.)
 */
export function withoutPlace(bytes: Uint8Array<ArrayBuffer>): Unplaced {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return rebuilt(bytes, jpegBlocks(bytes), (turned) => exifBlock(turned));
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return rebuilt(bytes, chunks(bytes, 8, 'png'), () => []);
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') {
    const { bytes: left, hadPlace } = rebuilt(bytes, chunks(bytes, 12, 'webp'), () => []);
    new DataView(left.buffer).setUint32(4, left.length - 8, true);
    return { bytes: left, hadPlace };
  }
  return { bytes, hadPlace: false };
}

/** A block of metadata: where it stands, and where its Exif begins, if that is what it is. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly exif?: number;
}

function rebuilt(bytes: Uint8Array<ArrayBuffer>, blocks: readonly Block[], instead: (orientation: number) => readonly number[]): Unplaced {
  const placed = blocks.filter((block) => tellsPlace(bytes, block));
  if (placed.length === 0) return { bytes, hadPlace: false };
  const parts: (Uint8Array | readonly number[])[] = [];
  let from = 0;
  for (const block of placed) {
    const turned = block.exif === undefined ? 1 : (directory(bytes, block.exif, block.end).get(ORIENTATION) ?? 1);
    parts.push(bytes.subarray(from, block.start), turned > 1 ? instead(turned) : []);
    from = block.end;
  }
  parts.push(bytes.subarray(from));
  const left = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (left.set(part, at), at + part.length), 0);
  return { bytes: left, hadPlace: true };
}

const tellsPlace = (bytes: Uint8Array, { start, end, exif }: Block): boolean =>
  (exif !== undefined && directory(bytes, exif, end).has(GPS)) || /GPS(Latitude|Longitude)|photoshop:(City|Country)|Iptc4xmpCore:Location/i.test(ascii(bytes, start, Math.min(end, start + 100_000)));

const ORIENTATION = 0x0112;
const GPS = 0x8825;

/** The first directory of an Exif block: tag → value, as far as it is a short one. */
function directory(bytes: Uint8Array, start: number, end: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (end - start < 8) return found;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  const little = view.getUint16(0) === 0x4949;
  const at = view.getUint32(4, little);
  if (at + 2 > view.byteLength) return found;
  const entries = view.getUint16(at, little);
  for (let entry = 0; entry < entries && at + 14 + entry * 12 <= view.byteLength; entry++) {
    const place = at + 2 + entry * 12;
    found.set(view.getUint16(place, little), view.getUint16(place + 8, little));
  }
  return found;
}

/** The metadata of a JPEG, up to where its picture begins. */
function jpegBlocks(bytes: Uint8Array): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const end = Math.min(at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!), bytes.length);
    if (end <= at + 3) break;
    const marker = bytes[at + 1]!;
    const isExif = ascii(bytes, at + 4, at + 10) === 'Exif\0\0';
    if (marker === 0xe1 || marker === 0xed || marker === 0xfe) blocks.push({ start: at, end, ...(isExif && { exif: at + 10 }) });
    at = end;
  }
  return blocks;
}

/** The metadata of a PNG or a WebP: their files are chunks of a length and a name, in another order. */
function chunks(bytes: Uint8Array, from: number, format: 'png' | 'webp'): readonly Block[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks: Block[] = [];
  for (let at = from; at + 8 <= bytes.length; ) {
    const isPng = format === 'png';
    const length = view.getUint32(isPng ? at : at + 4, !isPng);
    const name = isPng ? ascii(bytes, at + 4, at + 8) : ascii(bytes, at, at + 4);
    // After a PNG's chunk stands its checksum; a WebP's is filled up to an even length.
    const end = Math.min(at + 8 + length + (isPng ? 4 : length % 2), bytes.length);
    if (/^(eXIf|EXIF)$/.test(name)) blocks.push({ start: at, end, exif: at + 8 + (ascii(bytes, at + 8, at + 14) === 'Exif\0\0' ? 6 : 0) });
    if (/^(iTXt|tEXt|zTXt|XMP )$/.test(name)) blocks.push({ start: at, end });
    at = end;
  }
  return blocks;
}

/** A JPEG's Exif block that says which way is up, and nothing else. */
const exifBlock = (orientation: number): readonly number[] => [
  0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a,
  0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
];

const ascii = (bytes: Uint8Array, start: number, end: number): string => {
  let text = '';
  for (let at = start; at < Math.min(end, bytes.length); at++) text += String.fromCharCode(bytes[at]!);
  return text;
};
