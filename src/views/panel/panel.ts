import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isRightToLeft } from '../../core/language.js';
import type { Problem } from '../../core/problem.js';
import type { Place } from '../../core/view.js';
import { isComposing } from '../../ui/composing.js';
import { defineElement } from '../../ui/define.js';
import { icon } from '../../ui/icons.js';
import { EXPORT_PARTS } from '../../ui/parts.js';
import { Surface } from '../../ui/surface.js';
import { AskView } from '../../ui/view-element.js';
import { CHUNKS, type Chunk } from '../places.js';
import { styles } from './panel.styles.js';

/**
 * The dialog around the places: its title, the way back, "Contact us".
 *
 * @slot header - Beside the title.
 * @slot home - At the end of home.
 * @slot footer - Below "Contact us".
 * @csspart panel - The dialog.
 * @csspart header - The bar on top.
 * @csspart title - The title in it.
 * @csspart back-button - One step back.
 * @csspart close-button - Closes the dialog.
 * @csspart body - What scrolls.
 * @csspart footer - The bar at the bottom.
 * @csspart contact-button - "Contact us".
 */
export class AskPanel extends AskView {
  static override styles = [AskView.styles, styles];

  /** Called when the visitor wants the panel closed. */
  onclosed: () => void = () => {};

  readonly #trail = this.follow((session) => session.navigation);
  readonly #loaded = new Set<string>(['home']);
  #watchesOutbox = false;
  #failed: Problem | undefined;
  #surface: Surface | undefined;
  #opener: Element | undefined;
  #arrived: Place | undefined;
  #arriving: Promise<void> | undefined;

  /** Shows the panel beside its opener, or anywhere where there is none, and moves the focus in. */
  async show(opener: Element | undefined): Promise<void> {
    await this.updateComplete;
    this.#surface ??= new Surface(this.renderRoot.querySelector('dialog')!);
    this.#opener = opener;
    this.#surface.show(opener);
    await this.#arrive();
  }

  /** Hides the panel; the visit stays as it is. */
  hide(): void {
    this.#surface?.hide();
  }

  override render(): TemplateResult {
    const { here, past } = this.#trail.state;
    return html`<dialog
      popover="manual"
      part="panel"
      aria-labelledby="title"
      lang=${this.words.language}
      @keydown=${this.#key}
      @cancel=${this.#cancel}
    >
      <div class="header" part="header">
        ${past.length > 0
          ? html`<button class="square back" part="back-button" type="button" aria-label=${this.t('panel.back')} @click=${this.#back}>
              ${icon('back')}
            </button>`
          : nothing}
        <span class="title" id="title" part="title">${this.t('panel.title')}</span>
        <slot name="header"></slot>
        <button class="square" part="close-button" type="button" aria-label=${this.t('panel.close')} @click=${() => this.onclosed()}>
          ${icon('close')}
        </button>
      </div>
      <div class="body" part="body" tabindex="-1">${this.#body(here)}</div>
      ${this.#loaded.has('outbox') ? html`<ask-outbox exportparts=${EXPORT_PARTS} ?hidden=${here.name !== 'home' && here.name !== 'inbox'}></ask-outbox>` : nothing}
      ${this.#footer(here)}
    </dialog>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Arabic words run their own way on whatever page; everything else runs as the page does.
    this.dir = isRightToLeft(this.words.language) ? 'rtl' : '';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { here } = this.#trail.state;
    if (here !== this.#arrived && this.#surface?.shown) void this.#arrive();
    this.#watchOutbox();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const isShown = this.#surface?.shown;
    this.hide();
    // A page that moves us puts us back at once, but what leaves the page leaves the screen.
    queueMicrotask(() => isShown && this.isConnected && void this.show(this.#opener));
  }

  #body(here: Place): TemplateResult {
    if (!this.#loaded.has(here.name)) return this.#failed ? this.#notLoaded(this.#failed) : WAITING;
    const parts = EXPORT_PARTS;
    switch (here.name) {
      case 'home':
        return html`<ask-search exportparts=${parts}><slot name="home"></slot></ask-search>`;
      case 'answer':
        return html`<ask-answer exportparts=${parts}></ask-answer>`;
      case 'article':
        return html`<ask-article exportparts=${parts}></ask-article>`;
      case 'contact':
        return html`<ask-contact exportparts=${parts}></ask-contact>`;
      case 'account':
        return html`<ask-account exportparts=${parts}></ask-account>`;
      case 'form':
        return html`<ask-ticket-form exportparts=${parts}></ask-ticket-form>`;
      case 'receipt':
        return html`<ask-receipt exportparts=${parts}></ask-receipt>`;
      case 'inbox':
        return html`<ask-inbox exportparts=${parts}></ask-inbox>`;
      case 'ticket':
        return html`<ask-ticket exportparts=${parts}></ask-ticket>`;
      case 'chat':
        return html`<ask-chat exportparts=${parts}></ask-chat>`;
    }
  }

  #footer(here: Place): TemplateResult {
    const contact = this.session.desk?.contact.possible && !['contact', 'form', 'receipt', 'chat'].includes(here.name);
    const inbox = this.session.desk?.inbox.possible && this.session.setup.value.settings.person && here.name !== 'inbox';
    return html`<div class="footer" part="footer" ?hidden=${!contact && !inbox && !this.querySelector('[slot=footer]')}>
      ${contact
        ? html`<button class="button" part="contact-button" type="button" @click=${() => this.session.go({ name: 'contact' })}>
            ${icon('chat')}${this.t('panel.footer.contact')}
          </button>`
        : nothing}
      ${inbox
        ? html`<button class="button" type="button" @click=${() => this.session.go({ name: 'inbox' })}>
            ${icon('inbox')}${this.t('panel.footer.inbox')}
          </button>`
        : nothing}
      <slot name="footer"></slot>
    </div>`;
  }

  #notLoaded(problem: Problem): TemplateResult {
    return html`<div class="place" role="alert">
      <p>${this.t(`panel.problem.${problem.kind}`)}</p>
      <p><button class="button" type="button" @click=${() => this.#arrive()}>${this.t('panel.retry')}</button></p>
    </div>`;
  }

  /** Goes to the place, once however often it is asked for meanwhile: a focus that is moved twice takes the first letters with it. */
  #arrive(): Promise<void> {
    const { here } = this.#trail.state;
    if (here !== this.#arrived) this.#arriving = undefined;
    this.#arrived = here;
    return (this.#arriving ??= this.#enter(here).finally(() => {
      if (here === this.#arrived) this.#arriving = undefined;
    }));
  }

  /** Fetches what the place needs, and moves the focus to it: to its heading, or the question field. */
  async #enter(here: Place): Promise<void> {
    const body = this.renderRoot.querySelector<HTMLElement>('.body')!;
    // What had the focus is gone with the old place; Esc and the screen reader need a foothold until the new one is here.
    if (!(this.renderRoot as ShadowRoot).activeElement) body.focus();
    if (!this.#loaded.has(here.name)) await this.#load(here.name as keyof typeof CHUNKS);
    await this.updateComplete;
    if (this.#arrived !== here || !this.#surface?.shown) return;
    body.scrollTop = 0;
    const view = body.firstElementChild;
    if (view instanceof AskView) await view.arrive();
    else this.renderRoot.querySelector<HTMLElement>('.square')?.focus();
  }

  async #load(name: keyof typeof CHUNKS): Promise<void> {
    try {
      this.#failed = undefined;
      await Promise.all([CHUNKS[name].load(), ...CHUNKS[name].words.map((part) => this.words.load(part))]);
      this.#loaded.add(name);
      const { next }: Chunk = CHUNKS[name];
      if (next && !this.#loaded.has(next)) void this.#load(next);
    } catch (error) {
      this.#failed = { kind: 'load', message: `the view "${name}" could not be fetched (${String(error)})` };
      this.session.world.tell.problem(this.#failed);
    }
    this.requestUpdate();
  }

  /** Few ever have something that waits to be sent; what shows it comes with the first of it. */
  #watchOutbox(): void {
    const outbox = this.session.desk?.outbox.state;
    if (this.#watchesOutbox || !outbox) return;
    this.#watchesOutbox = true;
    const look = (): unknown => outbox.value.rows.length && !this.#loaded.has('outbox') && this.#load('outbox');
    outbox.listen(look);
    look();
  }

  readonly #back = (): void => this.session.back();

  /** Esc goes back from a place and closes from home; a list that is open has taken the key before it comes here. */
  readonly #key = (event: KeyboardEvent): void => {
    // The page's own shortcuts ("/", "?") must not fire on what is typed to us.
    event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault();
    this.#leave();
  };

  /** A modal dialog is also cancelled by a gesture, such as Android's back. */
  readonly #cancel = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#leave();
  };

  #leave(): void {
    if (this.#trail.state.past.length > 0) this.session.back();
    else this.onclosed();
  }
}

const WAITING = html`<div class="waiting" aria-hidden="true"><span></span><span></span><span></span></div>`;

/** Called by whoever loads this chunk: a module with side effects alone is emptied by bundlers. */
export const define = (): void => defineElement('ask-panel', AskPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ask-panel': AskPanel;
  }
}
