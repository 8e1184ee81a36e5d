import { relative, resolve } from 'node:path';
import type { Article } from '../core/article.js';
import { findFiles } from './find-files.js';
import { compare, type Mistakes } from './mistakes.js';
import { readFile } from './read-file.js';

/** How a folder, or one file, is read. */
export interface Reading {
  /** The folder that paths begin in. */
  readonly folder: string;
  readonly language: string;
  readonly mistakes: Mistakes;
  /** Hears how many files are read of how many. */
  readonly progress?: (done: number, all: number) => void;
}

/** All articles of a folder or of one file, by id and language; each there once. */
export async function readFolder(from: string, { folder, language, mistakes, progress = () => undefined }: Reading): Promise<readonly Article[]> {
  const shown = relative(folder, resolve(folder, from)) || '.';
  const files = await findFiles(resolve(folder, from), shown.startsWith('..') ? from : shown, mistakes);
  const places = new Map<string, { readonly file: string; readonly line: () => number }>();
  const articles: Article[] = [];
  for (const [done, found] of files.entries()) {
    progress(done, files.length);
    const read = await readFile(found, { folder, language, wrong: (line, what) => mistakes.add(found.file, line, what) });
    for (const { article, line } of read) {
      const key = JSON.stringify([article.id, article.lang]);
      const other = places.get(key);
      if (other) mistakes.add(found.file, line(), `it has the id "${article.id}" in the language ${article.lang}, and so has ${other.file}:${other.line()}`);
      else {
        articles.push(article);
        places.set(key, { file: found.file, line });
      }
    }
  }
  if (!articles.length && !mistakes.count) mistakes.add(shown, undefined, 'there are no articles in it');
  return articles.sort((one, other) => compare(one.id, other.id) || compare(one.lang, other.lang));
}
