import { html, nothing, type TemplateResult } from 'lit';
import { LONGEST, type Fault, type Field } from '../../core/draft.js';
import type { Words } from '../../i18n/words.js';
import { icon } from '../../ui/icons.js';

/** A counter is shown only when this few characters are left. */
const NEARLY_FULL = 50;

/** What a field shows and whom it tells. */
export interface FieldState {
  readonly field: Field;
  readonly value: string;
  readonly fault: Fault | undefined;
  readonly help: string | TemplateResult | undefined;
  /** What may be chosen, by value; absent where one writes freely. */
  readonly options?: Readonly<Record<string, string>>;
  /** Whether the host has filled it for good. */
  readonly locked: boolean;
  readonly write: (value: string) => void;
}

/** A field of the form: label above, help under it, then what is wrong. */
export function field(state: FieldState, words: Words): TemplateResult {
  const { field: name, fault, help } = state;
  const limit = name === 'language' ? undefined : LONGEST[name];
  const left = limit ? limit - [...state.value].length : Infinity;
  return html`<div class="field" part="field">
    <label class="label" for=${name}>${words.t(`form.field.${name}`)}</label>
    ${control(state, [help && `${name}-help`, fault && `${name}-fault`].filter(Boolean).join(' '))}
    ${help ? html`<p class="small muted" id="${name}-help">${help}</p>` : nothing}
    ${fault
      ? html`<p class="small fault" id="${name}-fault">${icon('alert')}${words.t(`form.fault.${fault}`, { count: limit })}</p>`
      : nothing}
    ${left <= NEARLY_FULL && left >= 0 ? html`<p class="small muted" role="status">${words.t('form.left', { count: left })}</p>` : nothing}
  </div>`;
}

function control(state: FieldState, describedBy: string): TemplateResult {
  const { field: name, value, fault, options, locked, write } = state;
  const input = (event: Event): void => write((event.target as HTMLInputElement).value);
  const invalid = fault ? 'true' : 'false';
  const described = describedBy || nothing;
  if (options)
    return html`<select class="control" id=${name} name=${name} ?disabled=${locked} aria-invalid=${invalid} aria-describedby=${described} @change=${input}>
      ${Object.entries(options).map(([option, label]) => html`<option value=${option} ?selected=${option === value}>${label}</option>`)}
    </select>`;
  if (name === 'description')
    return html`<textarea
      class="control"
      id=${name}
      name=${name}
      rows="5"
      ?readonly=${locked}
      aria-required="true"
      aria-invalid=${invalid}
      aria-describedby=${described}
      .value=${value}
      @input=${input}
    ></textarea>`;
  return html`<input
    class="control"
    id=${name}
    name=${name}
    type=${TYPES[name] ?? 'text'}
    ?readonly=${locked}
    autocomplete=${TYPES[name] ?? 'off'}
    aria-required="true"
    aria-invalid=${invalid}
    aria-describedby=${described}
    .value=${value}
    @input=${input}
  />`;
}

/** How the browser is to help with a field: the keyboard it shows and what it fills in. */
const TYPES: Partial<Record<Field, 'email' | 'tel'>> = { email: 'email', phone: 'tel' };
