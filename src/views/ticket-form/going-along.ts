import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import type { Drafting } from '../../session/drafting.js';

/** What goes along beside the fields: to be seen before sending, and to be left out. */
export function goingAlong(drafting: Drafting, words: Words): TemplateResult | typeof nothing {
  const { draft, context } = drafting.state.value;
  if (!draft) return nothing;
  // A draft of another day may carry what this page does not.
  const all = { ...context, ...draft.context };
  const names = Object.keys(all);
  if (names.length === 0) return nothing;
  const take = (name: string, isTaken: boolean): void => {
    const taken = names.filter((one) => (one === name ? isTaken : one in draft.context));
    drafting.write({ context: Object.fromEntries(taken.map((one) => [one, all[one]])) });
  };
  return html`<details class="along small">
    <summary>${words.t('form.along.title', { count: Object.keys(draft.context).length })}</summary>
    <div class="group">
      <p class="muted">${words.t('form.along.help')}</p>
      ${names.map(
        (name, index) => html`<label class="tick">
          <input type="checkbox" id="along-${index}" .checked=${name in draft.context} @change=${(event: Event) => take(name, (event.target as HTMLInputElement).checked)} />
          <span><span class="label" dir="auto">${name === 'page' ? words.t('form.along.page') : name}</span><br /><span class="muted carried" dir="auto">${all[name]}</span></span>
        </label>`,
      )}
    </div>
  </details>`;
}
