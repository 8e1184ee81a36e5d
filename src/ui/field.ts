import { html, nothing, type TemplateResult } from 'lit';
import type { Fault } from '../core/fault.js';
import { choicesIn } from '../core/fields.js';
import type { Words } from '../i18n/words.js';
import { icon } from './icons.js';

/** A counter is shown only when this few characters are left, and of a short field the last quarter. */
const NEARLY_FULL = 50;

/** What a field shows and whom it tells. */
export interface FieldState {
  /** Of its control. */
  readonly id: string;
  readonly kind: 'text' | 'email' | 'tel' | 'date' | 'textarea' | 'choice' | 'multi';
  readonly label: string;
  readonly value: string;
  readonly fault: Fault | undefined;
  readonly help: string | TemplateResult | undefined;
  /** What may be chosen, by value. */
  readonly options?: Readonly<Record<string, string>>;
  /** The most characters taken. */
  readonly longest?: number | undefined;
  /** Whether it may be left empty. */
  readonly optional: boolean;
  /** Whether the host has filled it for good. */
  readonly locked: boolean;
  readonly write: (value: string) => void;
  /** One choice of several is made or unmade. */
  readonly choose?: (choice: string, isChosen: boolean) => void;
  /** The field is left. */
  readonly leave?: () => void;
}

/** A field of the form: label above, help under it, then what is wrong. */
export function field(state: FieldState, words: Words): TemplateResult {
  const { id, kind, label, value, fault, help, longest, optional } = state;
  const left = longest ? longest - [...value].length : Infinity;
  const name = html`${label}${optional ? html` <span class="muted optional">(${words.t('form.optional')})</span>` : nothing}`;
  const under = html`${help ? html`<p class="small muted" id="${id}-help">${help}</p>` : nothing}
  ${fault ? html`<p class="small fault" id="${id}-fault">${icon('alert')}${words.t(`form.fault.${fault}`, { count: longest })}</p>` : nothing}
  ${left <= Math.min(NEARLY_FULL, (longest ?? 0) / 4) && left >= 0 ? html`<p class="small muted" role="status">${words.t('form.left', { count: left })}</p>` : nothing}`;
  const describedBy = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || nothing;
  if (kind === 'multi')
    return html`<fieldset class="field" part="field" id=${id} aria-describedby=${describedBy}>
      <legend class="label">${name}</legend>
      ${boxes(state)} ${under}
    </fieldset>`;
  return html`<div class="field" part="field">
    <label class="label" for=${id}>${name}</label>
    ${control(state, describedBy, words)} ${under}
  </div>`;
}

function boxes({ value, options = {}, fault, locked, choose }: FieldState): TemplateResult {
  const chosen = choicesIn(value);
  return html`${Object.entries(options).map(
    ([option, label]) => html`<label class="tick">
      <input
        type="checkbox"
        ?disabled=${locked}
        aria-invalid=${fault ? 'true' : 'false'}
        .checked=${chosen.includes(option)}
        @change=${(event: Event) => choose?.(option, (event.target as HTMLInputElement).checked)}
      />
      <span dir="auto">${label}</span>
    </label>`,
  )}`;
}

function control(state: FieldState, describedBy: string | typeof nothing, words: Words): TemplateResult {
  const { id, kind, value, fault, options, optional, locked, write, leave } = state;
  const input = (event: Event): void => write((event.target as HTMLInputElement).value);
  const invalid = fault ? 'true' : 'false';
  const required = optional ? 'false' : 'true';
  if (options)
    return html`<select class="control" id=${id} name=${id} ?disabled=${locked} aria-invalid=${invalid} aria-describedby=${describedBy} aria-required=${required} @change=${input}>
      ${value in options ? nothing : html`<option value="" selected>${words.t('form.choose')}</option>`}
      ${Object.entries(options).map(([option, label]) => html`<option value=${option} .selected=${option === value}>${label}</option>`)}
      ${optional && value in options ? html`<option value="">${words.t('form.chooseNone')}</option>` : nothing}
    </select>`;
  if (kind === 'textarea')
    return html`<textarea
      class="control"
      id=${id}
      name=${id}
      rows="5"
      ?readonly=${locked}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      .value=${value}
      @input=${input}
    ></textarea>`;
  const type = kind === 'email' || kind === 'tel' || kind === 'date' ? kind : 'text';
  return html`<input
    class="control"
    id=${id}
    name=${id}
    type=${type}
    ?readonly=${locked}
    autocomplete=${type === 'email' || type === 'tel' ? type : 'off'}
    aria-required=${required}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
    .value=${value}
    @input=${input}
    @blur=${leave ?? nothing}
  />`;
}
