import { floatBeside } from './float.js';

/** A window too small for a panel beside the page: a phone, or a desktop at high zoom. */
const SMALL = '(max-width: 479.98px), (max-height: 399.98px)';

/**
 * Shows a `<dialog popover="manual">` over the page: beside its opener in the top layer, or as a modal sheet.
 *
 * A sheet where the window is small, and whenever a modal dialog of the page is open: a popover over one is inert.
 */
export class Surface {
  readonly #dialog: HTMLDialogElement;
  readonly #small = matchMedia(SMALL);
  #anchor: Element | undefined;
  #modals: readonly Element[] = [];
  #life?: AbortController | undefined;
  #stopFloating?: (() => void) | undefined;

  constructor(dialog: HTMLDialogElement) {
    this.#dialog = dialog;
  }

  /** Whether it is shown. */
  get shown(): boolean {
    return Boolean(this.#life);
  }

  /** Shows the dialog, beside an anchor where there is one in view. */
  show(anchor: Element | undefined): void {
    this.#anchor = anchor;
    if (this.#life) return this.#arrange();
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#small.addEventListener('change', () => this.#arrange(), { signal });
    visualViewport?.addEventListener('resize', () => this.#fit(), { signal });
    visualViewport?.addEventListener('scroll', () => this.#fit(), { signal });
    const modals = new MutationObserver(() => this.#arrange());
    modals.observe(document, { subtree: true, attributes: true, childList: true, attributeFilter: ['open'] });
    signal.addEventListener('abort', () => modals.disconnect());
    this.#arrange();
  }

  /** Hides the dialog and lets go of the page. */
  hide(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#modals = [];
    this.#withdraw();
  }

  #arrange(): void {
    const modals = modalsBeside(this.#dialog);
    const modal = this.#small.matches || modals.length > 0;
    // One that opened after us lies over us, and makes us inert.
    const covered = modals.some((one) => !this.#modals.includes(one));
    this.#modals = modals;
    if (covered || !this.#dialog.matches(modal ? ':modal' : ':popover-open')) {
      const focused = activeWithin(this.#dialog.getRootNode() as ShadowRoot);
      this.#withdraw();
      // The platform refuses one while the other is shown.
      if (modal) this.#dialog.showModal();
      else this.#dialog.showPopover();
      if (focused instanceof HTMLElement) focused.focus();
    }
    this.#dialog.classList.toggle('sheet', this.#small.matches);
    this.#stopFloating?.();
    const beside = !this.#small.matches && this.#anchor?.isConnected && this.#anchor.getClientRects().length > 0;
    this.#stopFloating = beside ? floatBeside(this.#dialog, this.#anchor!) : undefined;
    if (!beside) ['inset', '--_room'].forEach((name) => this.#dialog.style.removeProperty(name));
    this.#fit();
  }

  #withdraw(): void {
    this.#stopFloating?.();
    if (this.#dialog.matches(':popover-open')) this.#dialog.hidePopover();
    if (this.#dialog.open) this.#dialog.close();
  }

  /** Keeps a sheet above an on-screen keyboard, which covers the window without making it smaller. */
  #fit(): void {
    const { style } = this.#dialog;
    const sheet = this.#small.matches && visualViewport;
    style.setProperty('--_sheet-size', sheet ? `${sheet.height}px` : '');
    style.setProperty('--_sheet-start', sheet ? `${sheet.offsetTop}px` : '');
  }
}

/** What has the focus, in whatever shadow root inside. */
function activeWithin(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? activeWithin(activeElement.shadowRoot) : activeElement;
}

/** The modal dialogs of the page that are open. Ours stands in a shadow root, where the page's own search does not reach. */
const modalsBeside = (own: Element): readonly Element[] => [...document.querySelectorAll(':modal')].filter((dialog) => dialog !== own);
