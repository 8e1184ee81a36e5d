import { html, nothing, type TemplateResult } from 'lit';
import { formatsOf } from '../../i18n/formats.js';
import type { Words } from '../../i18n/words.js';
import type { Offered } from '../../session/offered.js';

/** What was written before and not sent: to go on with, or to throw away. */
export function offeredDrafts(
  offered: readonly Offered[],
  now: Date,
  moves: { take(id: string): void; discard(id: string): void },
  words: Words,
): TemplateResult | typeof nothing {
  if (offered.length === 0) return nothing;
  const one = ({ id, draft, saved, anonymous, tried }: Offered): TemplateResult => html`<li class="group">
    <p>
      <strong dir="auto">${draft.summary || draft.description.slice(0, 80) || words.t('form.offered.unnamed')}</strong><br />
      <span class="small muted">${words.t(`form.offered.${anonymous ? 'anonymous' : tried ? 'tried' : 'began'}`, { ago: formatsOf(words).ago(saved, now) })}</span>
    </p>
    <p class="buttons">
      <button class="button" type="button" @click=${() => moves.take(id)}>${words.t('form.offered.take')}</button>
      <button class="button quiet" type="button" @click=${() => moves.discard(id)}>${words.t('form.offered.discard')}</button>
    </p>
  </li>`;
  return html`<section class="notice offered" part="notice" aria-labelledby="offered">
    <h3 id="offered">${words.t('form.offered.title')}</h3>
    <ul class="group">${offered.map(one)}</ul>
  </section>`;
}
