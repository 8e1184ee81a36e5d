/** The views that a page may put inside `<ask-help>`. */
export const VIEWS = 'ask-search, ask-article, ask-contact, ask-account, ask-ticket-form, ask-inbox, ask-ticket, ask-chat';

/**
 * Watches what an element hangs on beside its attributes: its children, the language of the page, and whether views put
 * in it, now or later, come into sight.
 *
 * Answers what ends it.
 */
export function watch(element: HTMLElement, { changed, seen }: { changed(): void; seen(): void }): AbortController {
  const life = new AbortController();
  const sight = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && seen());
  const look = (): void => element.querySelectorAll(VIEWS).forEach((view) => sight.observe(view));
  const children = new MutationObserver(() => {
    look();
    changed();
  });
  children.observe(element, { childList: true, characterData: true, subtree: true });
  const page = new MutationObserver(changed);
  page.observe(document.documentElement, { attributeFilter: ['lang'] });
  look();
  life.signal.addEventListener('abort', () => [children, page, sight].forEach((observer) => observer.disconnect()));
  return life;
}
