/** Schemes that a link of ours may have. `javascript:`, `data:` and every other one is dropped. */
const SAFE = ['https:', 'http:', 'mailto:', 'tel:'];

/**
 * An address from outside as a link that is safe to follow, or `undefined`.
 *
 * Read by the WHATWG URL parser, as the browser will read it, and answered in the parser's own spelling, so that no
 * two readings of one text can differ.
 */
export function safeLink(address: string | undefined, base: string): URL | undefined {
  if (!address || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return SAFE.includes(url.protocol) ? url : undefined;
}

/** Whether following a link leaves the page's own site. */
export const leaves = (url: URL, base: string): boolean => /^https?:$/.test(url.protocol) && url.origin !== new URL(base).origin;
