import { html, nothing, type TemplateResult } from 'lit';
import type { Fault } from '../core/fault.js';
import type { Slot } from '../core/ticket.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import { callDays, sameTimeOn } from './call-days.js';
import { field, type FieldState } from './field.js';

/** When somebody may be called, and whom to tell what is chosen. */
export interface WhenState {
  readonly slots: readonly Slot[];
  /** The one chosen; absent is as soon as possible. */
  readonly slot: Slot | undefined;
  readonly fault: Fault | undefined;
  /** What to expect as soon as possible, such as "usually within 5 minutes". */
  readonly soonest: string | undefined;
  readonly now: Date;
  readonly choose: (slot: Slot | null) => void;
}

/** The id of the control that a fault of the time belongs to. */
export const TIME_ID = 'slot-time';

/** When to call: as soon as possible, or one of the times there are, by day in the visitor's own zone. */
export function when({ slots, slot, fault, soonest, now, choose }: WhenState, words: Words): TemplateResult {
  const asap = html`<span>${words.t('form.call.asap')}${soonest ? html` <span class="small muted">· ${soonest}</span>` : nothing}</span>`;
  const radio = (isChosen: boolean, chosen: Slot | null, name: TemplateResult): TemplateResult =>
    html`<label class="tick"><input type="radio" name="when" .checked=${isChosen} @change=${() => choose(chosen)} />${name}</label>`;
  return html`<fieldset class="field" part="field">
    <legend class="label">${words.t('form.call.legend')}</legend>
    ${radio(!slot, null, asap)} ${slots[0] || slot ? radio(Boolean(slot), slot ?? slots[0]!, html`<span>${words.t('form.call.choose')}</span>`) : nothing}
    ${slot ? times(slots, slot, fault, now, choose, words) : nothing}
  </fieldset>`;
}

function times(slots: readonly Slot[], chosen: Slot, fault: Fault | undefined, now: Date, choose: (slot: Slot) => void, words: Words): TemplateResult {
  const formats = formatsOf(words);
  const days = callDays(slots, formats);
  const day = days.find(({ name }) => name === formats.weekday(chosen.start));
  const take = (start: string | undefined): void => {
    const slot = slots.find((one) => one.start === start);
    if (slot) choose(slot);
  };
  const list: Pick<FieldState, 'kind' | 'optional' | 'locked'> = { kind: 'choice', optional: false, locked: false };
  const ofDay: FieldState = {
    ...list,
    id: 'slot-day',
    label: words.t('form.call.day'),
    value: day?.name ?? '',
    options: Object.fromEntries(days.map(({ name }) => [name, name])),
    fault: undefined,
    help: undefined,
    write: (name) => {
      const other = days.find((one) => one.name === name);
      if (other) take(sameTimeOn(other, chosen.start, formats));
    },
  };
  const ofTime: FieldState = {
    ...list,
    id: TIME_ID,
    label: words.t('form.call.time'),
    value: chosen.start,
    options: day?.times ?? {},
    fault,
    help: words.t('form.call.zone', { zone: formats.zone(now) }),
    write: take,
  };
  return html`<div class="times">${field(ofDay, words)} ${field(ofTime, words)}</div>`;
}
