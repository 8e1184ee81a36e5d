import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { isComposing } from '../../src/ui/composing.js';
import { content } from '../../src/ui/content.js';
import { controls } from '../../src/ui/controls.js';
import { tokens } from '../../src/ui/tokens.js';
import { styles } from './answer-box.styles.js';
import type { Kept } from './kept.js';

/**
 * Where an answer is written. In a chat Enter sends, and Shift+Enter begins a line; in a ticket Ctrl+Enter or ⌘+Enter sends.
 *
 * @fires agent-typing - Something was typed.
 * @fires agent-send - An answer is to be sent: `detail` is its text.
 */
export class AgentAnswer extends LitElement {
  static override styles = [tokens, controls, content, styles];
  static override properties = { ticket: {}, chat: { type: Boolean }, kept: { attribute: false } };

  declare ticket: string;
  declare chat: boolean;
  /** Where what is begun is kept until it is sent. */
  declare kept: Kept;

  override focus(): void {
    void this.updateComplete.then(() => this.#field?.focus());
  }

  /** Puts words back that could not be sent, before what stands there. */
  putBack(text: string): void {
    const field = this.#field!;
    field.value = [text, field.value].filter(Boolean).join('\n');
    this.kept.begin(this.ticket, field.value);
    field.focus();
  }

  override render(): TemplateResult {
    return html`<form @submit=${(event: Event) => this.#submit(event)}>
      <label class="visually-hidden" for="text">Your answer</label>
      <textarea id="text" rows="2" maxlength="20000" placeholder="Write an answer" aria-describedby="keys" @input=${() => this.#typed()} @keydown=${(event: KeyboardEvent) => this.#key(event)}></textarea>
      <div class="below">
        <span class="small muted" id="keys">${this.chat ? 'Enter sends, Shift+Enter begins a new line' : 'Ctrl+Enter sends'}</span>
        <button class="button primary" type="submit">Send</button>
      </div>
    </form>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('ticket') && this.#field) this.#field.value = this.kept.begun(this.ticket);
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #typed(): void {
    this.kept.begin(this.ticket, this.#field!.value);
    this.dispatchEvent(new Event('agent-typing'));
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || isComposing(event) || event.shiftKey) return;
    if (this.chat || event.ctrlKey || event.metaKey) this.#submit(event);
  }

  #submit(event: Event): void {
    event.preventDefault();
    const field = this.#field!;
    if (!field.value.trim()) return;
    this.dispatchEvent(new CustomEvent('agent-send', { detail: field.value }));
    this.kept.begin(this.ticket, '');
    field.value = '';
    field.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-answer': AgentAnswer;
  }
}
