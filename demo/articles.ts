import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type MarkedToken, type Token, type Tokens } from 'marked';
import { parse } from 'yaml';
import type { Article } from '../src/core/article.js';

/**
 * Every article below `folder`, where `<language>/<id>.md` holds one: English first, then by language and id.
 *
 * A file that cannot be used throws, and the error names the file and what to mend.
 */
export function readArticles(folder: string): Article[] {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return languages
    .map(({ name }) => name)
    .sort((one, other) => Number(other === 'en') - Number(one === 'en') || one.localeCompare(other))
    .flatMap((language) =>
      readdirSync(join(folder, language))
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => readArticle(join(folder, language, name), language, name.slice(0, -'.md'.length))),
    );
}

type FrontMatter = Readonly<Record<string, unknown>>;

const known = ['title', 'language', 'section', 'updated', 'keywords', 'pages', 'available-with', 'machine-translated'];

function readArticle(file: string, language: string, id: string): Article {
  const wrong = (what: string): Error => new Error(`${file}: ${what}`);
  const source = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const [, yaml, markdown = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  if (yaml === undefined) throw wrong('it must begin with front matter between two lines of ---');

  const front = frontMatter(yaml, wrong);
  const unknown = Object.keys(front).find((key) => !known.includes(key));
  if (unknown !== undefined) throw wrong(`"${unknown}" is no key of the front matter; it has ${known.join(', ')}`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw wrong('its name must be lower-case words with hyphens');
  if (front['language'] !== language) throw wrong(`"language" must be "${language}", as its folder says`);
  if (markdown.trim() === '') throw wrong('it has no text');

  const pages = front['pages'] === undefined ? undefined : texts(front, 'pages', wrong);
  const tokens = marked.lexer(markdown);
  return {
    id,
    lang: language,
    title: text(front, 'title', wrong),
    body: blocks(tokens).join('\n\n'),
    html: marked.parser(tokens),
    url: `/help/${language}/${id}`,
    updated: date(front, 'updated', wrong),
    section: text(front, 'section', wrong),
    keywords: texts(front, 'keywords', wrong),
    ...(pages && { pages }),
    availableWith: tiers(front, 'available-with', wrong),
    machineTranslated: truth(front, 'machine-translated', wrong),
  };
}

type Wrong = (what: string) => Error;

function frontMatter(yaml: string, wrong: Wrong): FrontMatter {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (cause) {
    throw wrong(`its front matter is not YAML: ${(cause as Error).message}`);
  }
  if (!isRecord(value)) throw wrong('its front matter must be keys and values');
  return value;
}

function text(front: FrontMatter, key: string, wrong: Wrong): string {
  const value = front[key];
  if (typeof value !== 'string' || value.trim() === '') throw wrong(`"${key}" must be a text`);
  return value;
}

function texts(front: FrontMatter, key: string, wrong: Wrong): string[] {
  const value = front[key];
  if (!isTexts(value)) throw wrong(`"${key}" must be a list of texts`);
  return value;
}

function date(front: FrontMatter, key: string, wrong: Wrong): string {
  const value = text(front, key, wrong);
  const instant = new Date(`${value}T00:00:00Z`);
  const stands = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
  if (value.length !== 'YYYY-MM-DD'.length || !stands) throw wrong(`"${key}" must be a date such as 2026-03-31`);
  return value;
}

function tiers(front: FrontMatter, key: string, wrong: Wrong): Record<string, string[]> {
  const value = front[key];
  if (!isRecord(value) || !Object.values(value).every(isTexts)) throw wrong(`"${key}" must name products, each with a list of tiers`);
  return value as Record<string, string[]>;
}

function truth(front: FrontMatter, key: string, wrong: Wrong): boolean {
  const value = front[key] ?? false;
  if (typeof value !== 'boolean') throw wrong(`"${key}" must be true or false`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
}

/** The text of each block as one reads it: no markup, a list or a table line by line. */
function blocks(tokens: readonly Token[]): string[] {
  return (tokens as readonly MarkedToken[]).flatMap((token) => {
    if (token.type === 'space' || token.type === 'hr' || token.type === 'def') return [];
    if (token.type === 'list') return [listLines(token).join('\n')];
    if (token.type === 'table') return [tableLines(token).join('\n')];
    if (token.type === 'blockquote') return blocks(token.tokens);
    return [line(token)];
  });
}

function listLines(list: Tokens.List): string[] {
  return list.items.flatMap((item, at) => {
    const marker = list.ordered ? `${Number(list.start) + at}.` : '•';
    const [first = '', ...others] = blocks(item.tokens);
    return [`${marker} ${first}`, ...others];
  });
}

/** "Free – Contacts: 1,000; Mails a month: 500": a cell means little away from its column. */
function tableLines({ header, rows }: Tokens.Table): string[] {
  return rows.map(([first, ...cells]) => {
    const values = cells.map((cell, at) => `${inline(header[at + 1]?.tokens)}: ${inline(cell.tokens)}`);
    return `${inline(first?.tokens)} – ${values.join('; ')}`;
  });
}

function inline(tokens: readonly Token[] = []): string {
  return (tokens as readonly MarkedToken[]).map(line).join('');
}

function line(token: MarkedToken): string {
  if (token.type !== 'image' && 'tokens' in token && Array.isArray(token.tokens)) return inline(token.tokens);
  if (token.type === 'br') return '\n';
  return 'text' in token ? token.text : '';
}
