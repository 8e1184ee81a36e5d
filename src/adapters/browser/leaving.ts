/**
 * One widget's hold on the page: has the browser ask before the page is left, or no longer. Others of the page have holds of their own.
 *
 * Listens only while it must: a page that listens all the time cannot be brought back from the browser's cache.
 */
export function holdOnPage(): (on: boolean) => void {
  let holding: AbortController | undefined;
  return (on) => {
    if (on === Boolean(holding)) return;
    holding?.abort();
    holding = on ? new AbortController() : undefined;
    if (holding) window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal: holding.signal });
  };
}
