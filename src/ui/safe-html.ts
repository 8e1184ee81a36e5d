import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';
import { leaves, safeLink } from '../core/link.js';
import { policy } from './trusted.js';

/** What an article may be made of: text, structure, links and pictures. Nothing that runs, loads by itself or takes input. */
const ALLOWED: Config = {
  ALLOWED_TAGS: [
    'a', 'abbr', 'b', 'blockquote', 'br', 'caption', 'code', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'figcaption',
    'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp',
    'small', 'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul', 'var',
  ],
  ALLOWED_ATTR: ['alt', 'colspan', 'datetime', 'dir', 'headers', 'height', 'href', 'lang', 'open', 'reversed', 'rowspan', 'scope', 'src', 'start', 'title', 'width'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
  ...(policy && { TRUSTED_TYPES_POLICY: policy as unknown as NonNullable<Config['TRUSTED_TYPES_POLICY']> }),
};

/** One for the page: each would make a policy of its own. */
let purify: DOMPurify | undefined;

/** Where the article that is being made harmless stands. */
let base = document.baseURI;

function purifier(): DOMPurify {
  if (purify) return purify;
  purify = createDOMPurify(window);
  purify.addHook('afterSanitizeAttributes', (element) => {
    if (element instanceof HTMLAnchorElement) mendLink(element);
    if (element instanceof HTMLImageElement) mendImage(element);
  });
  return purify;
}

/**
 * An article's HTML with everything taken out that could do harm; addresses are read from where the article stands.
 *
 * The only door by which HTML from outside comes into the page. Headings start one level below the article's own.
 */
export function safeHtml(source: string, from: string): DocumentFragment {
  base = from;
  const fragment = purifier().sanitize(source, ALLOWED) as unknown as DocumentFragment | null;
  // Nothing is left of it, or the page's policies forbid to read it: an empty article is better than a broken one.
  if (!fragment) return document.createDocumentFragment();
  lowerHeadings(fragment);
  return fragment;
}

function mendLink(link: HTMLAnchorElement): void {
  const url = safeLink(link.getAttribute('href') ?? undefined, base);
  if (!url) return link.removeAttribute('href');
  link.href = url.href;
  if (!/^https?:$/.test(url.protocol)) return;
  link.target = '_blank';
  link.rel = leaves(url, document.baseURI) ? 'noopener noreferrer' : 'noopener';
}

function mendImage(image: HTMLImageElement): void {
  const url = safeLink(image.getAttribute('src') ?? undefined, base);
  if (!url || !/^https?:$/.test(url.protocol)) return image.remove();
  image.src = url.href;
  image.loading = 'lazy';
  image.referrerPolicy = 'no-referrer';
  if (!image.hasAttribute('alt')) image.alt = '';
}

/** The article's title is the h2 of the place, so its own sections begin at h3, without a gap. */
function lowerHeadings(fragment: DocumentFragment): void {
  const headings = [...fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const levels = [...new Set(headings.map((heading) => heading.tagName))].sort();
  for (const heading of headings) {
    const lower = document.createElement(`h${Math.min(6, 3 + levels.indexOf(heading.tagName))}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}
