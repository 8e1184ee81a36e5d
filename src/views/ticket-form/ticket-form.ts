import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fieldsOf, type Draft, type Field } from '../../core/draft.js';
import { shownFields } from '../../core/fields.js';
import type { Offer } from '../../core/offer.js';
import { CHANNELS } from '../../core/plan.js';
import { formatsOf } from '../../i18n/formats.js';
import type { Row } from '../../session/outbox.js';
import { Announcer } from '../../ui/announcer.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { field, type FieldState } from '../../ui/field.js';
import { fetchFiles } from '../../ui/files/fetch.js';
import { carriesFiles, filesIn } from '../../ui/files/handed-files.js';
import { Handover } from '../../ui/handover.js';
import { styles as fields } from '../../ui/field.styles.js';
import { icon } from '../../ui/icons.js';
import { LatePart } from '../../ui/late-part.js';
import { AskView } from '../../ui/view-element.js';
import { coach } from './coach.js';
import { critical } from './critical.js';
import { faults, type Wrong } from './faults.js';
import { customStateOf, stateOf } from './field-states.js';
import { goingAlong } from './going-along.js';
import { helpOf, languagesOf } from './help.js';
import { offeredDrafts } from './offered.js';
import { onItsWay, standingWords } from './on-its-way.js';
import { otherWays } from './other-ways.js';
import { promise } from './promise.js';
import { refused } from './refused.js';
import { similar } from './similar.js';
import { styles } from './ticket-form.styles.js';

/**
 * Writes a ticket: its fields and files, what is wrong with them, a coach, the button that sends it, and how the sending stands.
 *
 * @csspart field - One field with its label.
 * @csspart submit-button - Sends the ticket.
 * @csspart notice - What one should know before sending, or what went wrong.
 * @csspart result - An article that may spare the ticket.
 */
export class AskTicketForm extends AskView {
  static override styles = [AskView.styles, content, fields, styles];
  static override properties = { channel: {} };

  /** The channel to write for where the form is placed in the page; in the panel it is the one chosen there. */
  declare channel: string | undefined;

  readonly #drafting = this.follow((session) => session.desk?.drafting);
  readonly #outbox = this.follow((session) => session.desk?.outbox);
  readonly #similar = this.follow((session) => session.desk?.similar);
  readonly #attachments = this.follow((session) => session.desk?.attachments);
  readonly #announcer = new Announcer(this);
  readonly #handover = new Handover(this);
  /** What shows files: not every house takes them. */
  readonly #files = new LatePart(this, fetchFiles);
  /** What a call-back's form has alone. */
  readonly #call = new LatePart(this, async () => new (await import('./call.js')).Call(this));
  /** When the next try is due, and how that was said: a number that ran down would be read out without end. */
  #next: { readonly due: Date; readonly said: string } | undefined;

  override render(): TemplateResult {
    const { draft, offer } = this.#drafting.state;
    return html`<div class="place">
      ${draft && offer ? this.#form(draft, offer) : this.#unavailable()} ${this.#announcer.render()}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#handover.before();
    const channel = CHANNELS.find((one) => one === this.channel);
    const { draft, sent } = this.#drafting.state;
    // In the page the form begins anew for whoever comes next.
    const begins = changed.has('channel') || (!draft && !sent);
    const offer = begins && channel && this.session.desk?.contact.offered(channel);
    if (offer) void this.#drafting.model.open(offer);
    const { tell } = this.session.world;
    if (this.#attachments.model.possible) void this.#files.need(tell.problem);
    if (this.#drafting.state.draft?.channel === 'callback') void this.#call.need(tell.problem);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { placed, draft, problem } = this.#drafting.state;
    this.#handover.after(placed ? '.status' : !draft ? 'h2' : problem ? '[aria-invalid=true], .refusal' : '#summary');
    const { hits } = this.#similar.state;
    if (hits.length > 0) this.#announcer.sayOnce(this.t('form.similar.said', { count: hits.length }));
  }

  #form(draft: Draft, offer: Offer): TemplateResult {
    const { placed, problem, full } = this.#drafting.state;
    const own = fieldsOf(draft.channel).map((name) => ({ name, state: this.#own(name, draft, offer) }));
    const custom = this.#custom(draft);
    const files = { id: 'files', label: this.t('form.files.title'), fault: this.#drafting.state.faults.attachments, longest: undefined };
    return html`<h2 tabindex="-1">${this.t(`form.title.${draft.channel}`)}</h2>
      <form class="group" novalidate @submit=${this.#submit} @dragover=${this.#hand} @drop=${this.#hand} @paste=${this.#hand}>
        ${placed ? nothing : this.#offered()} ${faults([...own.flatMap(({ name, state }) => (name === 'phone' ? [state, ...this.#time()] : [state])), ...custom, files], this.#focus, this.words)}
        <fieldset class="group" ?disabled=${Boolean(placed)}>
          ${own.map(({ name, state }) => html`${field(state, this.words)} ${this.#below(name, draft)}`)}
          ${custom.map((state) => field(state, this.words))} ${this.#critical(draft)}
          ${this.#attachments.model.possible ? this.#attachmentsOf(draft, Boolean(placed)) : nothing} ${placed ? nothing : coach(draft, this.words)}
          ${goingAlong(this.#drafting.model, this.words)}
        </fieldset>
        ${this.#notices()} ${promise(draft, this.session, this.words)} ${refused(problem, full, otherWays(this.session, this.words), this.words)}
        ${placed ? this.#onItsWay(placed) : this.#submitButton(draft)}
      </form>`;
  }

  /** No draft: it has become a ticket, or the channel is not this visitor's. */
  #unavailable(): TemplateResult {
    const { sent, offer } = this.#drafting.state;
    if (!sent || !offer)
      return html`<h2 tabindex="-1">${this.t('form.closed')}</h2>
        <p><button class="button" type="button" @click=${() => this.session.go({ name: 'contact' })}>${this.t('form.channels')}</button></p>`;
    return html`<h2 tabindex="-1">${this.t('form.receipt.title')}</h2>
      <p role="status">${this.t('form.receipt.number', { number: sent.ticket.number })}</p>
      <p><button class="button" type="button" @click=${() => this.#drafting.model.open(offer)}>${this.t('form.outbox.another')}</button></p>`;
  }

  #attachmentsOf(draft: Draft, isPlaced: boolean): TemplateResult {
    const isFaulty = Boolean(this.#drafting.state.faults.attachments);
    return html`<ask-attachments
      id="files"
      class=${isFaulty ? 'at-fault' : ''}
      .model=${this.#attachments.model}
      .files=${draft.attachments}
      .placed=${isPlaced}
      .faulty=${isFaulty}
    ></ask-attachments>`;
  }

  #own(name: Field, draft: Draft, offer: Offer): FieldState {
    const state = stateOf(name, this.#drafting.model, helpOf(name, draft, offer, this.session, this.words), this.words);
    if (name === 'language') return { ...state, options: languagesOf(offer, this.words) };
    if (name === 'phone') return this.#call.part?.phone(state, this.words) ?? state;
    if (name !== 'summary') return state;
    const write = (text: string): void => {
      state.write(text);
      this.#similar.model.look(text);
    };
    return { ...state, write, leave: () => this.#similar.model.stop() };
  }

  /** What stands below a field. */
  #below(name: Field, draft: Draft): TemplateResult | typeof nothing {
    const { model, state } = this.#drafting;
    if (name === 'summary' && !state.placed) return this.#similarOnes();
    return (name === 'phone' && this.#call.part?.when(draft, model, this.session, this.words)) || nothing;
  }

  #time(): readonly Wrong[] {
    const { part } = this.#call;
    return part ? [part.time(this.#drafting.model, this.words)] : [];
  }

  #custom(draft: Draft): readonly FieldState[] {
    const all = this.session.setup.value.settings.fields ?? [];
    return shownFields(all, draft).map((one) => customStateOf(one, all, this.#drafting.model, this.words));
  }

  #similarOnes(): TemplateResult | typeof nothing {
    const { hits, text } = this.#similar.state;
    return similar(hits, text, ({ id, lang }) => this.session.go({ name: 'article', id, language: lang }), this.words);
  }

  #critical(draft: Draft): TemplateResult | typeof nothing {
    if (!draft.premium || draft.channel !== 'email') return nothing;
    const tick = (ticked: boolean): void => this.#drafting.model.write({ severity: ticked ? 'critical' : 'standard' });
    return critical(draft.severity === 'critical', tick, this.words);
  }

  #submitButton(draft: Draft): TemplateResult {
    return html`<button class="button primary" part="submit-button" type="submit">${this.t(`form.send.${draft.channel}`)}</button>
      <p class="small muted">${this.t(draft.channel === 'callback' ? 'form.nextCallback' : 'form.next')}</p>
      ${this.#drafting.state.saved ? html`<p class="small muted saved">${icon('check')}${this.t('form.saved')}</p>` : nothing}`;
  }

  #onItsWay(key: string): TemplateResult {
    const { model } = this.#drafting;
    const { links } = this.session.setup.value.settings;
    const moves = { tryNow: () => void this.#tryNow(key), takeBack: () => void model.takeBack(), another: () => void model.another() };
    return onItsWay(this.#row(key), { ...this.#waits, login: links?.login, others: otherWays(this.session, this.words) }, moves, this.words);
  }

  #row(key: string): Row | undefined {
    return this.#outbox.state.rows.find((row) => row.key === key);
  }

  get #waits(): { readonly next: string | undefined; readonly unkept: boolean } {
    const { next: due, unkept } = this.#outbox.state;
    if (due && this.#next?.due !== due) this.#next = { due, said: formatsOf(this.words).ahead(due.toISOString(), this.session.world.clock.now()) };
    return { next: due && this.#next?.said, unkept };
  }

  async #tryNow(key: string): Promise<void> {
    const { model } = this.#outbox;
    this.#announcer.say(this.t('form.outbox.trying'));
    await (this.#row(key)?.standing === 'old' ? model.confirm(key) : model.resume());
    const left = this.#row(key);
    // The sentence may be the same as before, and would not be read out again.
    if (left) this.#announcer.say(standingWords(left, this.#waits, this.words));
  }

  #offered(): TemplateResult | typeof nothing {
    const { model, state } = this.#drafting;
    const moves = { take: (id: string) => void model.take(id), discard: (id: string) => void model.discard(id) };
    return offeredDrafts(state.offered, this.session.world.clock.now(), moves, this.words);
  }

  #notices(): TemplateResult {
    const { notices } = this.session.setup.value.settings;
    return html`${notices?.staffAccess ? html`<p class="small muted">${this.t('form.staffAccess')}</p>` : nothing}
    ${this.#drafting.state.unkept ? html`<div class="notice" part="notice" role="status"><p>${this.t('form.unkept')}</p></div>` : nothing}`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.#similar.model.stop();
    await this.#drafting.model.send();
    await this.updateComplete;
    if (Object.keys(this.#drafting.state.faults).length > 0) this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], .at-fault')?.focus();
  };

  readonly #focus = (id: string): void => {
    const found = this.renderRoot.querySelector<HTMLElement>(`#${id}`);
    (found instanceof HTMLFieldSetElement ? found.querySelector('input') : found)?.focus();
  };

  /** Takes files that are dropped or pasted; while they are dragged, keeps the browser from opening them in the place of the page. */
  readonly #hand = (event: DragEvent | ClipboardEvent): void => {
    if (!this.#attachments.model.possible || !carriesFiles(event)) return;
    event.preventDefault();
    // What is on its way takes no more; the pointer says so.
    const isTaken = !this.#drafting.state.placed;
    if (!isTaken && 'dataTransfer' in event && event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    const files = isTaken ? filesIn(event) : [];
    if (files.length > 0) void this.#attachments.model.add(files);
  };
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-ticket-form', AskTicketForm);

declare global {
  interface HTMLElementTagNameMap {
    'ask-ticket-form': AskTicketForm;
  }
}
