import type { Article } from '../../core/article.js';
import type { Fragment } from './library.js';

/**
 * A page of an index as an article.
 *
 * Its id is what its `id` filter says, else its path without its language, so that `/nb/import/` and `/en/import/` are
 * one article in two languages. Further fields are read from metadata of the same names.
 */
export function articleOf({ raw_url, url, content, meta, filters }: Fragment, lang: string): Article {
  const { title = '', section, updated, keywords, synonyms, pages, original } = meta;
  return {
    id: filters['id']?.[0] ?? idOf(raw_url, lang),
    lang,
    title: title || raw_url,
    body: withoutTitle(content, title),
    url,
    ...(section && { section }),
    ...(updated && { updated }),
    ...(keywords && { keywords: listOf(keywords) }),
    ...(synonyms && { synonyms: listOf(synonyms) }),
    ...(pages && { pages: listOf(pages) }),
    ...(original && { original }),
    ...(meta['machine-translated'] === 'true' && { machineTranslated: true }),
  };
}

function idOf(path: string, lang: string): string {
  const steps = path.replace(/^\/+/, '');
  const [first = '', ...others] = steps.split('/');
  const rest = first.toLowerCase() === lang.toLowerCase() ? others.join('/') : steps;
  return rest || steps || path;
}

/** Pagefind puts a heading's words before those that follow, with a full stop of its own. */
function withoutTitle(content: string, title: string): string {
  const heading = title.replace(/\s+/g, ' ').trim();
  return heading && content.startsWith(heading) ? content.slice(heading.length).replace(/^\.?\s*/, '') : content;
}

const listOf = (text: string): readonly string[] => text.split(',').map((one) => one.trim()).filter(Boolean);
