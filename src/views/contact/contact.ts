import { html, nothing, type TemplateResult } from 'lit';
import { isTaken, type Offer } from '../../core/offer.js';
import { baseOf } from '../../core/language.js';
import { formatsOf } from '../../i18n/formats.js';
import { channelIcon } from '../../ui/channel-icon.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { icon } from '../../ui/icons.js';
import { linkTo } from '../../ui/link.js';
import { dialLink, Phones } from '../../ui/phone.js';
import { dueWords, replyWords } from '../../ui/reply.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './contact.styles.js';

/**
 * The channels this visitor may contact us through, with the time to expect, and why not the others.
 *
 * @slot more - Other ways to reach you, such as a forum.
 * @csspart channel - One channel.
 */
export class AskContact extends AskView {
  static override styles = [AskView.styles, content, styles];

  readonly #contact = this.follow((session) => session.desk?.contact);
  readonly #phones = new Phones(this);

  override render(): TemplateResult {
    const { offers } = this.#contact.state;
    const open = offers.filter((offer) => offer.state === 'offered');
    const closed = offers.filter((offer) => offer.state === 'closed');
    const denied = offers.filter((offer) => offer.state === 'denied');
    return html`<div class="place">
      <h2 tabindex="-1">${this.t('contact.title')}</h2>
      ${open.length
        ? html`<div class="group">
            <p class="muted">${this.t('contact.intro')}</p>
            <ul class="framed channels">${open.map((offer) => html`<li>${this.#offer(offer)}</li>`)}</ul>
            ${this.#inbox(open)}
          </div>`
        : closed.length
          ? nothing
          : html`<p>${this.t('contact.none')}</p>`}
      ${this.#closed(closed)} ${this.#denied(denied)} ${this.#dial(open)}
      <p><button class="link small" type="button" @click=${() => this.session.go({ name: 'account' })}>${this.t('panel.home.account')}</button></p>
      <slot name="more"></slot>
    </div>`;
  }

  #offer(offer: Offer): TemplateResult {
    const inside = html`${channelIcon(offer.channel)}<span class="words">
        <span class="name">${this.t(offer.label)}</span>
        <span class="small muted">${this.#facts(offer).join(' · ')}</span></span
      >${icon('forward')}`;
    const follow = (event: Event): void => {
      if (!this.session.choose(offer)) event.preventDefault();
    };
    const address = offer.link ?? (offer.channel === 'phone' && offer.number ? dialLink(offer.number) : undefined);
    if (address) return html`<div part="channel">${linkTo(address, inside, this.words, follow)}</div>`;
    return html`<button class="row" part="channel" type="button" @click=${follow}>${inside}</button>`;
  }

  /** Greyed but readable: what opens again, and when, in the visitor's own zone. A call for then can be asked for now. */
  #closed(offers: readonly Offer[]): TemplateResult | typeof nothing {
    if (offers.length === 0) return nothing;
    const when = (offer: Offer): string =>
      offer.opens ? this.t('contact.opens', { when: formatsOf(this.words).soon(offer.opens, this.session.world.clock.now()) }) : this.t('contact.closed');
    return html`<div class="group">
      <h3 id="closed">${this.t('contact.closedTitle')}</h3>
      <ul class="framed channels closed" aria-labelledby="closed">
        ${offers.map(
          (offer) => html`<li class="row" part="channel">
            ${channelIcon(offer.channel)}
            <span class="words"><span class="name">${this.t(offer.label)}</span> <span class="small muted">${when(offer)}</span></span>
            ${isTaken(offer) ? html`<button class="link small" type="button" @click=${() => this.session.choose(offer)}>${this.t('contact.callThen')}</button>` : nothing}
          </li>`,
        )}
      </ul>
    </div>`;
  }

  /** The dedicated number of premium support, at the bottom (R40). */
  #dial(open: readonly Offer[]): TemplateResult | typeof nothing {
    const phone = open.find((offer) => offer.premium && offer.channel === 'phone' && offer.number);
    if (!phone) return nothing;
    return html`<p class="dial muted">${this.t('contact.dial')} <a href=${dialLink(phone.number!)} dir="ltr">${this.#phones.read(phone.number!)}</a></p>`;
  }

  /** Beside e-mail, the way to what was sent before (R55). */
  #inbox(open: readonly Offer[]): TemplateResult | typeof nothing {
    const known = this.session.setup.value.settings.person && this.session.desk?.inbox.possible;
    if (!known || !open.some((offer) => offer.channel === 'email')) return nothing;
    return html`<p><button class="link small" type="button" @click=${() => this.session.go({ name: 'inbox' })}>${this.t('contact.inbox')}</button></p>`;
  }

  #facts(offer: Offer): readonly string[] {
    const now = this.session.world.clock.now();
    const time = replyWords(offer.reply, this.words) ?? this.#live(offer);
    const due = dueWords(offer.reply, this.words, now);
    const differs = baseOf(offer.language) !== baseOf(this.words.language);
    return [time, due, differs && this.t('contact.language', { language: formatsOf(this.words).language(offer.language) })].filter(
      (fact): fact is string => Boolean(fact),
    );
  }

  #live(offer: Offer): string | undefined {
    const key = `contact.live.${offer.channel}`;
    return this.words.has(key) ? this.t(key, { number: this.#phones.read(offer.number ?? '') }) : undefined;
  }

  #denied(offers: readonly Offer[]): TemplateResult | typeof nothing {
    const how = this.session.setup.value.settings.denied ?? 'explain';
    if (offers.length === 0 || how === 'hide') return nothing;
    const list = html`<ul class="denied">${offers.map((offer) => html`<li class="row">${channelIcon(offer.channel)}<span class="words">${this.#why(offer)}</span></li>`)}</ul>`;
    return how === 'list' ? list : html`<details><summary>${this.t('contact.why')}</summary>${list}</details>`;
  }

  #why(offer: Offer): TemplateResult {
    const { links } = this.session.setup.value.settings;
    const code = offer.reason?.code ?? 'plan';
    return html`<span class="name">${this.t(offer.label)}</span>
      <span class="small muted">${this.t(`contact.reason.${code}`, offer.reason?.values)}</span>
      ${code === 'seat' && links?.seats ? html`<a class="small" href=${links.seats} target="_blank" rel="noopener">${this.t('contact.seats')}</a>` : nothing}`;
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-contact', AskContact);

declare global {
  interface HTMLElementTagNameMap {
    'ask-contact': AskContact;
  }
}
