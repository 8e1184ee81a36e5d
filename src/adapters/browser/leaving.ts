let holding: AbortController | undefined;

/**
 * Has the browser ask before the page is left, or no longer.
 *
 * Listens only while it must: a page that listens all the time cannot be brought back from the browser's cache.
 */
export function holdBack(on: boolean): void {
  if (on === Boolean(holding)) return;
  holding?.abort();
  holding = on ? new AbortController() : undefined;
  if (holding) window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal: holding.signal });
}
