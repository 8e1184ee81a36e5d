import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compare, type Mistakes } from './mistakes.js';

/** The kinds of files that articles are read from. */
export const KINDS = /\.(md|markdown|html?|json)$/i;

/** A file to be read. */
export interface Found {
  /** Where it is, as the user may say it. */
  readonly file: string;
  /** Its way from the folder that was named; `/` between folders. */
  readonly path: string;
}

/**
 * The files below a folder that may hold articles, sorted; or the file itself.
 *
 * Hidden files and folders and `node_modules` are passed by. Links are followed, though no folder is entered twice.
 */
export async function findFiles(from: string, shown: string, mistakes: Mistakes): Promise<readonly Found[]> {
  const entered = new Set<string>();
  const found: Found[] = [];

  const enter = async (folder: string, shownAs: string, path: string): Promise<void> => {
    const real = await realpath(folder);
    if (entered.has(real)) return;
    entered.add(real);
    for (const name of (await readdir(folder)).sort(compare)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      await look(join(folder, name), join(shownAs, name), path ? `${path}/${name}` : name);
    }
  };

  const look = async (file: string, shownAs: string, path: string): Promise<void> => {
    try {
      const is = await stat(file);
      if (is.isDirectory()) await enter(file, shownAs, path);
      else if (is.isFile() && KINDS.test(file)) found.push({ file: shownAs, path });
    } catch (error) {
      if (KINDS.test(file) || (error as NodeJS.ErrnoException).code === 'EACCES') mistakes.add(shownAs, undefined, reasonOf(error));
    }
  };

  try {
    const is = await stat(from);
    if (is.isDirectory()) await enter(from, shown, '');
    else if (KINDS.test(from)) found.push({ file: shown, path: basename(from) });
    else mistakes.add(shown, undefined, 'it is none of .md, .markdown, .html, .htm and .json');
  } catch (error) {
    mistakes.add(shown, undefined, reasonOf(error));
  }
  return found;
}

/** Why a file or folder cannot be used, in words. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'it is not there',
    EACCES: 'it may not be used',
    EPERM: 'it may not be used',
    EROFS: 'it may not be written',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a folder in its path is a file',
    EEXIST: 'a folder in its path is a file',
    ELOOP: 'its link leads in a circle',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? message;
}
