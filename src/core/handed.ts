import { checkDraft, FIELDS, withoutHidden, type Draft, type Faults, type Rules } from './draft.js';
import { customKey } from './fields.js';
import { mended } from './mended.js';

/**
 * What a host has made of a draft it was handed, fit to be sent, and what it spoilt: there the visitor's own words stand.
 *
 * It may leave files out, but not put any in: what is in them was never seen here.
 */
export function acceptedFrom(handed: unknown, own: Draft, rules: Rules): { readonly draft: Draft; readonly spoilt: Faults } {
  const { fields = [] } = rules;
  const given = mended(handed, own);
  const attachments = own.attachments.filter(({ id }) => given.attachments.some((one) => one.id === id));
  const ready = withoutHidden({ ...given, attachments }, fields);
  const spoilt = checkDraft(ready, rules);
  const custom = fields.filter(({ name }) => customKey(name) in spoilt).map(({ name }): [string, string] => [name, own.custom[name] ?? '']);
  const texts = FIELDS.filter((field) => field in spoilt).map((field): [string, string] => [field, own[field]]);
  const { slot, ...rest } = ready;
  const when = 'slot' in spoilt ? own.slot : slot;
  return { draft: { ...rest, ...(when && { slot: when }), ...Object.fromEntries(texts), custom: { ...ready.custom, ...Object.fromEntries(custom) } }, spoilt };
}
