import { html, nothing, type TemplateResult } from 'lit';
import { CHECKS, coached } from '../../core/coach.js';
import type { Draft } from '../../core/draft.js';
import type { Words } from '../../i18n/words.js';
import { icon } from '../../ui/icons.js';

/** What makes a ticket quick to answer; each check ticks as one writes (R29). */
export function coach(draft: Draft, words: Words): TemplateResult {
  const passed = coached(draft);
  return html`<div class="coach small">
    <h3 id="coach">${words.t('form.coach.title')}</h3>
    <ul class="checks" aria-labelledby="coach">
      ${CHECKS.map(
        (check) => html`<li class=${passed[check] ? 'ticked' : ''}>
          <span class="dot">${icon('check')}</span>
          <span>${words.t(`form.coach.${check}`)}${passed[check] ? html`<span class="visually-hidden"> (${words.t('form.coach.done')})</span>` : nothing}</span>
        </li>`,
      )}
    </ul>
  </div>`;
}
