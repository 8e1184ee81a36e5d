import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the data that tests are run against but that is not ours to copy, or `undefined`, said aloud, where it is not here. */
export function dataOf(file: string): unknown {
  const path = join(process.env['ASK_DATA'] ?? '../shared/data', file);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  console.warn(`Skipped what needs ${path}: it is not here (ASK_DATA names the folder).`);
  return undefined;
}
