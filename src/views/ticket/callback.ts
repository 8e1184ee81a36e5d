import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { callStandingOf, type CallStanding } from '../../core/call.js';
import { isPhone } from '../../core/addresses.js';
import { LONGEST } from '../../core/draft.js';
import { faultOfCode, type Fault } from '../../core/fault.js';
import { isSlot, slotsFor } from '../../core/slots.js';
import type { Slot, Ticket } from '../../core/ticket.js';
import type { Thread } from '../../session/thread.js';
import { slotWords, soonestWords } from '../../ui/call-words.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { field } from '../../ui/field.js';
import { styles as fields } from '../../ui/field.styles.js';
import { Handover } from '../../ui/handover.js';
import { Phones } from '../../ui/phone.js';
import { PhoneHints } from '../../ui/phone-hints.js';
import { AskView } from '../../ui/view-element.js';
import { when } from '../../ui/when.js';
import { styles } from './callback.styles.js';

/** What is being changed about a call, and what is wrong with it. */
interface Changing {
  readonly phone: string;
  readonly slot: Slot | undefined;
  readonly faults: Readonly<Partial<Record<'phone' | 'slot', Fault>>>;
}

/**
 * A call-back within its ticket: whom we call, when, and how it stands. While it waits it can be changed, and cancelled.
 *
 * @csspart field - One field with its label.
 */
export class AskCallback extends AskView {
  static override styles = [AskView.styles, content, fields, styles];
  static override properties = { ticket: { attribute: false }, thread: { attribute: false }, act: { attribute: false } };

  /** The ticket of the call-back. */
  declare ticket: Ticket | undefined;
  /** What changes the ticket. */
  declare thread: Thread | undefined;
  /** Does something to the ticket, and tells where it fails; whether it worked. */
  declare act: ((act: () => Promise<boolean>) => Promise<boolean>) | undefined;

  readonly #thread = this.follow(() => this.thread);
  readonly #phones = new Phones(this);
  readonly #hints = new PhoneHints(this);
  readonly #handover = new Handover(this);
  #changing: Changing | undefined;
  #isAsking = false;
  #isWorded = false;

  override render(): TemplateResult | typeof nothing {
    const { ticket } = this;
    if (!ticket) return nothing;
    const standing = callStandingOf(ticket);
    return html`<section class="card group" aria-labelledby="title">
      <h3 id="title">${this.t('form.call.card.title')}</h3>
      ${this.#changing && standing === 'waiting' ? this.#form(ticket, this.#changing) : this.#facts(ticket, standing)}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#handover.before();
    if (this.#isWorded) return;
    this.#isWorded = true;
    // How soon somebody calls is said in the words of the channels.
    void this.words.load('contact').then(() => this.requestUpdate());
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#handover.after(this.#isAsking ? '.sure' : 'input, .standing');
  }

  #facts(ticket: Ticket, standing: CallStanding): TemplateResult {
    const soonest = standing === 'waiting' ? soonestWords(ticket, this.session, this.words) : undefined;
    const asap = html`${this.t('form.call.asap')}${soonest ? html` <span class="small muted">· ${soonest}</span>` : nothing}`;
    return html`<p class="standing" role="status" tabindex="-1">${this.t(`form.call.card.standing.${standing}`)}</p>
      <dl>
        <div><dt class="small muted">${this.t('form.call.card.number')}</dt><dd><bdi dir="ltr">${this.#phones.read(ticket.phone ?? '')}</bdi></dd></div>
        <div><dt class="small muted">${this.t('form.call.card.when')}</dt><dd>${ticket.slot ? slotWords(ticket.slot, this.words) : asap}</dd></div>
      </dl>
      ${standing === 'waiting' ? this.#moves(ticket) : nothing}`;
  }

  #moves(ticket: Ticket): TemplateResult {
    const isBusy = Boolean(this.#thread.state.doing);
    if (this.#isAsking)
      return html`<p class="sure" tabindex="-1">${this.t('form.call.card.sure')}</p>
        <p class="buttons">
          ${this.#button('yes', () => this.#cancel(), isBusy)} ${this.#button('no', () => this.#ask(false), isBusy)}
        </p>`;
    const { phone = '', slot } = ticket;
    return html`<p class="buttons">
        ${this.#thread.model.may('slot') ? this.#button('change', () => this.#write({ phone, slot, faults: {} }), isBusy) : nothing} ${this.#button('cancel', () => this.#ask(true), isBusy)}
      </p>`;
  }

  #form(ticket: Ticket, changing: Changing): TemplateResult {
    const { settings } = this.session.setup.value;
    const now = this.session.world.clock.now();
    const { phone, slot, faults } = changing;
    const write = (text: string): void => this.#amend({ phone: text });
    const typed = (text: string): void => {
      this.#hints.hear('writes');
      write(text);
    };
    const help = this.#hints.say(phone, this.t('form.help.phone'), write, this.words);
    const number = { id: 'phone', kind: 'tel', label: this.t('form.field.phone'), value: phone, fault: faults.phone, help, longest: LONGEST.phone, optional: false, locked: false } as const;
    const choose = (chosen: Slot | null): void => this.#amend({ slot: chosen ?? undefined });
    const times = { slots: slotsFor(settings, ticket.language, now, slot), slot, fault: faults.slot, soonest: soonestWords(ticket, this.session, this.words), now, choose };
    return html`<form class="group" novalidate @submit=${(event: Event) => this.#save(event, ticket)}>
      ${field({ ...number, write: typed, leave: () => this.#hints.hear('leaves') }, this.words)} ${when(times, this.words)} <p class="buttons">
        <button class="button primary" type="submit" ?disabled=${Boolean(this.#thread.state.doing)}>${this.t('form.call.card.save')}</button>
        ${this.#button('leave', () => this.#write(undefined), false)}
      </p>
    </form>`;
  }

  #button(name: string, press: () => void, isBusy: boolean): TemplateResult {
    return html`<button class="button" type="button" ?disabled=${isBusy} @click=${press}>${this.t(`form.call.card.${name}`)}</button>`;
  }

  #write(changing: Changing | undefined): void {
    this.#changing = changing;
    this.requestUpdate();
  }

  /** Takes what is written, into what stands there by now: a browser fills in several fields at once. Its fault goes. */
  #amend(part: Partial<Pick<Changing, 'phone' | 'slot'>>): void {
    if (!this.#changing) return;
    const left = Object.entries(this.#changing.faults).filter(([name]) => !(name in part));
    this.#write({ ...this.#changing, ...part, faults: Object.fromEntries(left) });
  }

  #ask(isAsking: boolean): void {
    this.#isAsking = isAsking;
    this.requestUpdate();
  }

  async #save(event: Event, ticket: Ticket): Promise<void> {
    event.preventDefault();
    if (!this.#changing) return;
    const { phone, slot } = this.#changing;
    const { settings } = this.session.setup.value;
    const isMoved = slot?.start !== ticket.slot?.start;
    const isLate = isMoved && slot && !isSlot(settings, ticket.language, slot, this.session.world.clock.now());
    const faults: Changing['faults'] = {
      ...(!isPhone(phone.trim()) && { phone: phone.trim() ? 'phone' : 'required' }),
      ...(isLate && { slot: 'slot' }),
    };
    if (Object.keys(faults).length > 0) return this.#fault({ phone, slot, faults });
    const change = { ...(phone.trim() !== ticket.phone && { phone: phone.trim() }), ...(isMoved && { slot: slot ?? null }) };
    if (Object.keys(change).length === 0) return this.#write(undefined);
    if (await this.act?.(() => this.#thread.model.change(change))) return this.#write(undefined);
    const { fields = {} } = this.#thread.state.problem ?? {};
    const refused = (['phone', 'slot'] as const).flatMap((name) => (fields[name] ? [[name, faultOfCode(fields[name])] as const] : []));
    if (refused.length > 0) await this.#fault({ phone, slot, faults: Object.fromEntries(refused) });
  }

  async #fault(changing: Changing): Promise<void> {
    this.#write(changing);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  async #cancel(): Promise<void> {
    await this.act?.(() => this.#thread.model.close());
    this.#ask(false);
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-callback', AskCallback);

declare global {
  interface HTMLElementTagNameMap {
    'ask-callback': AskCallback;
  }
}
