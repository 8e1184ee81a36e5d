import { isMap, LineCounter, parseDocument } from 'yaml';
import { fieldsOfFrontMatter, type Fields } from './fields.js';
import type { Wrong } from './mistakes.js';

/** What stands above a text, and the text; the lines of both are those of the file. */
export interface Parted {
  readonly fields: Fields;
  readonly text: string;
}

/** Parts YAML between two lines of `---` from the text below, where there is any. */
export function partFrontMatter(source: string, wrong: Wrong): Parted {
  const opening = /^---[ \t]*\n/.exec(source)?.[0];
  if (!opening) return { fields: {}, text: source };
  const [whole, yaml] = /^---[ \t]*\n([^]*?)^---[ \t]*(?:\n|$)/m.exec(source) ?? [];
  if (yaml === undefined) {
    wrong(1, 'its front matter does not end: a line of --- is missing');
    return { fields: {}, text: '' };
  }
  return { fields: readYaml(yaml, wrong), text: source.slice(whole!.length) };
}

function readYaml(yaml: string, wrong: Wrong): Fields {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  // Below the line of ---.
  const lineOf = (offset: number): number => lines.linePos(offset).line + 1;
  if (document.errors.length) {
    for (const { pos, message } of document.errors) wrong(lineOf(pos[0]), `its front matter is not YAML: ${message}`);
    return {};
  }
  const { contents } = document;
  if (contents === null) return {};
  if (!isMap(contents)) {
    wrong(2, 'its front matter is not keys and values');
    return {};
  }
  const linesOfKeys = new Map(contents.items.map(({ key }) => [String(key), lineOf((key as { readonly range?: readonly number[] }).range?.[0] ?? 0)]));
  let given: Readonly<Record<string, unknown>>;
  try {
    given = document.toJS() as Readonly<Record<string, unknown>>;
  } catch (error) {
    // Aliases that would unfold without an end.
    wrong(2, `its front matter is not YAML: ${(error as Error).message}`);
    return {};
  }
  return fieldsOfFrontMatter(given, (key, what) => wrong(linesOfKeys.get(key) ?? 2, `${key}: ${what}`));
}
