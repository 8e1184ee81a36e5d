import createDOMPurify, { type Config } from 'dompurify';
import { leaves, safeLink } from '../core/link.js';

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
};

/**
 * An article's HTML with everything taken out that could do harm; addresses are read from where the article stands.
 *
 * The only door by which HTML from outside comes into the page. Headings start one level below the article's own.
 */
export function safeHtml(source: string, base: string): DocumentFragment {
  const purify = createDOMPurify(window);
  purify.addHook('afterSanitizeAttributes', (element) => {
    if (element instanceof HTMLAnchorElement) mendLink(element, base);
    if (element instanceof HTMLImageElement) mendImage(element, base);
  });
  const fragment = purify.sanitize(source, ALLOWED) as unknown as DocumentFragment;
  lowerHeadings(fragment);
  return fragment;
}

function mendLink(link: HTMLAnchorElement, base: string): void {
  const url = safeLink(link.getAttribute('href') ?? undefined, base);
  if (!url) return link.removeAttribute('href');
  link.href = url.href;
  if (!/^https?:$/.test(url.protocol)) return;
  link.target = '_blank';
  link.rel = leaves(url, document.baseURI) ? 'noopener noreferrer' : 'noopener';
}

function mendImage(image: HTMLImageElement, base: string): void {
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
