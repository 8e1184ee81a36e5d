import { serialize } from 'parse5';
import { isHeading, readable } from './readable.js';
import { first, isElement, remove, type Node, type Parent } from './tree.js';

/** What surrounds an article on a page, runs there, or is not read. */
const AROUND = ['nav', 'header', 'footer', 'aside', 'script', 'style', 'template', 'noscript', 'iframe', 'form', 'button'];

/** What an article says. */
export interface Content {
  readonly title: string | undefined;
  readonly body: string;
  readonly html: string;
}

/** The content of a piece of HTML; its title, unless it is given, is its first heading, the largest before others. */
export function contentOf(parent: Parent, given: string | undefined): Content {
  const heading = first(parent, (element) => isElement(element, 'h1')) ?? first(parent, isHeading);
  const title = given ?? (heading && (readable(heading) || undefined));
  remove(parent, (node) => node.nodeName === '#comment' || isElement(node, ...AROUND));
  // It is shown above the article already.
  if (heading && title === readable(heading) && leads(parent, heading)) remove(parent, (node) => node === heading);
  return { title, body: readable(parent), html: serialize(parent).trim() };
}

/** Whether nothing is said before a node. */
function leads(parent: Parent, wanted: Node): boolean {
  for (const node of parent.childNodes) {
    if (node === wanted) return true;
    if (isElement(node) && first(node, (element) => element === wanted)) return leads(node, wanted);
    if (isElement(node) ? readable(node) : 'value' in node && node.value.trim()) return false;
  }
  return false;
}
