import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CHECKS, coached } from '../../core/coach.js';
import { fieldsOf, type Draft, type Field } from '../../core/draft.js';
import { baseOf, LANGUAGES } from '../../core/language.js';
import { MOST_WAITING } from '../../core/outbox.js';
import { CHANNELS, type Channel } from '../../core/plan.js';
import type { Offer } from '../../core/offer.js';
import { formatsOf } from '../../i18n/formats.js';
import { Announcer } from '../../ui/announcer.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { icon } from '../../ui/icons.js';
import { dueWords, replyWords } from '../../ui/reply.js';
import { AskView } from '../../ui/view-element.js';
import { critical } from './critical.js';
import { field } from './field.js';
import { offeredDrafts } from './offered.js';
import { onItsWay } from './on-its-way.js';
import { styles } from './ticket-form.styles.js';

/**
 * Writes a ticket: its fields, what is wrong with them, a coach, and the button that sends it.
 *
 * @csspart field - One field with its label.
 * @csspart submit-button - Sends the ticket.
 * @csspart notice - What one should know before sending, or what went wrong.
 */
export class AskTicketForm extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { channel: {} };

  /** The channel to write for where the form is placed in the page; in the panel it is the one chosen there. */
  declare channel: string | undefined;

  readonly #drafting = this.follow((session) => session.desk?.drafting);
  readonly #outbox = this.follow((session) => session.desk?.outbox);
  readonly #announcer = new Announcer(this);

  override render(): TemplateResult {
    const { draft, offer } = this.#drafting.state;
    return html`<div class="place">
      ${draft && offer ? this.#form(draft, offer) : this.#unavailable()} ${this.#announcer.render()}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const channel = CHANNELS.find((one) => one === this.channel);
    const offer = changed.has('channel') && channel && this.session.desk?.contact.offered(channel);
    if (offer) void this.#drafting.model.open(offer);
  }

  #form(draft: Draft, offer: Offer): TemplateResult {
    const { placed } = this.#drafting.state;
    return html`<h2 tabindex="-1">${this.t(`form.title.${draft.channel}`)}</h2>
      <form class="group" novalidate @submit=${this.#submit}>
        ${placed ? nothing : this.#offered()} ${this.#faults()}
        <fieldset class="group" ?disabled=${Boolean(placed)}>
          ${fieldsOf(draft.channel).map((name) => this.#field(name, draft, offer))} ${this.#critical(draft)} ${placed ? nothing : this.#coach(draft)}
        </fieldset>
        ${this.#notices()} ${this.#promise(draft)} ${this.#refused()} ${placed ? this.#onItsWay(placed) : this.#submitButton(draft)}
      </form>`;
  }

  /** No draft: it has become a ticket, or the channel is not this visitor's. */
  #unavailable(): TemplateResult {
    const { sent } = this.#drafting.state;
    if (sent) return html`<p role="status">${this.t('form.receipt.number', { number: sent.ticket.number })}</p>`;
    return html`<h2 tabindex="-1">${this.t('form.closed')}</h2>
      <p><button class="button" type="button" @click=${() => this.session.go({ name: 'contact' })}>${this.t('form.channels')}</button></p>`;
  }

  #field(name: Field, draft: Draft, offer: Offer): TemplateResult {
    const { faults, locked } = this.#drafting.state;
    const options = name === 'language' ? this.#languages(offer) : undefined;
    return field(
      {
        field: name,
        value: draft[name],
        fault: faults[name],
        help: this.#help(name, draft, offer),
        locked: locked.includes(name),
        write: (value) => this.#drafting.model.write({ [name]: value }),
        ...(options && { options }),
      },
      this.words,
    );
  }

  #languages(offer: Offer): Readonly<Record<string, string>> {
    const tags = offer.languages.length > 0 ? offer.languages : [...new Set([offer.language, ...LANGUAGES])];
    return Object.fromEntries(tags.map((tag) => [tag, formatsOf(this.words).language(tag)]));
  }

  #help(name: Field, draft: Draft, offer: Offer): string | TemplateResult | undefined {
    if (name !== 'language') return this.words.has(`form.help.${name}`) ? this.t(`form.help.${name}`) : undefined;
    const wanted = this.words.language;
    const spoken = this.session.setup.value.settings.person?.language;
    if (draft.channel === 'callback' && spoken) return this.#called(draft);
    if (offer.languages.length === 0 || offer.languages.some((tag) => baseOf(tag) === baseOf(wanted))) return undefined;
    const formats = formatsOf(this.words);
    return this.t('form.help.language', { wanted: formats.language(wanted), answered: formats.language(draft.language) });
  }

  /** One is called back in the language of one's settings, and may want to change them (R23). */
  #called(draft: Draft): TemplateResult {
    const { links } = this.session.setup.value.settings;
    return html`${this.t('form.help.callLanguage', { language: formatsOf(this.words).language(draft.language) })}
    ${links?.personalSettings ? html`<a href=${links.personalSettings} target="_blank" rel="noopener">${this.t('form.personalSettings')}</a>` : nothing}`;
  }

  #faults(): TemplateResult | typeof nothing {
    const names = Object.keys(this.#drafting.state.faults) as Field[];
    if (names.length === 0) return nothing;
    return html`<div class="faults" role="alert">
      <h3>${this.t('form.faults', { count: names.length })}</h3>
      <ul>
        ${names.map(
          (name) => html`<li class="small">
            <button class="link" type="button" @click=${() => this.#focus(name)}>${this.t(`form.field.${name}`)}</button>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #coach(draft: Draft): TemplateResult {
    const passed = coached(draft);
    return html`<div class="coach small">
      <h3 id="coach">${this.t('form.coach.title')}</h3>
      <ul class="checks" aria-labelledby="coach">
        ${CHECKS.map(
          (check) => html`<li class=${passed[check] ? 'ticked' : ''}>
            <span class="dot">${icon('check')}</span>
            <span>${this.t(`form.coach.${check}`)}${passed[check] ? html`<span class="visually-hidden"> (${this.t('form.coach.done')})</span>` : nothing}</span>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #critical(draft: Draft): TemplateResult | typeof nothing {
    if (!draft.premium || draft.channel !== 'email') return nothing;
    const tick = (ticked: boolean): void => this.#drafting.model.write({ severity: ticked ? 'critical' : 'standard' });
    return critical(draft.severity === 'critical', tick, this.words);
  }

  /** Which reply time holds for this very person, said before sending (R43, R44). */
  #promise(draft: Draft): TemplateResult | typeof nothing {
    const reply = this.session.desk!.contact.promise(draft);
    const kind = reply.kind;
    if (!draft.premium || (kind !== 'guaranteed' && kind !== 'aim')) return nothing;
    const { links } = this.session.setup.value.settings;
    const said = [replyWords(reply, this.words), dueWords(reply, this.words, this.session.world.clock.now())].filter(Boolean).join(', ');
    return html`<div class="notice" part="notice" role="status">
      <p>
        ${this.t(`form.promise.${kind}`, { reply: said })}
        ${kind === 'guaranteed' && links?.guaranteeExceptions
          ? html`<a href=${links.guaranteeExceptions} target="_blank" rel="noopener">${this.t('form.promise.exceptions')}</a>`
          : nothing}
      </p>
    </div>`;
  }

  #submitButton(draft: Draft): TemplateResult {
    return html`<button class="button primary" part="submit-button" type="submit">${this.t(`form.send.${draft.channel}`)}</button>
      <p class="small muted">${this.t(draft.channel === 'callback' ? 'form.nextCallback' : 'form.next')}</p>`;
  }

  #onItsWay(key: string): TemplateResult {
    const { rows, next, unkept } = this.#outbox.state;
    const { model } = this.#drafting;
    const when = next && formatsOf(this.words).soon(next.toISOString(), this.session.world.clock.now());
    const old = rows.find((row) => row.key === key)?.standing === 'old';
    const moves = {
      tryNow: () => void (old ? this.#outbox.model.confirm(key) : this.#outbox.model.resume()),
      takeBack: () => void model.takeBack(),
      another: () => void model.another(),
    };
    return onItsWay(rows.find((row) => row.key === key), when, unkept, moves, this.words);
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

  #refused(): TemplateResult | typeof nothing {
    const { problem, full } = this.#drafting.state;
    if (full) return html`<div class="notice trouble" part="notice" role="alert">${icon('alert')}<p>${this.t('form.outbox.full', { count: MOST_WAITING })}</p></div>`;
    if (!problem) return nothing;
    const { kind, code } = problem;
    const refusal = code && this.words.has(`contact.reason.${code}`) ? this.t(`contact.reason.${code}`) : '';
    return html`<div class="notice trouble" part="notice" role="alert">
      ${icon('alert')}
      <p><strong>${this.t('form.outbox.waiting')}</strong> ${refusal} ${this.t(`panel.problem.${kind}`)}</p>
    </div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const channel = this.#drafting.state.draft?.channel as Channel;
    await this.#drafting.model.send();
    await this.updateComplete;
    const [first] = fieldsOf(channel).filter((name) => this.#drafting.state.faults[name]);
    if (first) this.#focus(first);
  };

  #focus(name: Field): void {
    this.renderRoot.querySelector<HTMLElement>(`#${name}`)?.focus();
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-ticket-form', AskTicketForm);

declare global {
  interface HTMLElementTagNameMap {
    'ask-ticket-form': AskTicketForm;
  }
}
