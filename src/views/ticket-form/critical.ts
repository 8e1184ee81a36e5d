import { html, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';

/** The box for a business-critical issue, with what that means, what counts and what does not (R46–R50). */
export function critical(ticked: boolean, tick: (critical: boolean) => void, words: Words): TemplateResult {
  const list = (part: string, keys: readonly string[]): TemplateResult =>
    html`<ul class="dots">${keys.map((key) => html`<li>${words.t(`form.critical.${part}.${key}`)}</li>`)}</ul>`;
  return html`<div class="critical" part="field">
    <label class="tick">
      <input
        type="checkbox"
        id="critical"
        aria-describedby="critical-help"
        .checked=${ticked}
        @change=${(event: Event) => tick((event.target as HTMLInputElement).checked)}
      />
      <span class="label">${words.t('form.critical.label')}</span>
    </label>
    <p class="small muted" id="critical-help">${words.t('form.critical.help')}</p>
    <details class="small">
      <summary>${words.t('form.critical.examplesTitle')}</summary>
      ${list('examples', ['access', 'outage', 'content', 'data'])}
      <p class="label">${words.t('form.critical.notTitle')}</p>
      ${list('not', ['few', 'question', 'cosmetic', 'information'])}
    </details>
  </div>`;
}
