/** Calls whenever the path of the page changes without the page being left, as single-page applications do. */
export function onMove(moved: () => void, signal: AbortSignal): void {
  let path = location.pathname;
  const look = (): void => {
    if (path === location.pathname) return;
    path = location.pathname;
    moved();
  };
  // Only the Navigation API hears of `pushState`. Firefox before 147 and Safari before 26.2 lack it: there we look when
  // somebody goes back or forth, and when the focus moves, as it does on the way from the page's links to the panel.
  const navigation = window.navigation as Navigation | undefined;
  if (navigation) navigation.addEventListener('currententrychange', look, { signal });
  else for (const type of ['popstate', 'focusin']) addEventListener(type, look, { signal });
}
