import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildIndex } from '../adapters/static/build-index.js';
import { adviceFor } from '../adapters/static/many.js';
import type { Article } from '../core/article.js';
import { canonical } from '../core/language.js';
import { reasonOf } from './find-files.js';
import { compare, Mistakes } from './mistakes.js';
import { readFolder } from './read-folder.js';
import { Progress, type Terminal } from './terminal.js';
import { writeWhole } from './write-whole.js';

/** What to make an index of, where to put it. */
export interface Order {
  readonly from: string;
  /** A file; `-` is standard output. */
  readonly out: string;
  readonly language: string;
}

/** Reads articles, makes an index of them and writes it; or says all that is wrong and writes nothing. Answers the exit code. */
export async function makeIndex({ from, out, language }: Order, terminal: Terminal): Promise<number> {
  const { folder, say } = terminal;
  const tag = canonical(language);
  if (tag === undefined) {
    say(`ask-help: --language: "${language}" is not a language tag such as nb or pt-BR\n`);
    return 2;
  }
  const progress = new Progress(terminal);
  const mistakes = new Mistakes();
  const articles = await readFolder(from, { folder, language: tag, mistakes, progress: (done, all) => progress.at(`Reading ${done} of ${all} files`) });
  if (mistakes.count) {
    progress.end();
    say(`${mistakes.lines().join('\n')}\nNothing is written: ${mistakes.count === 1 ? 'one thing is' : `${mistakes.count} things are`} to be mended first.\n`);
    return 1;
  }
  const built = await buildIndex(articles, (one, size) => progress.at(`Indexing ${size} articles for ${one}`));
  progress.end();

  const text = JSON.stringify(built);
  try {
    if (out === '-') terminal.print(text);
    else await writeWhole(resolve(folder, out), text);
  } catch (error) {
    say(`${out}: ${reasonOf(error)}\n`);
    return 1;
  }
  say(`${out === '-' ? 'Standard output' : out}: ${countsOf(articles)}; ${sizesOf(text)}\n`);
  const advice = adviceFor(articles.length);
  if (advice) say(`${advice}\n`);
  return 0;
}

function countsOf(articles: readonly Article[]): string {
  const counts = new Map<string, number>();
  for (const { lang } of articles) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  const each = [...counts].sort(([one, some], [other, others]) => others - some || compare(one, other)).map(([lang, count]) => `${count} in ${lang}`);
  return `${articles.length} ${articles.length === 1 ? 'article' : 'articles'} (${each.join(', ')})`;
}

function sizesOf(text: string): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;
  // As a server compresses what it keeps; the last levels take minutes over megabytes.
  const brotli = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
  return `${kilobytes(Buffer.byteLength(text))}, ${kilobytes(brotli)} with Brotli`;
}
