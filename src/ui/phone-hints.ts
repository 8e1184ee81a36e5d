import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { canonical } from '../core/language.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import type { FieldState } from './field.js';
import type { PhoneHint } from './phone-hint.js';

/**
 * Says what a number that was written looks like, once its field is left: nobody likes to hear "too short" at the second
 * digit. What knows the numbers of the world is fetched with the first one; where it never comes, nothing is said.
 */
export class PhoneHints {
  readonly #host: ReactiveControllerHost;
  #judge: ((text: string, region?: string) => PhoneHint | undefined) | undefined;
  #fetching = false;
  #isWriting = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Hears that somebody writes in the field, or leaves it. */
  hear(what: 'writes' | 'leaves'): void {
    this.#isWriting = what === 'writes';
    this.#host.requestUpdate();
  }

  /** What is said of a number, in the place of `help` where there is anything to say; `take` puts the one suggested in its place. */
  say(text: string, help: FieldState['help'], take: (number: string) => void, words: Words): TemplateResult {
    if (text) void this.#fetch();
    const hint = this.#isWriting ? undefined : this.#judge?.(text, regionOf(words));
    return html`<span role="status">${hint ? said(hint, take, words) : help}</span>`;
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    // A courtesy: without it any number can be sent just as well.
    this.#judge = (await import('./phone-hint.js').catch(() => undefined))?.phoneHint;
    this.#host.requestUpdate();
  }
}

function said({ kind, region, code = '', number = '' }: PhoneHint, take: (number: string) => void, words: Words): TemplateResult | string {
  const place = region ? formatsOf(words).region(region) : code;
  if (kind === 'fine') return html`${place} · <bdi dir="ltr">${number}</bdi>`;
  if (kind === 'suggest') return html`<button class="link" type="button" @click=${() => take(number)}>${words.t('form.call.hint.use', { number: `\u2066${number}\u2069`, place })}</button>`;
  return words.t(`form.call.hint.${kind}`, { place });
}

/** The region a reader is likely to be in: the one that the page's language names, or the browser's. */
function regionOf({ tags }: Words): string | undefined {
  const known = [...tags, ...navigator.languages].flatMap((tag) => canonical(tag) ?? []);
  return known.map((tag) => new Intl.Locale(tag).region).find((region) => region !== undefined);
}
