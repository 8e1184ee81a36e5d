import { flag, isRecord, listOf, mapOf, oneOf, shape, shown, text, that, type Check, type Complain } from './check.js';
import { FIELD_TYPES, type Choice, type Condition, type CustomField, type Wording } from './fields.js';
import { CHANNELS } from './plan.js';

const wording: Check<Wording> = (value, at, complain) =>
  isRecord(value) ? mapOf(text, { wanted: 'a language tag such as nb', test: (key) => /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(key) })(value, at, complain) : text(value, at, complain);

/** A name, as it becomes a key of the ticket: no blanks around it, and nothing that means something to browsers. */
const name = that(
  'a name for a field',
  (value): value is string => typeof value === 'string' && /^\S(?:.{0,98}\S)?$/u.test(value) && !['__proto__', 'constructor', 'prototype'].includes(value),
);

/** A value to choose: one line, since several are sent one a line. */
const value = that('a text of one line', (one): one is string => typeof one === 'string' && /^.+$/u.test(one));

const choice: Check<Choice> = (one, at, complain) => {
  if (!isRecord(one)) return value(one, at, complain);
  const checked = shape<Exclude<Choice, string>>({ value, label: wording })(one, at, complain);
  if (checked?.value !== undefined) return checked;
  if (one['value'] === undefined) complain(at, 'a choice without a value', 'it is left out');
  return undefined;
};

const oneOrMore = <T>(check: Check<T>): Check<T | readonly T[]> => (one, at, complain) => (Array.isArray(one) ? listOf(check)(one, at, complain) : check(one, at, complain));

/** A condition that we cannot read is never met, so that nobody is held up by a field that they should not see. */
const condition: Check<Condition> = (given, at, complain) => {
  let right = true;
  const checked = shape<Condition>({ channel: oneOrMore(oneOf(...CHANNELS)), field: text, is: oneOrMore(text) })(given, at, (setting, found) => {
    right = false;
    complain(setting, found, 'the field is never shown');
  });
  return right ? checked : { channel: [] };
};

const keys = shape<CustomField>({ name, label: wording, help: wording, type: oneOf(...FIELD_TYPES), options: listOf(choice), required: flag, when: condition });

/** A field of the host's. One without a name, a label, a type, or what to choose from, is no field. */
const field: Check<CustomField> = (given, at, complain) => {
  const checked = keys(given, at, complain);
  if (!checked || !isRecord(given)) return undefined;
  const lacking = (['name', 'label', 'type'] as const).filter((key) => checked[key] === undefined);
  if (['choice', 'multi'].includes(checked.type) && !checked.options?.length) return refuse(at, 'a field without options to choose from', complain);
  if (lacking.length > 0) return lacking.every((key) => given[key] !== undefined) ? undefined : refuse(at, `a field without ${lacking.join(', ')}`, complain);
  return checked;
};

const refuse = (at: string, found: string, complain: Complain): undefined => complain(at, found, 'it is left out') as undefined;

/** The fields a host adds to the form. Each name counts once, and what a field waits for must be another of them. */
export const fields: Check<readonly CustomField[]> = (given, at, complain) => {
  const checked = listOf(field)(given, at, complain);
  return checked?.filter((one, index) => {
    const isTwice = checked.findIndex((other) => other.name === one.name) !== index;
    const waits = one.when?.field;
    if (isTwice) refuse(at, `there are two fields named ${shown(one.name)}`, complain);
    else if (waits !== undefined && (waits === one.name || !checked.some((other) => other.name === waits)))
      complain(at, `${shown(one.name)} waits for ${shown(waits)}, which is not another field we know`, 'it is never shown');
    return !isTwice;
  });
};
