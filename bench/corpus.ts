import { dataOf } from '../test/support/data.js';
import type { Entry } from './engines/engine.js';

/** Real help centres, in the order they are joined until there are articles enough. */
const SETS = ['bc-en', 'lo-fr', 'jsquad-ja', 'bc-nb', 'bc-nl', 'norquad-nb', 'xquad-en', 'xquad-de'];

/** Questions that are typed letter by letter, shared out among the sets. */
const QUESTIONS = 16;

/** What an engine is measured on. */
export interface Corpus {
  readonly articles: readonly Entry[];
  readonly questions: Questions;
}

/** What stands in the field letter after letter, question after question. */
export interface Questions {
  /** Typed before anything is counted, since a compiler learns by then what matters. */
  readonly warmUp: readonly string[];
  readonly counted: readonly string[];
}

/** So many real articles, and questions asked of them; `undefined`, said aloud, where there is no data. */
export function corpusOf(size: number): Corpus | undefined {
  const articles: Entry[] = [];
  const asked: (readonly string[])[] = [];
  for (const set of SETS) {
    if (articles.length >= size) break;
    const own = dataOf(`search/${set}/articles.json`) as readonly Entry[] | undefined;
    const queries = dataOf(`search/${set}/queries.dev.json`) as readonly { readonly q: string }[] | undefined;
    if (!own || !queries) return undefined;
    // As one help centre of one language, or the widget would make an index for each.
    articles.push(...own.map((article) => ({ ...article, id: `${set}/${article.id}`, lang: 'en' })));
    asked.push(queries.map(({ q }) => q));
  }
  // All sets together are some hundred short of ten thousand: the first ones come again under another name.
  for (let at = 0; articles.length < size; at++) articles.push({ ...articles[at]!, id: `again/${articles[at]!.id}` });
  const [first = '', ...rest] = asked.flatMap((questions) => evenly(questions, QUESTIONS / asked.length));
  return { articles: articles.slice(0, size), questions: { warmUp: letterByLetter(first), counted: rest.flatMap(letterByLetter) } };
}

/** From two letters on, which is when the panel begins to ask. */
const letterByLetter = (question: string): readonly string[] => [...question].flatMap((_, at, letters) => (at ? letters.slice(0, at + 1).join('') : []));

function evenly<T>(all: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);
}
