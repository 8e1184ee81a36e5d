import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { contentOf, type Content } from './content.js';
import type { Fields } from './fields.js';
import { attribute, first, isElement, type Element } from './tree.js';
import { readable } from './readable.js';

/** An article on a page, and what the page's head says of it. */
export interface Page extends Content {
  readonly fields: Fields;
  readonly language: string | undefined;
}

/** What a page of HTML says: its main part, without what surrounds it. */
export function readPage(html: string, title: string | undefined): Page {
  const document: DefaultTreeAdapterTypes.Document = parse(html);
  const find = (fits: (element: Element) => boolean): Element | undefined => first(document, fits);
  const meta = (name: string): string | undefined => {
    const element = find((one) => isElement(one, 'meta') && attribute(one, 'name')?.toLowerCase() === name);
    return (element && attribute(element, 'content')?.trim()) || undefined;
  };
  const keywords = meta('keywords')?.split(',').map((word) => word.trim()).filter(Boolean);
  const root = find((element) => isElement(element, 'html'));
  const titleElement = find((element) => isElement(element, 'title'));
  const main =
    find((element) => isElement(element, 'main') || attribute(element, 'role') === 'main') ??
    find((element) => isElement(element, 'article')) ??
    find((element) => isElement(element, 'body')) ??
    document;
  const content = contentOf(main, title);
  const description = meta('description');
  return {
    ...content,
    title: content.title ?? ((titleElement && readable(titleElement)) || undefined),
    body: description && !content.body.includes(description) ? [description, content.body].filter(Boolean).join('\n\n') : content.body,
    fields: keywords?.length ? { keywords } : {},
    language: root && attribute(root, 'lang'),
  };
}
