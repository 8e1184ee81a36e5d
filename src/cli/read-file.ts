import { resolve } from 'node:path';
import { parseFragment } from 'parse5';
import type { Article } from '../core/article.js';
import { canonical } from '../core/language.js';
import { contentOf } from './content.js';
import type { Found } from './find-files.js';
import type { Fields } from './fields.js';
import { partFrontMatter } from './front-matter.js';
import { readJson } from './json.js';
import { readMarkdown } from './markdown.js';
import type { Wrong } from './mistakes.js';
import { readPage } from './page.js';
import { placeOf, type Place } from './place.js';
import { readText } from './read-text.js';

/** An article and the line of its file where it begins. */
export interface Read {
  readonly article: Article;
  readonly line: () => number;
}

/** What a file is read with. */
export interface Setup {
  readonly folder: string;
  /** The language of articles that do not say theirs. */
  readonly language: string;
  /** Hears what is wrong, and in which line where it is not all of the file. */
  readonly wrong: (line: number | undefined, what: string) => void;
}

/** The articles in a file: several where it is JSON, none where something is wrong with it. */
export async function readFile({ file, path }: Found, { folder, language, wrong }: Setup): Promise<readonly Read[]> {
  const text = await readText(resolve(folder, file), wrong);
  if (text === undefined) return [];
  const place = placeOf(path);
  try {
    return /\.json$/i.test(file) ? readList(text, place, language, wrong) : readOne(text, /\.html?$/i.test(file), place, language, wrong);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    wrong(undefined, 'it is nested too deeply');
    return [];
  }
}

function readOne(source: string, html: boolean, place: Place, language: string, wrong: Wrong): readonly Read[] {
  let mistaken = false;
  const { fields, text } = partFrontMatter(source, (line, what) => {
    mistaken = true;
    wrong(line, what);
  });
  if (mistaken) return [];
  const page = html ? readPage(text, fields.title) : { ...readMarkdown(text, fields.title), fields: {}, language: undefined };
  const from = { ...page.fields, ...fields, lang: fields.lang ?? canonical(page.language) ?? place.language ?? language };
  return complete({ id: place.id, ...from, body: page.body, html: page.html, ...(page.title !== undefined && { title: page.title }) }, () => 1, wrong);
}

function readList(text: string, place: Place, language: string, wrong: Wrong): readonly Read[] {
  const items = readJson(text, wrong);
  return items.flatMap(({ line, fields }) => {
    const body = fields.body?.trim() ? fields.body : fields.html && contentOf(parseFragment(fields.html), fields.title).body;
    return complete({ lang: place.language ?? language, ...fields, ...(body && { body }) }, line, wrong);
  });
}

/** An article with all that one must have. */
function complete(fields: Fields, line: () => number, wrong: Wrong): readonly Read[] {
  const { id, lang, title, body } = fields;
  if (id === undefined) wrong(line(), 'an article has no id');
  else if (title === undefined) wrong(line(), 'it has no title: give it one as "title", or a heading');
  else if (!body?.trim()) wrong(line(), 'it has no text');
  else return [{ line, article: { ...fields, id, lang: lang!, title, body } }];
  return [];
}
