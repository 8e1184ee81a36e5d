import { html, nothing, type TemplateResult } from 'lit';
import type { Hit } from '../../core/article.js';
import type { Words } from '../../i18n/words.js';
import { result } from '../../ui/result.js';

/** Articles that may spare the ticket. They open in the dialog, and "back" leads to every word. */
export const similar = (hits: readonly Hit[], text: string, open: (hit: Hit) => void, words: Words): TemplateResult | typeof nothing =>
  hits.length === 0
    ? nothing
    : html`<section class="similar" aria-labelledby="similar">
        <h3 id="similar">${words.t('form.similar.title')}</h3>
        <ul class="rows">${hits.map((hit) => html`<li>${result(hit, text, words, () => open(hit))}</li>`)}</ul>
      </section>`;
