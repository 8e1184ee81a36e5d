/** Where there is no panel to open the host's own page is still there: goes to an address, if it is one of the web. */
export function followFallback(href: unknown): void {
  if (typeof href !== 'string' || !URL.canParse(href, document.baseURI)) return;
  const url = new URL(href, document.baseURI);
  if (/^https?:$/.test(url.protocol)) location.assign(url);
}
