import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import type { FieldState } from '../../ui/field.js';

/** A field as far as it may be at fault. */
export type Wrong = Pick<FieldState, 'id' | 'label' | 'fault' | 'longest'>;

/** Above the form, what is wrong in it, each a way to its field. */
export function faults(states: readonly Wrong[], go: (id: string) => void, words: Words): TemplateResult | typeof nothing {
  const wrong = states.filter(({ fault }) => fault);
  if (wrong.length === 0) return nothing;
  return html`<div class="faults" role="alert">
    <h3>${words.t('form.faults', { count: wrong.length })}</h3>
    <ul>
      ${wrong.map(
        ({ id, label, fault, longest }) => html`<li class="small">
          <button class="link" type="button" @click=${() => go(id)}>${label}</button>: ${words.t(`form.fault.${fault}`, { count: longest })}
        </li>`,
      )}
    </ul>
  </div>`;
}
