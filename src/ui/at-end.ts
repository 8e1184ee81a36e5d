import type { LitElement, ReactiveController } from 'lit';

/** So near to the end, in px, one is at it. */
const NEAR = 40;

/**
 * Knows whether the end of a list is in view, and keeps it there as the list grows.
 *
 * The end is an element `.end` after the list; what scrolls is asked for where the list has a scroller of its own. A page or panel
 * around it is never moved by itself.
 */
export class AtEnd implements ReactiveController {
  readonly #host: LitElement;
  readonly #scroller: () => HTMLElement | null;
  #watch: { readonly end: Element; readonly stop: () => void } | undefined;
  #isThere = true;
  /** Where the scroller stood last. */
  #top = 0;
  #isInView = false;

  constructor(host: LitElement, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  /** Whether the reader is at the end; with a scroller of its own, be it that the panel is closed over it. */
  get isThere(): boolean {
    return this.#scroller() ? this.#isThere : this.#isInView;
  }

  /** Whether the end can be seen now. */
  get isInView(): boolean {
    return this.#isInView;
  }

  /** Brings the end into view. */
  go(): void {
    const scroller = this.#scroller();
    this.#isThere = true;
    if (scroller) this.#hold();
    else this.#end?.scrollIntoView({ block: 'nearest' });
  }

  hostUpdated(): void {
    const end = this.#end;
    if (end && end !== this.#watch?.end) this.#begin(end);
    this.#hold();
  }

  hostDisconnected(): void {
    this.#watch?.stop();
    this.#watch = undefined;
    this.#isInView = false;
  }

  get #end(): Element | null {
    return this.#host.renderRoot.querySelector('.end');
  }

  #begin(end: Element): void {
    this.#watch?.stop();
    const scroller = this.#scroller();
    const seen = new IntersectionObserver(([entry]) => this.#look(entry?.isIntersecting ?? false), { root: scroller, rootMargin: '0px 0px 40px 0px' });
    seen.observe(end);
    // A box that grows, or a panel that shrinks as the keyboard comes, is told before the end is looked at again.
    const sized = new ResizeObserver(() => this.#hold());
    for (const one of scroller ? [scroller, ...scroller.children] : []) sized.observe(one);
    const listening = new AbortController();
    // At once, and not with the next look: what is scrolled to may grow as it is laid out.
    scroller?.addEventListener('scroll', () => this.#move(scroller), { signal: listening.signal, passive: true });
    const stop = (): void => {
      seen.disconnect();
      sized.disconnect();
      listening.abort();
    };
    this.#watch = { end, stop };
  }

  #move({ scrollHeight, scrollTop, clientHeight }: HTMLElement): void {
    const isUp = scrollTop < this.#top;
    this.#top = scrollTop;
    // What is hidden has no place to be at: the reader comes back to where they were.
    if (clientHeight === 0) return;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#be(true);
    // Only who goes up leaves the end; a list that has grown since it was scrolled has merely not been held yet.
    else if (isUp) this.#be(false);
  }

  #look(isInView: boolean): void {
    if (isInView === this.#isInView) return;
    this.#isInView = isInView;
    this.#host.requestUpdate();
  }

  #be(isThere: boolean): void {
    if (isThere === this.#isThere) return;
    this.#isThere = isThere;
    this.#host.requestUpdate();
  }

  #hold(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    // Somebody may have gone up, of which nothing was heard yet.
    this.#move(scroller);
    if (!this.#isThere) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#top = scroller.scrollTop;
  }
}
