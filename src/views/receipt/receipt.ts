import { html, nothing, type TemplateResult } from 'lit';
import type { Ticket } from '../../core/ticket.js';
import type { Sent } from '../../session/drafting.js';
import { slotWords, soonestWords } from '../../ui/call-words.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { icon } from '../../ui/icons.js';
import { replyWords } from '../../ui/reply.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './receipt.styles.js';

/** What was sent, under which number, and what comes next. */
export class AskReceipt extends AskView {
  static override styles = [AskView.styles, content, styles];

  readonly #drafting = this.follow((session) => session.desk?.drafting);

  override render(): TemplateResult {
    const { sent } = this.#drafting.state;
    if (!sent) return html`<div class="place"><h2 tabindex="-1">${this.t('form.receipt.title')}</h2></div>`;
    const calls = sent.ticket.channel === 'callback';
    const inApp = this.session.setup.value.settings.surface === 'mobile-app';
    return html`<div class="place">
      <div class="group">
        <span class="done">${icon('check')}</span>
        <h2 tabindex="-1">${this.t(calls ? 'form.receipt.titleCallback' : 'form.receipt.title')}</h2>
        <p class="number">${this.t('form.receipt.number', { number: sent.ticket.number })}</p>
        ${this.#next(sent, calls)} ${inApp ? html`<p>${this.t('form.receipt.desktop')}</p>` : nothing}
      </div>
      <div class="group">
        <button class="button primary" type="button" @click=${() => this.session.go({ name: 'ticket', id: sent.ticket.id })}>
          ${this.t('form.receipt.ticket')}
        </button>
        <button class="button" type="button" @click=${() => this.session.go({ name: 'home' })}>${this.t('form.receipt.done')}</button>
      </div>
    </div>`;
  }

  #next({ ticket, reply }: Sent, calls: boolean): TemplateResult {
    if (calls) return html`<p class="muted">${this.#call(ticket)} ${this.t('form.receipt.phone', { phone: ticket.phone ?? '' })}</p>`;
    const time = replyWords(reply, this.words);
    return html`<p class="muted">
      ${time ? this.t(`form.receipt.${reply?.kind === 'aim' ? 'aim' : 'reply'}`, { reply: time }) : nothing} ${this.t('form.receipt.email', { email: ticket.email })}
    </p>`;
  }

  /** When the call comes: at the time that was chosen, or as soon as somebody calls. */
  #call(ticket: Ticket): string | typeof nothing {
    if (ticket.slot) return this.t('form.receipt.callAt', { when: slotWords(ticket.slot, this.words) });
    const soonest = soonestWords(ticket, this.session, this.words);
    return soonest ? this.t('form.receipt.call', { reply: soonest }) : nothing;
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-receipt', AskReceipt);

declare global {
  interface HTMLElementTagNameMap {
    'ask-receipt': AskReceipt;
  }
}
