import { checkDraft, FIELDS, withoutHidden, type Draft, type Faults } from './draft.js';
import { customKey, type CustomField } from './fields.js';
import { mended } from './mended.js';

/**
 * What a host has made of a draft it was handed, fit to be sent, and what it spoilt: there the visitor's own words stand.
 *
 * It may leave files out, but not put any in: what is in them was never seen here.
 */
export function acceptedFrom(
  handed: unknown,
  own: Draft,
  { languages, fields }: { readonly languages: readonly string[]; readonly fields: readonly CustomField[] },
): { readonly draft: Draft; readonly spoilt: Faults } {
  const given = mended(handed, own);
  const attachments = own.attachments.filter(({ id }) => given.attachments.some((one) => one.id === id));
  const ready = withoutHidden({ ...given, attachments }, fields);
  const spoilt = checkDraft(ready, languages, fields);
  const custom = fields.filter(({ name }) => customKey(name) in spoilt).map(({ name }): [string, string] => [name, own.custom[name] ?? '']);
  const texts = FIELDS.filter((field) => field in spoilt).map((field): [string, string] => [field, own[field]]);
  return { draft: { ...ready, ...Object.fromEntries(texts), custom: { ...ready.custom, ...Object.fromEntries(custom) } }, spoilt };
}
