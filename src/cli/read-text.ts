import { readFile } from 'node:fs/promises';
import { reasonOf } from './find-files.js';

/** The text of a file without marks of where it was written: no BOM, a line ends in `\n`. Tells in which line it is no text. */
export async function readText(file: string, wrong: (line: number | undefined, what: string) => void): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    wrong(undefined, reasonOf(error));
    return undefined;
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    wrong(1, 'it is UTF-16; save it as UTF-8');
    return undefined;
  }
  const text = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, '\n');
  if (text.includes('\0')) {
    wrong(undefined, 'it is not a text');
    return undefined;
  }
  const garbled = text.indexOf('\ufffd');
  if (garbled >= 0 && !isUtf8(bytes)) {
    wrong(lineAt(text, garbled), 'a letter in it is not UTF-8; save it as UTF-8');
    return undefined;
  }
  return text;
}

/** The line that a place in a text is in, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
