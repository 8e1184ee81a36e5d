import { AskHelp } from './help.js';
import { drawButton, nameButton } from './round-button.js';
import { TRIGGER_STYLES } from './round-button.styles.js';

/**
 * A button anywhere in the page that opens an `<ask-help>`: the one whose id stands in `for`, else the first of the page.
 *
 * @slot - A link for when the widget cannot run; shown until the widget can, and when it has failed.
 * @slot icon - A drawing instead of the question mark.
 * @csspart button - The round button.
 */
export class AskButton extends HTMLElement {
  static readonly observedAttributes = ['for'];

  readonly #drawn = drawButton(this, TRIGGER_STYLES, {
    press: () => void this.help?.toggle(this),
    near: () => void this.help?.prepare(),
  });
  #watching: MutationObserver | undefined;

  /** The `<ask-help>` it opens. */
  get help(): AskHelp | undefined {
    const id = this.getAttribute('for');
    const root = this.getRootNode() as Document | ShadowRoot;
    const found = id ? (root.getElementById(id) ?? document.getElementById(id)) : document.querySelector('ask-help');
    return found instanceof AskHelp ? found : undefined;
  }

  connectedCallback(): void {
    // What stands further down the page is upgraded after us.
    void customElements.whenDefined('ask-help').then(() => this.#watch());
  }

  disconnectedCallback(): void {
    this.#watching?.disconnect();
  }

  attributeChangedCallback(): void {
    if (this.#watching) this.#watch();
  }

  /** Moves the focus to the button. */
  override focus(options?: FocusOptions): void {
    this.#drawn.button.focus(options);
  }

  #watch(): void {
    this.#watching?.disconnect();
    const { help } = this;
    if (!help && this.isConnected) console.warn(`[ask] <ask-button for="${this.getAttribute('for') ?? ''}">: there is no such <ask-help>; its link is shown`);
    this.#watching = new MutationObserver(() => this.#draw());
    if (help) this.#watching.observe(help, { attributes: true });
    this.#draw();
  }

  #draw(): void {
    const { help } = this;
    this.#drawn.button.hidden = !help;
    this.#drawn.fallback.hidden = Boolean(help) && !help!.matches(':state(failed)');
    if (!help) return;
    nameButton(this.#drawn.button, help.word);
    this.#drawn.button.ariaExpanded = String(help.open);
  }
}
