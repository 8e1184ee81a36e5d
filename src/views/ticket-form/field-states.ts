import type { TemplateResult } from 'lit';
import { LONGEST, type Draft, type Field } from '../../core/draft.js';
import { choicesOf, chosenWith, customKey, LONGEST_CUSTOM, worded, type CustomField } from '../../core/fields.js';
import type { Words } from '../../i18n/words.js';
import type { Drafting } from '../../session/drafting.js';
import type { FieldState } from '../../ui/field.js';

/** What the form's own fields are to the browser: which keyboard it shows, and what it fills in. */
const KINDS: Partial<Record<Field, FieldState['kind']>> = { email: 'email', phone: 'tel', description: 'textarea', language: 'choice' };

/** How one of the form's own fields stands. */
export function stateOf(name: Field, drafting: Drafting, help: string | TemplateResult | undefined, words: Words): FieldState {
  const { draft, faults, locked } = drafting.state.value;
  return {
    id: name,
    kind: KINDS[name] ?? 'text',
    label: words.t(`form.field.${name}`),
    value: draft![name],
    fault: faults[name],
    help,
    longest: name === 'language' ? undefined : LONGEST[name],
    optional: false,
    locked: locked.includes(name),
    write: (value) => drafting.write({ [name]: value }),
  };
}

/** How one of the host's fields stands. */
export function customStateOf(field: CustomField, all: readonly CustomField[], drafting: Drafting, words: Words): FieldState {
  const { faults, locked } = drafting.state.value;
  // As it is when something is written, not when this was drawn: a browser fills in several fields at once.
  const custom = (): Draft['custom'] => drafting.state.value.draft?.custom ?? {};
  const value = custom()[field.name] ?? '';
  const write = (text: string): void => drafting.write({ custom: { ...custom(), [field.name]: text } });
  const isText = field.type === 'text' || field.type === 'textarea';
  return {
    id: customId(field.name, all),
    kind: field.type,
    label: worded(field.label, words.language) || field.name,
    value,
    fault: faults[customKey(field.name)],
    help: field.help && worded(field.help, words.language),
    longest: isText ? LONGEST_CUSTOM[field.type] : undefined,
    optional: !field.required,
    locked: locked.includes(customKey(field.name)),
    write,
    choose: (choice, isChosen) => write(chosenWith(field, custom()[field.name], choice, isChosen)),
    ...((field.type === 'choice' || field.type === 'multi') && { options: choicesOf(field, words.language) }),
  };
}

/** The id of a host's field; its name may hold anything. */
export const customId = (name: string, all: readonly CustomField[]): string => `custom-${all.findIndex((one) => one.name === name)}`;
