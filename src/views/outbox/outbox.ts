import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Ticket } from '../../core/ticket.js';
import type { Row } from '../../session/outbox.js';
import type { Back } from '../../session/unseen.js';
import { Announcer } from '../../ui/announcer.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { Handover } from '../../ui/handover.js';
import { icon } from '../../ui/icons.js';
import { Shown } from '../../ui/shown.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './outbox.styles.js';

/**
 * What waits to be sent, has been sent, or has come back, while its form is not what one looks at.
 *
 * @csspart notice - One message.
 */
export class AskOutbox extends AskView {
  static override styles = [AskView.styles, content, styles];

  readonly #outbox = this.follow((session) => session.desk?.outbox);
  readonly #unseen = this.follow((session) => session.desk?.unseen);
  readonly #drafting = this.follow((session) => session.desk?.drafting);
  readonly #announcer = new Announcer(this);
  readonly #handover = new Handover(this);
  readonly #shown = new Shown(this);

  override render(): TemplateResult {
    const { rows } = this.#outbox.state;
    const { sent, back } = this.#unseen.state;
    return html`<section class="strip" aria-label=${this.t('form.outbox.title')} ?hidden=${rows.length + sent.length + back.length === 0}>
        ${rows.length > 0 ? this.#waiting(rows) : nothing} ${sent.map((ticket) => this.#sent(ticket))} ${back.map((one) => this.#back(one))}
      </section>
      ${this.#announcer.render()}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#handover.before();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Where nothing is left to tell of, one is back at the place above.
    if (!this.#handover.after('.news p', 'strong')) (this.previousElementSibling as HTMLElement | null)?.focus();
    const { sent, back } = this.#unseen.state;
    const [last] = [...sent.map((ticket) => this.#sentWords(ticket)), ...back.map(({ row }) => this.#backWords(row))].slice(-1);
    // Said where it can be heard: at other places the strip is hidden, and so is all of a panel that is closed.
    if (this.#shown.isShown) this.#announcer.sayOnce(last ?? '');
  }

  #waiting(rows: readonly Row[]): TemplateResult {
    return html`<div class="message" part="notice">
      <div class="line">
        <strong tabindex="-1">${this.t('form.outbox.count', { count: rows.length })}</strong>
        ${rows.some(({ standing }) => standing !== 'old')
          ? html`<button class="button quiet" type="button" @click=${() => void this.#outbox.model.resume()}>${this.t('form.outbox.tryNow')}</button>`
          : nothing}
      </div>
      <ul>${rows.map((row) => this.#row(row))}</ul>
    </div>`;
  }

  #row(row: Row): TemplateResult {
    return html`<li class="line">
      <span class="about"><span class="name" dir="auto">${row.draft.summary}</span> <span class="small muted">${this.t(`form.outbox.${row.standing}`)}</span></span>
      <span class="moves">
        ${row.standing === 'old'
          ? html`<button class="link small" type="button" @click=${() => void this.#outbox.model.confirm(row.key)}>${this.t('form.outbox.confirm')}</button>`
          : nothing}
        <button class="link small" type="button" @click=${() => this.#change(row)}>
          ${this.t('form.outbox.takeBack')}<span class="visually-hidden">: ${row.draft.summary}</span>
        </button>
      </span>
    </li>`;
  }

  #sent(ticket: Ticket): TemplateResult {
    return this.#news(icon('check'), this.#sentWords(ticket), this.t('form.receipt.ticket'), () => this.session.go({ name: 'ticket', id: ticket.id }));
  }

  #back({ row }: Back): TemplateResult {
    return this.#news(icon('alert'), this.#backWords(row), this.t('form.outbox.look'), () => this.#open(row));
  }

  #news(sign: TemplateResult, said: string, way: string, go: () => void): TemplateResult {
    const seen = (): void => this.#unseen.model.forget();
    const follow = (): void => {
      seen();
      go();
    };
    return html`<div class="message news" part="notice">
      ${sign}
      <p tabindex="-1">${said}</p>
      <button class="link" type="button" @click=${follow}>${way}</button>
      <button class="square" type="button" aria-label=${this.t('form.outbox.dismiss')} @click=${seen}>${icon('close')}</button>
    </div>`;
  }

  #sentWords({ number, summary }: Ticket): string {
    return this.t('form.outbox.sent', { number, summary });
  }

  #backWords({ written }: Back['row']): string {
    return this.t('form.outbox.back', { summary: written.summary });
  }

  /** Takes a message back and opens its form, in which it stands, or is offered to go on with. */
  async #change(row: Row): Promise<void> {
    const isMine = this.#drafting.state.placed === row.key;
    await (isMine ? this.#drafting.model.takeBack() : this.#outbox.model.takeBack(row.key));
    this.#open(row);
  }

  #open({ written: { channel, premium } }: Back['row']): void {
    this.session.go({ name: 'form', channel, premium });
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-outbox', AskOutbox);

declare global {
  interface HTMLElementTagNameMap {
    'ask-outbox': AskOutbox;
  }
}
