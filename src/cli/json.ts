import { LineCounter, parseDocument } from 'yaml';
import { isBuilt } from '../adapters/static/built-index.js';
import { isRecord } from '../core/check.js';
import { fieldsOfJson, type Fields } from './fields.js';
import type { Wrong } from './mistakes.js';
import { lineAt } from './read-text.js';

/** Fields of an article in a file of JSON. */
export interface Item {
  /** The line where it begins; only who asks waits for it. */
  readonly line: () => number;
  readonly fields: Fields;
}

/** The articles of a file of JSON: a list of them, an object with such a list as `articles`, or one. A built index is none of its own. */
export function readJson(text: string, wrong: Wrong): readonly Item[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    wrong(lineOfError(text), `it is not JSON: ${(error as Error).message.replace(/\s+/g, ' ').slice(0, 120)}`);
    return [];
  }
  if (isBuilt(given)) return [];
  const within = isRecord(given) && Array.isArray(given['articles']) ? ['articles'] : [];
  const list: unknown = within.length ? (given as { readonly articles: unknown }).articles : given;
  const items = Array.isArray(list) ? (list as readonly unknown[]) : [list];
  const steps = (at: number): readonly (string | number)[] => [...within, ...(Array.isArray(list) ? [at] : [])];
  const lineOf = linesIn(text);
  return items.flatMap((item, at) => {
    const line = (key?: string): number => lineOf([...steps(at), ...(key === undefined ? [] : [key])]);
    if (!isRecord(item)) {
      wrong(line(), Array.isArray(list) ? 'this is not an article' : 'it is neither an article nor a list of articles');
      return [];
    }
    const mistaken: string[] = [];
    const fields = fieldsOfJson(item, (key, what) => {
      mistaken.push(key);
      wrong(line(key), `${key}: ${what}`);
    });
    return mistaken.length ? [] : [{ line, fields }];
  });
}

/** Tells in which line of JSON a value stands; only who asks waits for the slower reading that knows. */
function linesIn(text: string): (path: readonly (string | number)[]) => number {
  let read: { readonly lines: LineCounter; readonly document: ReturnType<typeof parseDocument> } | undefined;
  return (path) => {
    if (!read) {
      const lines = new LineCounter();
      read = { lines, document: parseDocument(text, { lineCounter: lines, logLevel: 'silent' }) };
    }
    const node = read.document.getIn(path, true) as { readonly range?: readonly number[] } | undefined;
    return node?.range ? read.lines.linePos(node.range[0]!).line : 1;
  };
}

/** The line where a text stops to be JSON: as far as it is, the beginning of it lacks nothing but its end. */
function lineOfError(text: string): number {
  let [good, bad] = [0, text.length];
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2);
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle - 1;
  }
  return lineAt(text, good);
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    return /end of JSON|Unterminated/.test(message) || message.includes(`at position ${text.length}`);
  }
}
